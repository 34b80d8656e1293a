// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {carried, carrier, changeBetween, insideWord, overlap, standsAlone, wordAround, wordsOf} from '../../../../extension/src/content/spans.js';

/** @param {string} text @param {string} words */
const spanOf = (text, words) => ({begin: text.indexOf(words), end: text.indexOf(words) + words.length});

test('a change is the shortest stretch that differs', () => {
  assert.deepEqual(changeBetween('caf\u00e9 🌙', 'caf\u00e9 au lait 🌙'), {begin: 5, beforeEnd: 5, afterEnd: 13});
  assert.deepEqual(changeBetween('aaa', 'aa'), {begin: 2, beforeEnd: 3, afterEnd: 2});
  assert.deepEqual(changeBetween('', ''), {begin: 0, beforeEnd: 0, afterEnd: 0});
});

test('words keep their mark while the text around them changes', () => {
  const before = 'Señora Núñez 🌙 came back';
  const cases = [
    ['Tired. Señora Núñez 🌙 came back', 'typed before them'],
    ['Señora Núñez 🌙 came back at last', 'typed behind them'],
    ['Señora Núñez, 🌙 came back', 'a comma right behind them'],
    ['(Señora Núñez 🌙 came back', 'a bracket right before them'],
    ['Señora Núñez', 'everything behind them taken out'],
  ];
  for (const [after, why] of cases) {
    const span = carried(spanOf(before, 'Señora Núñez'), before, after);
    assert.equal(span && wordsOf(after, span), 'Señora Núñez', why);
  }
});

test('words lose their mark when they change, or become a piece of longer words', () => {
  const before = 'asked renée about it';
  const span = spanOf(before, 'renée');
  for (const after of ['asked renées about it', 'asked Irenée about it', 'asked ren about it', 'asked re née about it', 'asked about it', '']) {
    assert.equal(carried(span, before, after), null, after);
  }
  assert.deepEqual(carried(span, before, before), span);
});

test('a word ends where no letter, mark, digit or underscore goes on, in every script', () => {
  assert.equal(insideWord('renée', 3), true);
  assert.equal(insideWord('Zoe\u0308', 3), true, 'before a combining mark');
  assert.equal(insideWord('שלום', 2), true);
  assert.equal(insideWord('pt 🌙x', 5), false, 'behind an emoji of two units');
  assert.equal(insideWord('𝒜𝒷', 2), true, 'between two letters outside the first plane');
  assert.equal(standsAlone('ren renée', {begin: 4, end: 7}), false);
  assert.equal(standsAlone('ren renée', {begin: 0, end: 3}), true);
});

test('the word at the caret is found from its middle and from its end', () => {
  const text = 'met Zoe\u0308, 𝒜𝒷 🌙';
  assert.equal(wordsOf(text, wordAround(text, 6)), 'Zoe\u0308');
  assert.equal(wordsOf(text, wordAround(text, 8)), 'Zoe\u0308');
  assert.equal(wordsOf(text, wordAround(text, 12)), '𝒜𝒷');
  assert.deepEqual(wordAround(text, 9), {begin: 9, end: 9}, 'between a comma and a space there is none');
  assert.deepEqual(wordAround('', 0), {begin: 0, end: 0});
});

test('spans that only touch share nothing', () => {
  assert.equal(overlap({begin: 0, end: 3}, {begin: 3, end: 5}), false);
  assert.equal(overlap({begin: 0, end: 4}, {begin: 3, end: 5}), true);
});

test('lines that an editor takes away and puts back carry their words, where they stand once', () => {
  const at = (/** @type {string} */ text, /** @type {string} */ word) => ({begin: text.indexOf(word), end: text.indexOf(word) + word.length});
  const before = 'eins\nzwei Zoë\ndrei Núñez\nvier';
  const after = 'drei Núñez\nvier\nfünf\nsechs';
  const carry = carrier(before, after);
  assert.deepEqual(carry(at(before, 'Núñez')), at(after, 'Núñez'));
  assert.equal(carry(at(before, 'Zoë')), null, 'its line is gone');
  assert.deepEqual(carry(at(before, 'eins')), null);
  const twice = 'ja Zoë\nnein\nja Zoë';
  assert.equal(carrier(twice, `x\n${twice}\ny ja`)({begin: 3, end: 6}), null, 'of two alike it is not known which');
  assert.equal(carrier('a\nja Zoë\nb', 'ja Zoë\nc\nja Zoë')({begin: 5, end: 8}), null, 'of two alike it is not known which');
});
