// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clearVerdict, isSwitchedOff, notChecked, offeredEdit, verdictOf} from '../../../../extension/src/content/verdict.js';
import {pillState} from '../../../../extension/src/content/pill_state.js';
import {judge, judgementOf} from '../../../../extension/src/content/gate/judgement.js';
import {applied} from '../../../../extension/src/content/edits.js';
import {isTooLong} from '../../../../extension/src/content/checking.js';
import {isEmpty, sameDraft} from '../../../../extension/src/content/composer.js';
import {draftOf, handComposer} from './hand_draft.mjs';

const text = 'Nuit calme 🌙, M. Lefèvre va mieux';
const draft = draftOf([text]);
/** @param {string} words */
const span = (words) => ({begin: text.indexOf(words), end: text.indexOf(words) + words.length});
const finding = {rule: 'phi.name', level: 'STOP', span: span('M. Lefèvre'), fixes: [{span: span('M. Lefèvre'), replacement: 'il'}]};
/** @param {object} more @returns {any} */
const report = (more) => ({composer: 1, revision: 1, status: 'COMPLETE', level: 'STOP', action: 'GATE', findings: [finding], ...more});

test('findings come with the author\'s words and the wire\'s defaults', () => {
  const first = {level: 'NOTICE', span: {end: 4}};
  const verdict = verdictOf(draft, 3, report({findings: [finding, first], rewrite: {edits: [{span: {end: 4}}], level: 'CLEAR'}, groupSize: 'TENS'}));
  assert.deepEqual(verdict.found.map((each) => [each.view.index, each.view.quote, each.part, each.rule]), [[0, 'M. Lefèvre', 0, 'phi.name'], [1, 'Nuit', 0, '']]);
  assert.deepEqual(verdict.found[0].fixes, [{part: 0, span: span('M. Lefèvre'), replacement: 'il'}]);
  assert.deepEqual(verdict.edits, [{part: 0, span: {begin: 0, end: 4}, replacement: ''}]);
  assert.deepEqual([verdict.checked, verdict.complete, verdict.gate, verdict.levelAfter, verdict.groupSize], [true, true, true, 'CLEAR', 'TENS']);
});

test('what was answered, is clear or has no level is not shown, and the others keep their numbers', () => {
  const verdict = verdictOf(draft, 1, report({findings: [{...finding, answered: true}, {...finding, level: 'CLEAR'}, {...finding, level: undefined}, finding]}));
  assert.deepEqual(verdict.found.map((each) => each.view.index), [3]);
});

test('offsets that lead nowhere make the whole report worthless', () => {
  for (const bad of [{begin: 5, end: 3}, {begin: 0, end: text.length + 1}]) {
    for (const more of [{findings: [{...finding, span: bad}]}, {findings: [{...finding, fixes: [{span: bad}]}]}, {rewrite: {edits: [{span: bad}]}}, {findings: [{...finding, part: 1}]}]) {
      const verdict = verdictOf(draft, 1, report(more));
      assert.deepEqual([verdict.checked, verdict.link], [false, 'broken_reply']);
    }
  }
});

test('what the host says of the whole draft comes along, and is nothing where it says nothing', () => {
  const offers = [{label: 'Eine kurze Antwort', text: 'Danke 🌷', use: 'INSTEAD'}];
  const closings = [{id: 'no_wording', text: 'Rien à faire.'}];
  assert.deepEqual(verdictOf(draft, 1, report({offers, closings, rewrite: {edits: [], label: 'Tout'}})).said, {offers, closings, rewriteLabel: 'Tout'});
  for (const verdict of [verdictOf(draft, 1, report({})), notChecked(draft, 1, 'exited'), clearVerdict(draft, 1)]) {
    assert.deepEqual(verdict.said, {offers: [], closings: [], rewriteLabel: ''});
  }
});

test('an offer for a part that is not there makes the whole report worthless', () => {
  assert.equal(verdictOf(draft, 1, report({offers: [{text: 'Danke', part: 1}]})).link, 'broken_reply');
});

test('an offered text takes the place of its part, or stands behind it after one space', () => {
  const two = draftOf(['Erste 🌙', text]);
  const instead = offeredEdit(two, {text: 'Merci 🌷', use: 'INSTEAD', part: 1});
  assert.equal(instead.part, 1);
  assert.equal(applied(text, [instead]), 'Merci 🌷');
  for (const [before, after] of [['Ça va.', 'Ça va. Mon avis.'], ['Ça va.\n', 'Ça va.\nMon avis.'], ['Ça va. ', 'Ça va. Mon avis.'], ['', 'Mon avis.']]) {
    assert.equal(applied(before, [offeredEdit(draftOf([before]), {text: 'Mon avis.', use: 'AT_END'})]), after);
  }
});

