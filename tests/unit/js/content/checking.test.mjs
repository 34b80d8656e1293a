// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Checking} from '../../../../extension/src/content/checking.js';
import {paced} from '../../../../extension/src/content/pace.js';
import * as timing from '../../../../extension/src/content/timing.js';
import {handClock} from '../background/hand_clock.mjs';
import {handComposer} from './hand_draft.mjs';

function rig() {
  const clock = handClock();
  /** @type {any[]} */
  const sent = [];
  const judged = [];
  const world = {
    send: (/** @type {any} */ message) => { sent.push(message); return true; }, surface: {id: 'demo'}, settings: /** @type {any} */ ({mode: 'gate'}), clock,
    judged: (/** @type {any} */ composer) => { judged.push(composer.verdict); },
  };
  return {clock, sent, judged, world, checking: new Checking(world)};
}
/** @param {number} revision @returns {any} */
const clean = (revision) => ({composer: 1, revision, status: 'COMPLETE', level: 'CLEAR', action: 'NONE'});

test('a pace runs at once after a pause, then at most once an interval, and the last time always', async () => {
  const clock = handClock();
  /** @type {number[]} */
  const runs = [];
  const pace = paced(120, () => { runs.push(clock.now()); }, clock);
  for (let key = 0; key < 20; key++) {
    pace.ask();
    await clock.advance(25);
  }
  await clock.advance(500);
  assert.equal(runs[0], 0, 'the first key is not kept waiting');
  assert.ok(runs.slice(1).every((at, index) => at - runs[index] >= 120), `at least 120 ms apart: ${runs}`);
  assert.ok((runs.at(-1) ?? 0) >= 475, 'the last key is not forgotten');
  pace.ask();
  pace.stop();
  await clock.advance(500);
  assert.equal(clock.pending(), 0);
});

test('the text goes out well-formed, with kind, surface and revision', () => {
  const {sent, checking} = rig();
  checking.look(handComposer('half a moon \ud83c here ñ'));
  assert.equal(sent.length, 1);
  const {check} = sent[0];
  assert.equal(check.parts[0].text, 'half a moon \ufffd here ñ', 'one unit for one');
  assert.deepEqual([check.composer, check.revision, check.surface, check.kind, check.urgent], [1, 1, 'demo', 'POST', false]);
});

test('the same draft is not sent twice, neither while it is under way nor once it is judged', () => {
  const {sent, judged, checking} = rig();
  const composer = handComposer('calm 🌙');
  checking.look(composer);
  checking.look(composer);
  checking.report(composer, clean(1));
  checking.look(composer);
  assert.equal(sent.length, 1);
  assert.equal(judged.length, 1);
});

test('latest wins: a report on an older revision is dropped', () => {
  const {sent, judged, checking} = rig();
  const composer = handComposer('one');
  checking.look(composer);
  composer.text = 'one two é';
  checking.look(composer);
  checking.report(composer, clean(1));
  assert.equal(judged.length, 0);
  checking.report(composer, clean(2));
  assert.equal(judged[0].draft.parts[0].reading.text, 'one two é');
  checking.report(composer, clean(2));
  assert.equal(judged.length, 1, 'the same answer does not count twice');
  assert.deepEqual(sent.map((message) => message.check.revision), [1, 2]);
});

test('an urgent check goes ahead of the one under way, and is not asked for twice', () => {
  const {sent, checking} = rig();
  const composer = handComposer('posted ñ');
  checking.look(composer);
  checking.ask(composer, composer.read(), true);
  checking.ask(composer, composer.read(), true);
  checking.ask(composer, composer.read(), false);
  assert.deepEqual(sent.map((message) => [message.check.revision, message.check.urgent]), [[1, false], [2, true]]);
});

test('no answer within two seconds is "not checked", and a late one is dropped', async () => {
  const {clock, judged, checking} = rig();
  const composer = handComposer('waits 🌙');
  checking.look(composer);
  await clock.advance(timing.fail - 1);
  assert.equal(judged.length, 0);
  assert.equal(checking.waiting(composer), timing.fail - 1);
  await clock.advance(1);
  assert.deepEqual([judged[0].checked, judged[0].link, judged[0].why], [false, 'timed_out', 'unanswered']);
  checking.report(composer, clean(1));
  assert.equal(judged.length, 1);
});

test('too long a text is never sent, and nothing to post is nothing to look at', () => {
  const {sent, judged, checking} = rig();
  checking.look(handComposer('é'.repeat(130_000)));
  checking.look(handComposer('  \n'));
  assert.equal(sent.length, 0);
  assert.deepEqual(judged.map((verdict) => [verdict.checked, verdict.why]), [[false, 'TOO_LONG'], [true, undefined]]);
});

test('nothing is looked at while an input method is at work, before the author came, or when switched off', () => {
  const {sent, checking, world} = rig();
  checking.look({...handComposer('にほ'), composing: true});
  checking.look({...handComposer('restored é'), live: false});
  world.settings.mode = 'off';
  checking.look(handComposer('anything é'));
  assert.equal(sent.length, 0);
});

test('answers travel with the check, and a new one makes the draft another', () => {
  const {sent, checking} = rig();
  const composer = handComposer('met Zoë');
  checking.look(composer);
  checking.report(composer, clean(1));
  composer.answers.give('phi.name', 'Zoë', 'NOT_A_PATIENT');
  checking.look(composer);
  assert.deepEqual(sent[1].check.answers, [{rule: 'phi.name', part: 0, span: {begin: 4, end: 7}, kind: 'NOT_A_PATIENT'}]);
  composer.text = '';
  checking.look(composer);
  composer.text = 'met Zoë';
  checking.look(composer);
  assert.deepEqual(sent.at(-1).check.answers, [], 'a new draft begins with none');
});

test('when the worker comes back it is asked again what it was asked', () => {
  const {sent, checking} = rig();
  const composer = handComposer('again é');
  checking.ask(composer, composer.read(), true);
  checking.askAgain(composer);
  assert.deepEqual(sent.map((message) => [message.check.revision, message.check.urgent]), [[1, true], [2, true]]);
  checking.report(composer, clean(2));
  checking.askAgain(composer);
  assert.equal(sent.length, 2);
});

test('a message that nobody hears is "not checked" at once', () => {
  const {judged, world} = rig();
  const checking = new Checking({...world, send: () => false});
  checking.look(handComposer('orphaned é'));
  assert.deepEqual(judged.map((verdict) => [verdict.checked, verdict.link]), [[false, 'disconnected']]);
});

test('where lines go out of the page by themselves silence no longer counts, until the draft is empty', () => {
  const {judged, checking} = rig();
  const composer = handComposer('una noche 🌙\ntea and toast\nso it goes');
  const look = (/** @type {string} */ text, cut = false) => {
    composer.text = text;
    composer.cut = cut;
    checking.look(composer);
    checking.report(composer, clean(composer.revision));
    return [judged.at(-1)?.complete, judged.at(-1)?.why];
  };
  assert.deepEqual(look('una noche 🌙\ntea and toast\nso it goes'), [true, undefined]);
  assert.deepEqual(look('tea and toast\nso it goes', true), [true, undefined], 'its author took the first line out');
  assert.deepEqual(look('so it goes\nmore'), [false, 'out_of_sight']);
  assert.deepEqual(look('so it goes\nmore\nand more'), [false, 'out_of_sight'], 'and stays so');
  look('');
  assert.deepEqual(look('another one ☕'), [true, undefined]);
});
