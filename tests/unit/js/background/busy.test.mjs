// @ts-check
/** Many pages at one worker, and what an update of it waits for. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PageSession} from '../../../../extension/src/background/page_session.js';
import {fakePort} from './fake_port.mjs';
import {settle} from './hand_clock.mjs';
import {check, rig, say} from './hand_desk.mjs';

test('an update waits for drafts and for pages of ours; after eight hours only for who writes, and for the popup', async () => {
  const {desk, clock, content} = await rig();
  const [a, b] = [content(), content('http://127.0.0.1/other', 2)];
  assert.equal(desk.isBusy(Infinity), false);
  a.say(check(1, 'Guardia larga 🌙'));
  assert.equal(desk.isBusy(Infinity), true);
  b.say({type: 'draft', open: true});
  a.say({type: 'draft', open: false});
  assert.equal(desk.isBusy(Infinity), true);
  await clock.advance(600_000);
  assert.deepEqual([desk.isBusy(Infinity), desk.isBusy(600_000)], [true, false], 'nobody went on with it');
  b.say(check(1, 'ת'));
  assert.equal(desk.isBusy(600_000), true);
  b.drop();
  assert.equal(desk.isBusy(Infinity), false);
  for (const [page, patient] of [['options', false], ['popup', true]]) {
    const port = fakePort({name: 'page'});
    desk.opened(new PageSession(/** @type {any} */ (port), desk, /** @type {string} */ (page)));
    assert.deepEqual([desk.isBusy(Infinity), desk.isBusy(600_000)], [true, patient], /** @type {string} */ (page));
    port.drop();
  }
});

test('before an update the host is let go of at once, and is not called again', async () => {
  const {desk, clock, content, greet, hosts} = await rig();
  content();
  const host = await greet();
  desk.leave();
  assert.equal(host.open, false);
  await clock.advance(60_000);
  assert.equal(hosts.length, 1);
});

test('a hundred tabs, two changes a second in each: one port, and every last answer comes to its own tab', async () => {
  const {clock, content, greet, hosts} = await rig();
  const tabs = Array.from({length: 100}, (_, at) => content(`http://127.0.0.1/${at}`, at + 1));
  const host = await greet();
  let heard = host.sent.length;
  for (let round = 1; round <= 20; round++) {
    tabs.forEach((tab, at) => tab.say(check(round, `Guardia ${at} 🌙 ${'ñ'.repeat(round)}`)));
    await clock.advance(500);
    const asked = host.sent.slice(heard).filter((each) => each.check);
    heard = host.sent.length;
    for (const each of asked.reverse()) { // it answers in an order of its own
      const ofTab = Number(/Guardia (\d+)/.exec(each.check.parts[0].text)?.[1]);
      host.say({id: each.id, report: {composer: each.check.composer, revision: each.check.revision, status: 'COMPLETE', policyRisk: {score: ofTab}}});
    }
    await settle();
  }
  assert.equal(hosts.length, 1, 'one port');
  for (const [at, tab] of tabs.entries()) {
    const reports = say(tab, 'report').map((each) => each.report);
    assert.deepEqual(reports.map(({revision}) => revision), Array.from({length: 20}, (_, round) => round + 1), `tab ${at}: none is lost`);
    assert.ok(reports.every(({composer, policyRisk}) => composer === 1 && policyRisk.score === at), `tab ${at}: each is its own`);
  }
});
