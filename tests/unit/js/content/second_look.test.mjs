// @ts-check
/** What the author does in the card: offered texts are written like fixes, and one answer may count for several findings. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applied} from '../../../../extension/src/content/edits.js';
import {SecondLook} from '../../../../extension/src/content/second_look.js';
import {verdictOf} from '../../../../extension/src/content/verdict.js';
import {draftOf, handComposer} from './hand_draft.mjs';

const text = 'Thank you, Zoë 🌷. Sorry about your knee.';
const offers = [{label: 'Brief', text: 'Thank you for your feedback.', use: 'INSTEAD'}, {label: 'Add', text: 'Views are my own.', use: 'AT_END'}];
const after = {id: 'after_rewrite', text: 'Quien conozca la historia…'};
const finding = (/** @type {any} */ more) => ({rule: 'review_reply.your_care', category: 'PHI', level: 'STOP', span: {begin: 11, end: 14}, ...more});

/** A composer with a verdict, and a look at it; what is shown and decided is kept. @param {any} report @param {boolean} [stubborn] the box takes no change */
function scene(report, stubborn = false) {
  const composer = handComposer(text);
  const editor = {
    read: () => ({text: composer.text, runs: []}), selection: () => null, select: () => {},
    replace: async (/** @type {any} */ _box, /** @type {any} */ span, /** @type {string} */ replacement) => {
      if (!stubborn) composer.text = applied(composer.text, [{span, replacement}]);
      return !stubborn;
    },
  };
  composer.boxes = () => [];
  composer.read = () => {
    const draft = draftOf([composer.text], {answered: composer.answers.version});
    draft.parts[0].editor = editor;
    return draft;
  };
  const judge = (/** @type {any} */ more) => { composer.verdict = verdictOf(composer.read(), 1, {composer: 1, revision: 1, status: 'COMPLETE', action: 'GATE', ...more}); };
  judge(report);
  /** @type {any[]} */
  const shown = [];
  /** @type {string[]} */
  const decided = [];
  const card = {
    body: /** @type {any} */ (null), get isOpen() { return this.body !== null; }, focus() {}, resize() {},
    open(/** @type {any} */ body) { this.body = body; shown.push(body); }, close() { this.body = null; },
  };
  const look = new SecondLook(/** @type {any} */ ({
    settings: {helpText: '', helpUrl: '', reasonRequired: false}, link: 'ready', overlay: {card, composer, layers: () => []},
    marks: {rectsOf: () => [], of: () => null, reveal: () => {}}, checking: {now: () => {}}, decide: (/** @type {any} */ _composer, /** @type {any} */ _revision, /** @type {string} */ outcome) => { decided.push(outcome); },
  }));
  return {composer, look, shown, decided, card, judge, settled: () => new Promise((resolve) => { setTimeout(resolve, 5); })};
}

test('an offered text is written in place of the part, as a taken fix', async () => {
  const {composer, look, decided, card, settled} = scene({findings: [finding({})], offers});
  look.openList(composer, false);
  look.heard({type: 'use', offer: 0});
  await settled();
  assert.equal(composer.text, 'Thank you for your feedback.');
  assert.deepEqual(decided, ['FIXED']);
  assert.equal(card.isOpen, false);
});

test('one for the end is written behind, and of a clear draft nothing is decided', async () => {
  const {composer, look, decided, settled} = scene({action: 'NONE', offers});
  look.openList(composer, false);
  look.heard({type: 'use', offer: 1});
  await settled();
  assert.equal(composer.text, `${text} Views are my own.`);
  assert.deepEqual(decided, []);
});

test('a number that leads to no offer, or to one without a text, writes nothing', async () => {
  const {composer, look, settled} = scene({offers: [{label: 'Leer', use: 'INSTEAD'}]});
  look.openList(composer, false);
  for (const offer of [0, 1, 7]) look.heard({type: 'use', offer});
  await settled();
  assert.equal(composer.text, text);
});

test('a box that does not take it, or changed meanwhile, leaves the text to be copied', async () => {
  for (const change of [false, true]) {
    const {composer, look, card, settled} = scene({findings: [finding({})], offers}, !change);
    look.openList(composer, false);
    if (change) composer.text = `${text.slice(0, 20)}!${text.slice(20)}`;
    const before = composer.text;
    look.heard({type: 'use', offer: 0});
    await settled();
    assert.deepEqual(card.body, {type: 'copy', text: offers[0].text});
    assert.equal(composer.text, before);
  }
});

test('after all changes the list tells what the host had to say to them, also when it is judged again', async () => {
  const {composer, look, shown, judge, settled} = scene({findings: [finding({})], closings: [after], rewrite: {edits: [{span: {begin: 9, end: 14}}], level: 'CLEAR', label: 'Alles'}});
  look.openGate(composer, composer.verdict, false);
  assert.equal(shown[0].said.rewriteLabel, 'Alles');
  await look.fixAll();
  judge({action: 'NONE'});
  look.judged(composer);
  await settled();
  assert.deepEqual([shown.at(-1).type, shown.at(-1).said.closings], ['list', [after]]);
  look.judged(composer);
  assert.deepEqual(shown.at(-1).said.closings, [after]);
});

test('one answer counts for all findings that it names', async () => {
  const span = {begin: 11, end: 14};
  const {composer, look} = scene({findings: [finding({}), finding({rule: 'policy.photo.of_care', category: 'PHOTO'}), finding({rule: 'phi.name', span: {begin: 0, end: 5}})]});
  look.openCard(composer, 0, false);
  look.heard({type: 'answer', index: 0, kind: 'NOT_A_PATIENT', also: [1, 9]});
  assert.deepEqual(composer.answers.in([text]), ['review_reply.your_care', 'policy.photo.of_care'].map((rule) => ({rule, part: 0, span, kind: 'NOT_A_PATIENT'})));
});

test('the card knows the other findings about its words, and whether the story was told already', () => {
  const {composer, look, shown} = scene({findings: [finding({}), finding({rule: 'phi.name', span: {begin: 0, end: 5}}), finding({rule: 'policy.photo.of_care', category: 'PHOTO'})], offers});
  look.openCard(composer, 0, false);
  assert.deepEqual(shown[0].same.map((/** @type {any} */ view) => view.index), [2]);
  assert.deepEqual([shown[0].caredFor, shown[0].said.offers], [false, offers]);
  composer.answers.give('told.direct', 'Zoë', 'CARED_FOR_HERE');
  look.openCard(composer, 1, false);
  assert.deepEqual([shown[1].caredFor, shown[1].same], [true, []]);
});
