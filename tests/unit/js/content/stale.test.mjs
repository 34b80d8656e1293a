// @ts-check
/** What is cut out of a mark frame until it has drawn what it was told. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Stale} from '../../../../extension/src/content/overlay/stale.js';

/** @param {number} x @param {number} [y] */
const line = (x, y = 0) => ({x, y, width: 50, height: 20});
const frame = {width: 300, height: 90};

test('nothing is cut out where everything is in its place', () => {
  const stale = new Stale();
  assert.equal(stale.clip(frame, true), 'none');
  stale.tell(1, [line(0), line(100)]);
  stale.drawn(1);
  stale.tell(2, [line(0), line(100), line(200)]);
  assert.equal(stale.clip(frame, false), 'none', 'a line that comes hides no other');
});

test('a line that goes is cut out at once, the one that stays is not', () => {
  const stale = new Stale();
  stale.tell(1, [line(0), line(100)]);
  stale.drawn(1);
  stale.tell(2, [line(0)]);
  assert.deepEqual(stale.holes(true), [{...line(100), height: 26}]);
  assert.equal(stale.clip(frame, true), 'path(evenodd, "M0 0H300V90H0zM100 0v26h50v-26z")');
  stale.drawn(2);
  assert.equal(stale.clip(frame, true), 'none');
});

test('a line that shifts may be a frame late, and no more', () => {
  const stale = new Stale();
  stale.tell(1, [line(100)]);
  stale.drawn(1);
  stale.tell(2, [line(108)]);
  assert.deepEqual(stale.holes(true), []);
  assert.deepEqual(stale.holes(false), [{...line(100), height: 26}]);
  stale.tell(3, [line(116)]);
  assert.deepEqual(stale.holes(true), [{...line(100), height: 26}], 'what it was told in between may be a frame late, the one before that not');
  stale.drawn(3);
  assert.deepEqual(stale.holes(false), []);
});

test('a line that jumps to another row is cut out at once', () => {
  const stale = new Stale();
  stale.tell(1, [line(250)]);
  stale.drawn(1);
  stale.tell(2, [line(0, 30)]);
  assert.deepEqual(stale.holes(true), [{...line(250), height: 26}]);
});

test('holes that lie over each other are one, for two would fill each other', () => {
  const stale = new Stale();
  stale.tell(1, [line(0), line(40), line(200)]);
  stale.drawn(1);
  stale.tell(2, []);
  assert.deepEqual(stale.holes(true), [{x: 0, y: 0, width: 90, height: 26}, {...line(200), height: 26}]);
});

test('a word of an older round says nothing of a newer one, and a frame that is silent is forgotten nothing of', () => {
  const stale = new Stale();
  for (let round = 1; round <= 100; round++) stale.tell(round, [line(round * 60)]);
  stale.drawn(7);
  assert.equal(stale.holes(false).length, 99);
  stale.drawn(100);
  assert.deepEqual(stale.holes(false), []);
});
