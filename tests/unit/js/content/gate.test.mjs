// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Gate} from '../../../../extension/src/content/gate/gate.js';
import * as timing from '../../../../extension/src/content/timing.js';
import {clearVerdict, notChecked} from '../../../../extension/src/content/verdict.js';
import {handClock} from '../background/hand_clock.mjs';
import {handComposer} from './hand_draft.mjs';

/** A gate with a page of one composer; `act` presses Post, `replayed` counts what was posted by us. */
function rig({text = 'Señor Núñez 🌙', policy = 'warn', touched = true} = {}) {
  const clock = handClock();
  const composer = handComposer(text);
  const seen = {replayed: 0, urgent: 0, /** @type {string[]} */ shown: [], /** @type {any[]} */ decided: [], visible: true};
  const world = {
    settings: /** @type {any} */ ({mode: 'gate', failPolicy: policy, reasonRequired: false}), clock, touched,
    checking: /** @type {any} */ ({ask: () => { seen.urgent++; }}),
    decide: (/** @type {any} */ _composer, /** @type {number} */ revision, /** @type {string} */ outcome, /** @type {any} */ reason) => { seen.decided.push([revision, outcome, reason]); },
    showChecking: () => { seen.shown.push('checking'); },
    showGate: () => { seen.shown.push('gate'); },
    showNotChecked: (/** @type {any} */ _posting, /** @type {any} */ _link, /** @type {any} */ _why, /** @type {boolean} */ mayPost) => { seen.shown.push(mayPost ? 'not checked' : 'blocked'); },
    showPressAgain: () => { seen.shown.push('press again'); },
    showCovered: () => { seen.shown.push('covered'); },
    showNothing: () => {},
    wasSeen: () => seen.visible,
    onScreen: true,
  };
  const gate = new Gate(world);
  const control = {isConnected: true, matches: () => false, click: () => {
    if (gate.meet(posting('act', 'click'), event('click', false)) === 'pass') seen.replayed++;
  }};
  /** @returns {any} */
  const posting = (/** @type {string} */ stage, kind = 'click') => ({composer, stage, kind, control, form: null, byPage: false});
  /** @returns {any} */
  const event = (type = 'click', isTrusted = true) => ({type, isTrusted});
  const act = (kind = 'click', trusted = true) => {
    if (trusted) gate.pressed();
    return gate.meet(posting('act', kind), event(kind === 'submit' ? 'submit' : kind === 'key' ? 'keydown' : 'click', trusted));
  };
  /** @param {any} more */
  const judged = (more = {}) => {
    composer.verdict = {...clearVerdict(composer.read(), ++composer.revision), ...more};
    gate.judged(composer);
  };
  return {clock, composer, seen, world, gate, act, judged, press: () => gate.meet(posting('press'), event('pointerdown'))};
}
const GATE = {gate: true};
const chosen = {reason: /** @type {const} */ ('ANSWER_KIND_UNSPECIFIED'), visibleMs: 900, observed: true};

test('a checked harmless post goes through at once, and is reported once for click and submit together', () => {
  const {seen, act, judged, press} = rig();
  judged();
  assert.equal(press(), 'pass');
  assert.equal(act(), 'pass');
  assert.equal(act('submit'), 'pass');
  assert.deepEqual(seen.decided.filter(([, outcome]) => outcome !== 'POSTED'), []);
  assert.deepEqual([seen.shown, seen.replayed, seen.urgent], [[], 0, 0]);
});

test('a post with a stop is held on every event and asked about once', () => {
  const {seen, act, judged, press, gate} = rig();
  judged(GATE);
  assert.equal(press(), 'hold');
  assert.equal(act(), 'hold');
  assert.equal(act('key'), 'hold');
  assert.equal(act('submit'), 'hold');
  assert.deepEqual(seen.shown, ['gate']);
  assert.equal(gate.asking?.kind, 'gate');
});

test('what the page took off the screen is shown again at the next press', () => {
  const {seen, act, judged, world} = rig();
  judged(GATE);
  act();
  world.onScreen = false;
  assert.equal(act(), 'hold');
  assert.deepEqual(seen.shown, ['gate', 'gate']);
});

test('without a verdict a post is held, asked for urgently, and replayed once when it comes clear', () => {
  const {seen, act, judged} = rig();
  assert.equal(act(), 'hold');
  assert.ok(seen.urgent > 0);
  judged();
  assert.deepEqual([seen.replayed, seen.shown], [1, []]);
  judged();
  assert.equal(seen.replayed, 1);
});

test('the check begins with the press, and a verdict that is there at the click lets it through untouched', () => {
  const {seen, act, judged, press} = rig();
  assert.equal(press(), 'hold');
  assert.equal(seen.urgent, 1);
  judged();
  assert.equal(act(), 'pass');
  assert.equal(seen.replayed, 0);
});

