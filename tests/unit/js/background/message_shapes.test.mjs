// @ts-check
/** What each side may say, and that nothing else passes, whatever a page whose process was taken over may send. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isFrameHello, isFromContent, isFromFrame, isFromPage, isFromRecorded, isToFrame} from '../../../../extension/src/message_shapes.js';

const TOKEN = 'c0ffee'.repeat(6);
const finding = {rule: 'phi.name', category: 'PHI', level: 'STOP', span: {begin: 0, end: 4}, title: 'Nombre', why: 'Señala a alguien.'};
const view = {index: 0, quote: 'Íñigo 👵', finding};
const said = {
  offers: [{label: 'Una respuesta breve', text: 'Gracias por su opinión 🌷', use: 'INSTEAD', part: 1}], closings: [{id: 'no_wording', text: 'Nichts hilft.'}],
  rewriteLabel: 'Décalo',
};
const check = {composer: 1, revision: 2, parts: [{role: 'BODY', text: 'Grüß Gott 👋'}], kind: 'POST'};
const gate = {type: 'gate', views: [view], diff: [[{kind: 'keep', text: 'a'}, {kind: 'delete', text: 'é'}]], levelAfter: 'CLEAR', partial: false, numbersOnly: false, reasonRequired: true, groupSize: 'TENS', kind: 'POST', said};

/** Every message that messages.js knows, once. @type {[string, import('../../../../extension/src/shapes.js').Shape, any[]][]} */
const known = [
  ['to frame', isToFrame, [
    {type: 'look', dark: true, language: 'es', rtl: false},
    {type: 'marks', round: 7, rects: [{x: 1.5, y: -2, width: 30, height: 9, level: 'NOTICE'}], pill: {state: 'to_look_at', count: 3, x: 0, y: -10000}},
    {type: 'card', view, position: 1, total: 3, groupSize: 'TENS', helpUrl: '', before: 0, after: 2, same: [view], caredFor: false, said},
    {type: 'list', views: [view], link: 'ready', partial: true, numbersOnly: false, helpText: '', helpUrl: '', why: 'TOO_LONG', said},
    gate, {type: 'not_checked', link: 'exited', mayPost: true, helpText: '¿Ayuda?', helpUrl: '', why: 'unanswered'},
    {type: 'checking'}, {type: 'press_again'}, {type: 'copy', text: 'ő'}, {type: 'close'},
  ]],
  ['from frame', isFromFrame, [
    {type: 'size', width: 372, height: 200.5}, {type: 'drawn', round: 3}, {type: 'fix', index: 0, fix: 1}, {type: 'answer', index: 2, kind: 'NOT_REAL'},
    {type: 'answer', index: 2, kind: 'NOT_A_PATIENT', also: [0, 4]}, {type: 'use', offer: 1},
    {type: 'show', index: 3}, {type: 'fix_all'}, {type: 'edit'},
    {type: 'post_anyway', reason: 'ANSWER_KIND_UNSPECIFIED', visibleMs: 900, observed: true}, {type: 'close'},
  ]],
  ['from content', isFromContent, [
    {type: 'open'}, {type: 'check', check}, {type: 'decision', composer: 1, revision: 2, outcome: 'FIXED'},
    {type: 'decision', composer: 1, revision: 2, outcome: 'OVERRODE', reason: 'ACCEPT_RISK'}, {type: 'forget', composer: 1},
    {type: 'pair', token: TOKEN, role: 'marks'}, {type: 'unpair', token: TOKEN}, {type: 'to_frame', token: TOKEN, body: gate},
  ]],
  ['frame hello', isFrameHello, [{type: 'hello', token: TOKEN}]],
  ['from a page of ours', isFromPage, [
    {type: 'open'}, {type: 'open', tab: 7}, {type: 'check', check}, {type: 'choose', choices: {language: 'es', muted: ['OFFENSIVE']}},
  ]],
  ['from recorded', isFromRecorded, [{type: 'open'}]],
];

