// @ts-check
/** When an update may come: the clock is moved by hand, the rest of the worker is the unit's own. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {LONGEST, UNTOUCHED, Update} from '../../../../extension/src/background/update.js';
import {handClock, settle} from './hand_clock.mjs';

const MINUTE = 60_000;

/** @param {Record<string, unknown>} [kept]  what a worker before this one left */
function rig(kept = {}, clock = handClock()) {
  const state = {kept, left: 0, /** How long ago somebody wrote; null: nothing is written. @type {number|null} */ wrote: null, /** @type {number[]} */ asked: []};
  const stored = {get: async (/** @type {string} */ name) => (name in state.kept ? {[name]: state.kept[name]} : {}),
    set: async (/** @type {any} */ values) => { Object.assign(state.kept, values); }};
  const update = new Update({
    clock, stored: /** @type {any} */ (stored), leave: () => { state.left++; },
    isBusy: (patience) => {
      state.asked.push(patience);
      return state.wrote !== null && clock.now() - state.wrote < patience;
    },
  });
  return {clock, state, update};
}

test('no update, nothing happens, whatever is closed', async () => {
  const {clock, state, update} = rig();
  await update.resume();
  update.quieter();
  await clock.advance(2 * LONGEST);
  assert.deepEqual([state.left, state.asked.length], [0, 0]);
});

test('nobody writes: it comes after a moment’s quiet, once', async () => {
  const {clock, state, update} = rig();
  update.available();
  await settle();
  assert.equal(state.left, 0, 'not within the event: pages may only be calling');
  await clock.advance(2_000);
  assert.equal(state.left, 1);
  await clock.advance(LONGEST);
  assert.equal(state.left, 1);
});

test('somebody writes: it comes when the draft is closed, and not before', async () => {
  const {clock, state, update} = rig();
  state.wrote = 0;
  update.available();
  await clock.advance(3 * 60 * MINUTE);
  assert.equal(state.left, 0);
  state.wrote = null;
  update.quieter();
  await clock.advance(1_999);
  assert.equal(state.left, 0);
  await clock.advance(1);
  assert.equal(state.left, 1);
});

test('a draft that is closed and another that is begun at once keep it away', async () => {
  const {clock, state, update} = rig();
  state.wrote = 0;
  update.available();
  await clock.advance(MINUTE);
  state.wrote = null;
  update.quieter();
  await clock.advance(1_000);
  state.wrote = clock.now();
  await clock.advance(10 * MINUTE);
  assert.equal(state.left, 0);
});

test('nobody tells that a draft was closed: seen within a minute all the same', async () => {
  const {clock, state, update} = rig();
  state.wrote = 0;
  update.available();
  await clock.advance(30_000);
  state.wrote = null;
  await clock.advance(MINUTE);
  assert.equal(state.left, 1);
});

test('a forgotten draft keeps it away for eight hours and no longer', async () => {
  const {clock, state, update} = rig();
  state.wrote = 0;
  update.available();
  await clock.advance(LONGEST - MINUTE);
  assert.equal(state.left, 0);
  await clock.advance(2 * MINUTE);
  assert.equal(state.left, 1);
});

test('after eight hours too it does not come under somebody’s hands, but at their first pause of ten minutes', async () => {
  const {clock, state, update} = rig();
  update.available();
  for (let minute = 0; minute < 9 * 60; minute++) {
    state.wrote = clock.now();
    await clock.advance(MINUTE);
  }
  assert.equal(state.left, 0);
  await clock.advance(UNTOUCHED - 2 * MINUTE);
  assert.equal(state.left, 0);
  await clock.advance(3 * MINUTE);
  assert.equal(state.left, 1);
});

test('the worker dies: the next one goes on waiting, from the same hour', async () => {
  const first = rig();
  first.state.wrote = 0;
  first.update.available();
  await first.clock.advance(7 * 60 * MINUTE);
  const second = rig(first.state.kept, first.clock);
  second.state.wrote = 0;
  await second.update.resume();
  await second.clock.advance(59 * MINUTE);
  assert.equal(second.state.left, 0);
  await second.clock.advance(2 * MINUTE);
  assert.equal(second.state.left, 1);
});

test('a store that cannot be read, or holds what nobody wrote, is as good as an empty one', async () => {
  for (const kept of [{updateSince: 'yesterday'}, {updateSince: null}]) {
    const {clock, state, update} = rig(kept);
    await update.resume();
    await clock.advance(LONGEST);
    assert.equal(state.left, 0);
  }
  const clock = handClock();
  const update = new Update({clock, isBusy: () => false, leave: () => assert.fail(), stored: /** @type {any} */ ({get: async () => { throw new Error('full'); }, set: async () => {}})});
  await update.resume();
  await clock.advance(LONGEST);
});
