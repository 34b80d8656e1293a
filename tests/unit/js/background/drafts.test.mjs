// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Drafts} from '../../../../extension/src/background/drafts.js';
import {LinkFailure} from '../../../../extension/src/background/link_errors.js';
import {handClock, settle} from './hand_clock.mjs';

/** Drafts over a link that the test answers for. */
function rig(state = 'ready') {
  const clock = handClock();
  /** @type {{check: any, reply: (reply: any) => void, fail: (state: any) => void}[]} */
  const asked = [];
  const link = {
    state,
    markHealthy: () => {},
    request: ({check}) => new Promise((resolve, reject) => {
      asked.push({check, reply: resolve, fail: (why) => reject(new LinkFailure(why))});
    }),
  };
  const drafts = new Drafts({link: /** @type {any} */ (link), clock});
  return {clock, asked, link, drafts};
}
const check = (composer, revision, text = 'Ça va 🙂') => ({composer, revision, parts: [{role: 'BODY', text}]});
const report = (composer, revision) => ({report: {composer, revision, status: 'COMPLETE', level: 'CLEAR'}});

test('a draft is answered with its report', async () => {
  const {asked, drafts, clock} = rig();
  const verdict = drafts.submit(check(4, 9));
  asked[0].reply(report(4, 9));
  assert.deepEqual(await verdict, report(4, 9));
  assert.equal(clock.pending(), 0, 'nothing is kept');
});

test('a newer revision takes the place of an older one, which gets no verdict', async () => {
  const {asked, drafts} = rig();
  const older = drafts.submit(check(1, 1));
  const newer = drafts.submit(check(1, 2));
  asked[0].reply(report(1, 1));
  asked[1].reply(report(1, 2));
  assert.equal(await older, null);
  assert.deepEqual(await newer, report(1, 2));
});

test('drafts of different composers do not disturb each other', async () => {
  const {asked, drafts} = rig();
  const one = drafts.submit(check(1, 1));
  const two = drafts.submit(check(2, 1));
  asked[1].reply(report(2, 1));
  asked[0].reply(report(1, 1));
  assert.deepEqual(await one, report(1, 1));
  assert.deepEqual(await two, report(2, 1));
});

test('a draft that the host lost is sent again when the link is back', async () => {
  const {asked, drafts, link} = rig();
  const verdict = drafts.submit(check(1, 3));
  link.state = 'exited';
  asked[0].fail('exited');
  await settle();
  link.state = 'ready';
  drafts.linkChanged();
  assert.deepEqual(asked[1].check, check(1, 3));
  asked[1].reply(report(1, 3));
  assert.deepEqual(await verdict, report(1, 3));
});

test('only the latest revision is sent when the link comes up', async () => {
  const {asked, drafts, link} = rig('starting');
  const first = drafts.submit(check(1, 1));
  const second = drafts.submit(check(1, 2));
  link.state = 'ready';
  drafts.linkChanged();
  assert.deepEqual(asked.map((each) => each.check.revision), [2]);
  asked[0].reply(report(1, 2));
  assert.equal(await first, null);
  assert.deepEqual(await second, report(1, 2));
});

test('a draft that ends the host three times is not sent a fourth time', async () => {
  const {asked, drafts, link} = rig();
  const verdict = drafts.submit(check(1, 1));
  for (let i = 0; i < 3; i++) {
    link.state = 'exited';
    asked[i].fail('exited');
    await settle();
    link.state = 'ready';
    drafts.linkChanged();
  }
  assert.equal(asked.length, 3);
  assert.deepEqual(await verdict, {link: 'exited'});
});

for (const state of ['not_installed', 'forbidden', 'blocked_by_policy', 'version_skew']) {
  test(`${state}: the author is told at once`, async () => {
    const {asked, drafts} = rig(state);
    assert.deepEqual(await drafts.submit(check(1, 1)), {link: state});
    assert.equal(asked.length, 0);
  });
}

test('a draft waits 5 s for a host that is coming back, and no longer', async () => {
  const {clock, drafts} = rig('exited');
  let verdict;
  drafts.submit(check(1, 1)).then((each) => { verdict = each; });
  await clock.advance(4_999);
  assert.equal(verdict, undefined);
  await clock.advance(1);
  assert.deepEqual(verdict, {link: 'exited'});
});

test('a host that never answers: timed out, never clear', async () => {
  const {clock, drafts} = rig();
  const verdict = drafts.submit(check(1, 1));
  await clock.advance(5_000);
  assert.deepEqual(await verdict, {link: 'timed_out'});
});

test('a report for another revision is no verdict', async () => {
  const {asked, drafts} = rig();
  const verdict = drafts.submit(check(1, 5));
  asked[0].reply(report(1, 4));
  assert.deepEqual(await verdict, {link: 'broken_reply'});
});

test('errors of the request say that nothing was checked', async () => {
  for (const [code, reason] of [['INTERNAL', 'FAILED'], ['LIMIT', 'TOO_LONG'], ['WRONG_TYPE', 'FAILED']]) {
    const {asked, drafts} = rig();
    const verdict = drafts.submit(check(1, 2));
    asked[0].reply({error: {code}});
    assert.deepEqual(await verdict, {report: {composer: 1, revision: 2, status: 'NOT_CHECKED', reason}}, code);
  }
});

test('a busy host is asked again after a pause', async () => {
  const {clock, asked, drafts} = rig();
  const verdict = drafts.submit(check(1, 1));
  asked[0].reply({error: {code: 'BUSY'}});
  await settle();
  assert.equal(asked.length, 1);
  await clock.advance(250);
  asked[1].reply(report(1, 1));
  assert.deepEqual(await verdict, report(1, 1));
});

test('a forgotten draft is neither sent again nor answered', async () => {
  const {asked, drafts, link} = rig('exited');
  const verdict = drafts.submit(check(1, 1));
  drafts.forget(1);
  assert.equal(await verdict, null);
  link.state = 'ready';
  drafts.linkChanged();
  assert.equal(asked.length, 0);
});