test('"checking" is shown at 300 ms, the fail policy decides at 2 s', async () => {
  for (const [policy, shown, replayed] of /** @type {const} */ ([['warn', 'not checked', 0], ['block', 'blocked', 0], ['allow', undefined, 1]])) {
    const {seen, act, clock} = rig({policy});
    assert.equal(act(), 'hold');
    await clock.advance(timing.checking - 1);
    assert.deepEqual(seen.shown, []);
    await clock.advance(1);
    assert.deepEqual(seen.shown, ['checking']);
    await clock.advance(timing.fail - timing.checking);
    assert.deepEqual([seen.shown[1], seen.replayed], [shown, replayed], policy);
  }
});

test('a text that changed while it was held is not posted', async () => {
  const {seen, act, judged, composer, clock} = rig();
  act();
  composer.text += ' and more é';
  judged();
  await clock.advance(timing.fail * 2);
  assert.deepEqual([seen.replayed, seen.shown, seen.decided], [0, [], []]);
});

test('a partial check holds what it found, and its silence is "not checked"', () => {
  const silent = rig();
  silent.judged({complete: false});
  assert.equal(silent.act(), 'hold');
  assert.deepEqual(silent.seen.shown, ['not checked']);
  const found = rig();
  found.judged({complete: false, gate: true});
  found.act();
  assert.deepEqual(found.seen.shown, ['gate']);
});

test('"post anyway" posts once, with its reason, and the next press is asked about again', async () => {
  const {seen, act, judged, gate, clock} = rig();
  judged(GATE);
  act();
  gate.postAnyway({...chosen, reason: 'SIGNED_AUTHORIZATION'});
  assert.equal(seen.replayed, 1);
  assert.deepEqual(seen.decided, [[1, 'OVERRODE', 'SIGNED_AUTHORIZATION']]);
  assert.equal(act(), 'hold');
  await clock.advance(timing.replay + timing.follows + 1);
  assert.equal(act('key'), 'hold');
  assert.equal(seen.replayed, 1);
});

test('"post anyway" counts only when it was in full view, and with a reason where one is asked for', () => {
  const {seen, act, judged, gate, world} = rig();
  judged(GATE);
  act();
  seen.visible = false;
  gate.postAnyway(chosen);
  assert.deepEqual(seen.shown, ['gate', 'covered'], 'and says so');
  seen.visible = true;
  world.settings.reasonRequired = true;
  gate.postAnyway(chosen);
  assert.deepEqual([seen.replayed, gate.asking?.kind], [0, 'gate']);
  gate.postAnyway({...chosen, reason: 'ACCEPT_RISK'});
  assert.equal(seen.replayed, 1);
});

/** A verdict that holds for words that may be answered so. @param {string[]} answers */
const holdsFor = (answers) => ({gate: true, found: [{rule: 'phi.name.titled', view: {index: 0, quote: 'Señor Núñez', finding: {answers}}}]});
const signed = {...chosen, reason: /** @type {const} */ ('SIGNED_AUTHORIZATION')};

test('the reason for which a draft was posted answers what it was given for, at the author\'s next act', async () => {
  const {seen, act, judged, gate, composer, clock} = rig();
  judged(holdsFor(['NOT_A_PATIENT', 'SIGNED_AUTHORIZATION']));
  act();
  gate.postAnyway(signed);
  assert.deepEqual([seen.replayed, composer.answers.version], [1, 0], 'what the page still does finds the draft as it was');
  await clock.advance(timing.nextPress);
  assert.equal(act(), 'hold', 'a verdict with the answer comes first');
  assert.deepEqual(composer.answers.in(['el Señor Núñez']), [{rule: 'phi.name.titled', part: 0, span: {begin: 3, end: 14}, kind: 'SIGNED_AUTHORIZATION'}]);
  judged();
  assert.deepEqual([seen.replayed, seen.shown], [2, ['gate']], 'and it is not asked again');
});

test('it answers in the words that the author goes on to change, but nothing that may not be answered so, and not for ever', async () => {
  for (const {answers, wait, version, why} of [
    {answers: ['SIGNED_AUTHORIZATION'], wait: 0, version: 1, why: 'a changed draft'},
    {answers: ['NOT_A_PATIENT'], wait: 0, version: 0, why: 'an answer that does not fit'},
    {answers: ['SIGNED_AUTHORIZATION'], wait: timing.answers + 1, version: 0, why: 'too long ago'},
  ]) {
    const {act, judged, gate, composer, clock} = rig();
    judged(holdsFor(answers));
    act();
    gate.postAnyway(signed);
    gate.textChanged(composer);
    assert.equal(composer.answers.version, 0, 'nothing has changed yet');
    await clock.advance(wait);
    composer.text += ' ✨';
    gate.textChanged(composer);
    assert.equal(composer.answers.version, version, why);
  }
});

