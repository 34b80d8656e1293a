// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {RateLimit} from '../../../../extension/src/background/rate_limit.js';
import {handClock} from './hand_clock.mjs';

test('twenty a second run, more wait, and of one slot only the latest is done', async () => {
  const clock = handClock();
  const limit = new RateLimit({perSecond: 20, clock});
  const done = [];
  for (let i = 0; i < 30; i++) limit.run(1, i < 20 ? `slot ${i}` : 'slot', () => done.push(i));
  assert.equal(done.length, 20);
  await clock.advance(50);
  assert.deepEqual(done.slice(20), [29]);
});

test('a flood of one tab does not slow down another', () => {
  const clock = handClock();
  const limit = new RateLimit({perSecond: 20, clock});
  const done = [];
  for (let i = 0; i < 500; i++) limit.run(1, 'a', () => done.push('flood'));
  limit.run(2, 'a', () => done.push('calm'));
  assert.equal(done.filter((each) => each === 'flood').length, 20);
  assert.equal(done.at(-1), 'calm');
});

test('over ten seconds a flood gets its share and nothing is left behind', async () => {
  const clock = handClock();
  const limit = new RateLimit({perSecond: 20, clock});
  let done = 0;
  for (let i = 0; i < 1_000; i++) {
    limit.run(1, 'a', () => { done++; });
    await clock.advance(10);
  }
  await clock.advance(1_000);
  assert.ok(done >= 200 && done <= 225, `${done} in 10 s`);
  assert.equal(clock.pending(), 0);
});

test('the worker does not wait a whole second after a quiet time', async () => {
  const clock = handClock();
  const limit = new RateLimit({perSecond: 20, clock});
  for (let i = 0; i < 20; i++) limit.run(1, `s${i}`, () => {});
  await clock.advance(1_000);
  let ran = false;
  limit.run(1, 'x', () => { ran = true; });
  assert.equal(ran, true);
});