/** Fields that a message may leave out. */
const optional = new Set(['groupSize', 'before', 'after', 'why', 'reason', 'levelAfter', 'also', 'tab']);

for (const [name, accepts, messages] of known) {
  test(`${name}: every known message passes`, () => {
    for (const message of messages) assert.equal(accepts(message), true, JSON.stringify(message));
  });
  test(`${name}: a field that is missing or of another type does not`, () => {
    for (const message of messages) {
      for (const field of Object.keys(message)) {
        const {[field]: _gone, ...without} = message;
        if (!optional.has(field)) assert.equal(accepts(without), false, `${message.type} without ${field}`);
        const wrong = typeof message[field] === 'object' ? 'Wort' : {};
        assert.equal(accepts({...message, [field]: wrong}), false, `${message.type} with another ${field}`);
      }
    }
  });
  test(`${name}: messages of the other ports do not pass`, () => {
    const shared = new Set(['open', 'close', 'check']);
    for (const [other, , strangers] of known) {
      if (other === name) continue;
      for (const message of strangers) if (!shared.has(message.type)) assert.equal(accepts(message), false, `${other} ${message.type}`);
    }
  });
}

test('offers and closings are held against the wire', () => {
  const list = known[0][2][3];
  const odd = [
    {...said, offers: [{...said.offers[0], use: 'OVER'}]}, {...said, offers: [{text: 7}]}, {...said, offers: Array.from({length: 65}, () => said.offers[0])},
    {...said, closings: [{id: 3}]}, {...said, rewriteLabel: null},
  ];
  for (const each of odd) assert.equal(isToFrame({...list, said: each}), false, JSON.stringify(each).slice(0, 80));
  assert.equal(isFromFrame({type: 'use', offer: -1}), false);
});

test('sizes are limited', () => {
  const marks = (count) => ({...known[0][2][1], rects: Array.from({length: count}, () => known[0][2][1].rects[0])});
  assert.equal(isToFrame(marks(20_000)), true);
  assert.equal(isToFrame(marks(20_001)), false);
  assert.equal(isToFrame({type: 'copy', text: 'é'.repeat(256_001)}), false);
  assert.equal(isFromFrame({type: 'size', width: Infinity, height: 1}), false);
  assert.equal(isFromFrame({type: 'size', width: NaN, height: 1}), false);
  for (const token of ['short', `${TOKEN}/`, 'x'.repeat(129), '__proto__', 7, null]) assert.equal(isFrameHello({type: 'hello', token}), false);
});

/** A generator of whole numbers that is the same every time (Park and Miller, 1988). @param {number} start */
function numbers(start) {
  let state = start;
  return (/** @type {number} */ below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const oddities = [null, undefined, '', 'constructor', '__proto__', 'ÿ', -1, 1.5, NaN, Infinity, 2 ** 53, true, [], {}, [[]], {type: 'check'}, {length: 3}];

/** Puts one oddity somewhere into a copy of `value`. @param {any} value @param {(below: number) => number} random */
function mutated(value, random) {
  const copy = structuredClone(value);
  let at = copy;
  for (;;) {
    const keys = Object.keys(at);
    const key = keys[random(keys.length)] ?? 'type';
    const deeper = at[key];
    if (typeof deeper !== 'object' || deeper === null || Object.keys(deeper).length === 0 || random(3) === 0) {
      if (random(8) === 0) delete at[key];
      else at[key] = oddities[random(oddities.length)];
      return copy;
    }
    at = deeper;
  }
}

test('40,000 mutated messages: each is answered yes or no, and none by an exception', () => {
  const random = numbers(20261121);
  let refused = 0;
  for (let i = 0; i < 40_000; i++) {
    const [, accepts, messages] = known[random(known.length)];
    const answer = accepts(mutated(messages[random(messages.length)], random));
    assert.equal(typeof answer, 'boolean');
    if (!answer) refused++;
  }
  assert.ok(refused > 20_000, `${refused} refused`);
  for (const odd of oddities) for (const [name, accepts] of known) assert.equal(accepts(odd), false, name);
});