test('"post anyway" of a text that changed since posts nothing', () => {
  const {seen, act, judged, gate, composer} = rig();
  judged(GATE);
  act();
  composer.text = 'quite another é';
  gate.postAnyway(chosen);
  assert.deepEqual([seen.replayed, seen.decided], [0, []]);
});

test('where posts are blocked there is no "post anyway"', async () => {
  const {seen, act, gate, clock} = rig({policy: 'block'});
  act();
  await clock.advance(timing.fail);
  gate.postAnyway(chosen);
  assert.equal(seen.replayed, 0);
});

test('where only a person\'s press posts, it is asked for and let through once', () => {
  const {seen, act, judged, gate, composer} = rig();
  composer.needsRealClick = true;
  judged(GATE);
  act();
  gate.postAnyway(chosen);
  assert.deepEqual([seen.replayed, seen.shown], [0, ['gate', 'press again']]);
  assert.equal(act(), 'pass');
  assert.equal(act(), 'hold');
});

test('what comes clear only after the author was told otherwise waits for the next press', async () => {
  const {seen, act, judged, gate, clock} = rig();
  act();
  await clock.advance(timing.fail);
  assert.equal(gate.asking?.kind, 'not_checked');
  judged();
  assert.deepEqual([seen.replayed, gate.asking], [0, null]);
  assert.equal(act(), 'pass');
});

test('what turns out to be a stop after "not checked" becomes the gate', async () => {
  const {seen, act, judged, clock} = rig();
  act();
  await clock.advance(timing.fail);
  judged(GATE);
  assert.deepEqual(seen.shown, ['checking', 'not checked', 'gate']);
});

test('a failure known from before is tried once more, then the policy decides', () => {
  const {seen, act, judged, composer} = rig();
  composer.verdict = notChecked(composer.read(), 1, 'exited');
  assert.equal(act(), 'hold');
  assert.ok(seen.urgent > 0);
  judged({checked: false, complete: false, link: 'exited'});
  assert.deepEqual(seen.shown, ['not checked']);
});

test('the page\'s own post is held whatever the verdict, and asked about once', async () => {
  for (const verdict of [{}, GATE]) {
    const {seen, act, judged, clock} = rig();
    judged(verdict);
    await clock.advance(timing.follows + 1);
    for (let tries = 0; tries < 3; tries++) assert.equal(act('submit', false), 'hold');
    assert.equal(seen.shown.length, 1, 'a window opens in both cases');
    assert.equal(seen.replayed, 0);
  }
});

test('before anybody touched the page nothing opens, and nothing is posted', () => {
  const {seen, act, judged} = rig({touched: false});
  judged();
  assert.equal(act('click', false), 'hold');
  assert.deepEqual(seen.shown, []);
});

test('what follows from a person\'s press belongs to it, also after an upload', async () => {
  const {seen, act, judged, clock} = rig();
  judged();
  assert.equal(act('click'), 'pass');
  assert.equal(act('submit', false), 'pass');
  await clock.advance(60_000);
  assert.equal(act('submit', false), 'pass');
  assert.deepEqual(seen.shown, []);
});

test('a shortcut of the site that ends in a click of its own is the author\'s post', () => {
  const {seen, act, judged, gate} = rig();
  judged(GATE);
  gate.pressed();
  assert.equal(act('click', false), 'hold');
  assert.deepEqual(seen.shown, ['gate']);
});

test('a mode that no longer holds lets the held post go', () => {
  const {seen, act, world, gate} = rig();
  act();
  world.settings.mode = 'hints';
  gate.settingsChanged();
  assert.equal(seen.replayed, 1);
});

test('going on writing ends the question, and counts as editing after a gate only', async () => {
  const {seen, act, judged, composer, gate} = rig();
  judged(GATE);
  act();
  composer.text += ' é';
  gate.textChanged(composer);
  assert.deepEqual([gate.asking, seen.decided], [null, [[1, 'EDITED', undefined]]]);
  const other = rig();
  other.act();
  await other.clock.advance(timing.fail);
  other.gate.giveUpAsking(true);
  assert.deepEqual(other.seen.decided, []);
});

test('modes that only look let everything through', () => {
  for (const mode of ['off', 'observe', 'hints']) {
    const {seen, act, judged, world} = rig();
    world.settings.mode = mode;
    judged(GATE);
    assert.equal(act(), 'pass');
    assert.equal(act('submit', false), 'pass');
    assert.deepEqual(seen.shown, []);
  }
});

test('Post pressed after ten idle minutes: what somebody answered before no longer counts', async () => {
  const {clock, composer, seen, act, judged} = rig();
  composer.answers.act(clock.now());
  composer.answers.give('phi.name', 'Núñez', 'NOT_A_PATIENT');
  judged(); // clear, by that answer
  await clock.advance(timing.answers + 1);
  assert.equal(act(), 'hold');
  assert.deepEqual([seen.urgent, composer.answers.has('NOT_A_PATIENT')], [1, false]);
  judged(GATE);
  assert.deepEqual(seen.shown, ['gate']);
});
