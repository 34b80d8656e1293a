// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {CLAIM_LIMIT, Pairing} from '../../../../extension/src/background/pairing.js';
import {handClock} from './hand_clock.mjs';

const TOKEN = '0f'.repeat(16);

function owner(tab = 1) {
  const sent = [];
  return {tab, sent, send: (message) => sent.push(message)};
}
function frame(tab = 1, role = 'card') {
  const sent = [];
  const made = {tab, role, sent, open: true, send: (body) => sent.push(body), close: () => { made.open = false; }};
  return made;
}
function rig() {
  const clock = handClock();
  return {clock, pairing: new Pairing(clock)};
}

test('a frame and its content script find each other, whoever comes first', () => {
  for (const ownerFirst of [true, false]) {
    const {pairing} = rig();
    const [script, card] = [owner(), frame()];
    const steps = [() => pairing.claim(script, TOKEN, 'card'), () => pairing.arrive(TOKEN, card)];
    (ownerFirst ? steps : steps.reverse()).forEach((step) => step());
    assert.deepEqual(script.sent, [{type: 'frame_ready', token: TOKEN}]);
    pairing.toFrame(script, TOKEN, {type: 'checking'});
    pairing.fromFrame(TOKEN, card, {type: 'edit'});
    assert.deepEqual(card.sent, [{type: 'checking'}]);
    assert.deepEqual(script.sent[1], {type: 'from_frame', token: TOKEN, body: {type: 'edit'}});
  }
});

test('a token serves one frame: a second is turned away, and so is one that comes later', () => {
  const {pairing} = rig();
  const [script, card, thief, late] = [owner(), frame(), frame(), frame()];
  pairing.claim(script, TOKEN, 'card');
  pairing.arrive(TOKEN, card);
  pairing.arrive(TOKEN, thief);
  assert.equal(thief.open, false);
  pairing.fromFrame(TOKEN, thief, {type: 'edit'});
  assert.equal(script.sent.length, 1);
  pairing.frameGone(TOKEN, card);
  assert.deepEqual(script.sent.at(-1), {type: 'frame_gone', token: TOKEN});
  pairing.arrive(TOKEN, late);
  assert.equal(late.open, false);
});

test('a frame of another tab or another role is turned away', () => {
  for (const wrong of [frame(2, 'card'), frame(1, 'marks')]) {
    const {pairing} = rig();
    const script = owner(1);
    pairing.claim(script, TOKEN, 'card');
    pairing.arrive(TOKEN, wrong);
    assert.equal(wrong.open, false);
    assert.deepEqual(script.sent, []);
  }
});

test('only the owner of a token speaks to its frame', () => {
  const {pairing} = rig();
  const [script, other, card] = [owner(), owner(), frame()];
  pairing.claim(script, TOKEN, 'card');
  pairing.arrive(TOKEN, card);
  pairing.claim(other, TOKEN, 'card');
  pairing.toFrame(other, TOKEN, {type: 'close'});
  pairing.release(other, TOKEN);
  assert.deepEqual(card.sent, []);
  assert.equal(card.open, true);
});

test('a frame that nobody claims is closed, and cannot hold up the worker', async () => {
  const {clock, pairing} = rig();
  const lonely = frame();
  pairing.arrive(TOKEN, lonely);
  await clock.advance(CLAIM_LIMIT);
  assert.equal(lonely.open, false);
  const crowd = Array.from({length: 100}, (_, i) => [`${TOKEN}${i}`, frame()]);
  crowd.forEach(([token, each]) => pairing.arrive(/** @type {string} */ (token), /** @type {any} */ (each)));
  assert.equal(crowd.filter(([, each]) => /** @type {any} */ (each).open).length, 64);
});

test('when the content script goes, so do its frames, and its tokens are free again', () => {
  const {pairing} = rig();
  const [script, card, again] = [owner(), frame(), frame()];
  pairing.claim(script, TOKEN, 'card');
  pairing.arrive(TOKEN, card);
  pairing.releaseAll(script);
  assert.equal(card.open, false);
  const back = owner();
  pairing.claim(back, TOKEN, 'card');
  pairing.arrive(TOKEN, again);
  assert.deepEqual(back.sent, [{type: 'frame_ready', token: TOKEN}]);
});
