// @ts-check
/** When a mark may come: a while after the caret left its words, or rested in them. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Ripening} from '../../../../extension/src/content/ripening.js';
import {carrier, changeBetween, wordAround} from '../../../../extension/src/content/spans.js';
import * as timing from '../../../../extension/src/content/timing.js';

const box = /** @type {any} */ ({});

/** A box that is typed into, key by key. */
function desk() {
  const ripening = new Ripening();
  let text = '';
  let now = 1_000;
  const see = (/** @type {number} */ caret) => { ripening.caret(box, wordAround(text, caret), now); };
  return {
    ripening,
    /** @param {string} after @param {number} [caret] @param {boolean} [keys] */
    becomes(after, caret = after.length, keys = true) {
      const {begin, afterEnd} = changeBetween(text, after);
      ripening.carry(box, carrier(text, after));
      if (keys) {
        ripening.typed(now);
        ripening.changed(box, after, {begin, end: afterEnd}, now);
      }
      text = after;
      see(caret);
    },
    see, pass(/** @type {number} */ ms) { now += ms; },
    wait: (/** @type {string} */ word) => ripening.wait(box, {begin: text.indexOf(word), end: text.indexOf(word) + word.length}, now),
  };
}

test('a word waits while the caret is in it, and so long after the key that left it', () => {
  const at = desk();
  at.becomes('Dr. Nuñe');
  at.pass(50);
  at.becomes('Dr. Nuñez');
  assert.equal(at.wait('Nuñez'), timing.pause);
  at.pass(50);
  at.becomes('Dr. Nuñez,');
  assert.equal(at.wait('Nuñez'), timing.leave, 'the comma left it');
  at.pass(150);
  at.becomes('Dr. Nuñez, s');
  assert.equal(at.wait('Nuñez'), timing.leave - 150, 'what is typed elsewhere does not begin it anew');
  at.pass(timing.leave - 150);
  at.see(12);
  assert.equal(at.wait('Nuñez'), 0);
});

test('the end of a sentence leaves the word too', () => {
  const at = desk();
  at.becomes('Gute Nacht, Zoë 🌙');
  at.pass(1_000);
  for (const end of ['Gute Nacht, Zoë 🌙 Núria', 'Gute Nacht, Zoë 🌙 Núria.']) at.becomes(end);
  assert.equal(at.wait('Núria'), timing.leave);
});

test('a caret that is taken away by an arrow or a click leaves the word at that moment', () => {
  const at = desk();
  at.becomes('🌙 Nuñez');
  at.pass(300);
  assert.equal(at.ripening.watching, true);
  at.see(0);
  assert.equal(at.wait('Nuñez'), timing.leave, 'not so long after the last key');
  assert.equal(at.ripening.watching, false);
});

test('a caret that rests in the word counts as having finished it', () => {
  const at = desk();
  at.becomes('Nuñez');
  at.pass(timing.pause - 1);
  assert.ok(at.wait('Nuñez') > 0);
  at.pass(1);
  assert.ok(at.wait('Nuñez') <= 0);
});

test('what was pasted, and what stood there before, waits for nothing', () => {
  const at = desk();
  at.becomes('Nuñez 94', 8, false);
  assert.equal(at.wait('94'), 0);
  at.becomes('Nuñez 94 x', 10);
  assert.equal(at.wait('Nuñez'), 0);
  assert.equal(at.ripening.wait(/** @type {any} */ ({}), {begin: 9, end: 10}, 1_000), 0, 'nor what is in another box');
});