test('"did not finish" is never "nothing found"', () => {
  for (const [status, action, judgement] of /** @type {const} */ ([
    ['COMPLETE', 'NONE', 'pass'], ['COMPLETE', 'MARK', 'pass'], ['COMPLETE', 'GATE', 'gate'],
    ['PARTIAL', 'NONE', 'unchecked'], ['PARTIAL', 'MARK', 'unchecked'], ['PARTIAL', 'GATE', 'gate'],
    ['NOT_CHECKED', 'NONE', 'unchecked'], ['CHECK_STATUS_UNSPECIFIED', 'NONE', 'unchecked'],
  ])) assert.equal(judgementOf(verdictOf(draft, 1, report({status, action}))), judgement, `${status} ${action}`);
});

test('a draft switched off by the organisation passes, any other silence does not', () => {
  assert.equal(judgementOf(verdictOf(draft, 1, report({status: 'NOT_CHECKED', reason: 'MODE_OFF'}))), 'pass');
  assert.equal(judgementOf(verdictOf(draft, 1, report({status: 'NOT_CHECKED', reason: 'MESSAGES_OFF'}))), 'pass');
  assert.equal(judgementOf(notChecked(draft, 1, 'off')), 'pass');
  for (const reason of ['TOO_LONG', 'TIMEOUT', 'FAILED']) {
    assert.equal(judgementOf(verdictOf(draft, 1, report({status: 'NOT_CHECKED', reason}))), 'unchecked');
  }
  assert.equal(isSwitchedOff(clearVerdict(draft, 1)), false);
});

test('only the mode "gate" holds, and only what is there to be posted', () => {
  const composer = handComposer(text);
  for (const mode of ['off', 'observe', 'hints']) assert.equal(judge(mode, composer, composer.read()), 'pass');
  assert.equal(judge('gate', composer, composer.read()), 'unknown');
  assert.equal(judge('gate', composer, draftOf([' \n'])), 'pass');
  assert.equal(judge('gate', composer, draftOf([''], {images: 1})), 'unknown', 'a picture alone can be posted');
});

test('a failure is tried once more at the press, too long a text is not', () => {
  const composer = handComposer(text);
  composer.verdict = notChecked(composer.read(), 1, 'exited');
  assert.equal(judge('gate', composer, composer.read()), 'unknown');
  composer.verdict = notChecked(composer.read(), 1, 'ready', 'TOO_LONG');
  assert.equal(judge('gate', composer, composer.read()), 'unchecked');
});

test('drafts are the same only with the same boxes, words, pictures and answers', () => {
  assert.equal(sameDraft(draft, draftOf([text])), true);
  for (const other of [draftOf([`${text}!`]), draftOf([text, '']), draftOf([text], {images: 1}), draftOf([text], {answered: 1}), draftOf([text], {boxes: [{}]})]) {
    assert.equal(sameDraft(draft, other), false);
  }
  assert.equal(isEmpty(draftOf(['', '\u00a0 '])), true);
});

test('the pill never says "checked" of what was not', () => {
  const state = (/** @type {any} */ more) => pillState({mode: 'gate', link: 'ready', verdict: null, waited: 0, ...more})?.state;
  assert.equal(state({}), 'checked', 'an empty box with everything in order');
  assert.equal(state({link: 'not_installed'}), 'not_checked');
  assert.equal(state({link: 'starting'}), 'starting');
  assert.equal(state({link: 'version_skew'}), 'update_needed');
  assert.equal(state({mode: 'off'}), 'off');
  assert.equal(state({verdict: verdictOf(draft, 1, report({status: 'PARTIAL', action: 'NONE', findings: []}))}), 'not_checked');
  assert.equal(state({verdict: verdictOf(draft, 1, report({action: 'NONE', findings: [], otherLanguage: true}))}), 'numbers_only');
  assert.equal(state({verdict: notChecked(draft, 1, 'timed_out', 'unanswered')}), 'not_checked');
  assert.equal(state({verdict: verdictOf(draft, 1, report({status: 'NOT_CHECKED', reason: 'MESSAGES_OFF'}))}), 'off');
  assert.deepEqual(pillState({mode: 'hints', link: 'ready', verdict: verdictOf(draft, 1, report({})), waited: 0}), {state: 'to_look_at', count: 1});
});

test('"checking" is said after 300 ms, until then the pill stays as it was', () => {
  const verdict = verdictOf(draft, 1, report({}));
  assert.equal(pillState({mode: 'gate', link: 'ready', verdict, waited: 299}), null);
  assert.equal(pillState({mode: 'gate', link: 'ready', verdict, waited: 300})?.state, 'checking');
});

test('too long is counted in bytes of UTF-8 and in parts', () => {
  assert.equal(isTooLong(['x'.repeat(256_000)]), false);
  assert.equal(isTooLong(['x'.repeat(256_001)]), true);
  assert.equal(isTooLong(['é'.repeat(128_000)]), false);
  assert.equal(isTooLong(['é'.repeat(128_000), 'x']), true);
  assert.equal(isTooLong(Array.from({length: 64}, () => 'é')), false);
  assert.equal(isTooLong(Array.from({length: 65}, () => 'é')), true);
});
