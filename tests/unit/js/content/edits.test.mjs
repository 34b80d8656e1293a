// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applied, asOne, diffPieces, inOrder, overWhole, withoutDeletion} from '../../../../extension/src/content/edits.js';

const text = 'Rough night on 4 West 🌙. Mr. Halloran, 91, made it.';
/** @param {string} words @param {string} replacement */
const edit = (words, replacement) => ({span: {begin: text.indexOf(words), end: text.indexOf(words) + words.length}, replacement});
const edits = [edit('4 West', 'my unit'), edit('Mr. Halloran', 'He'), edit(', 91,', '')];

test('edits are applied together, offsets counted in the text before them', () => {
  assert.equal(applied(text, edits), 'Rough night on my unit 🌙. He made it.');
  assert.equal(applied(text, []), text);
});

test('several edits are one, with the same result', () => {
  const one = asOne(text, edits);
  assert.equal(text.slice(one.span.begin, one.span.end), '4 West 🌙. Mr. Halloran, 91,');
  assert.equal(applied(text, [one]), applied(text, edits));
  assert.deepEqual(asOne(text, [edits[0]]), edits[0]);
});

test('a diff holds every word of both texts, in order', () => {
  const pieces = diffPieces(text, edits);
  assert.equal(pieces.filter((piece) => piece.kind !== 'insert').map((piece) => piece.text).join(''), text);
  assert.equal(pieces.filter((piece) => piece.kind !== 'delete').map((piece) => piece.text).join(''), applied(text, edits));
  assert.ok(pieces.every((piece) => piece.text !== ''));
  assert.deepEqual(diffPieces('', []), []);
});

test('edits that overlap, run backwards or leave the text are told apart', () => {
  assert.equal(inOrder(edits, text.length), true);
  assert.equal(inOrder([edits[1], edits[0]], text.length), false);
  assert.equal(inOrder([{span: {begin: 3, end: 2}, replacement: ''}], 9), false);
  assert.equal(inOrder([{span: {begin: 0, end: 10}, replacement: ''}], 9), false);
});

test('a deletion becomes a replacement by a neighbour, whole characters only', () => {
  const cases = [
    ['aé🌙 gone b', ' gone', 'aé🌙 b'],
    ['gone b', 'gone', ' b'],
    ['line\ngone b', 'gone', 'line\n b'],
    ['gone🌙', 'gone', '🌙'],
  ];
  for (const [before, words, after] of cases) {
    const change = {span: {begin: before.indexOf(words), end: before.indexOf(words) + words.length}, replacement: ''};
    const typed = withoutDeletion(before, change);
    assert.ok(typed && typed.replacement !== '', before);
    assert.equal(applied(before, [typed]), after);
    assert.ok(typed.replacement.isWellFormed(), 'no half of a character is typed');
  }
});

test('words that are alone on their line have no neighbour, and a wording is left as it is', () => {
  assert.equal(withoutDeletion('a\ngone\nb', {span: {begin: 2, end: 6}, replacement: ''}), null);
  assert.equal(withoutDeletion('gone', {span: {begin: 0, end: 4}, replacement: ''}), null);
  const change = {span: {begin: 0, end: 4}, replacement: 'ñ'};
  assert.equal(withoutDeletion('gone', change), change);
});

test('a change that cuts a mention takes all of it, and types what stays of its words anew', () => {
  const post = 'cc @Zoë Núñez 🌙 ok';
  const mention = {begin: 3, end: 13};
  const cases = [['Zoë Núñez', 'a colleague', '@a colleague'], ['Núñez 🌙', 'x', '@Zoë x'], ['cc @Z', '', 'oë Núñez'], ['@Zoë Núñez', 'she', 'she'], ['ok', 'no', 'no']];
  for (const [words, replacement, typed] of cases) {
    const span = {begin: post.indexOf(words), end: post.indexOf(words) + words.length};
    const whole = overWhole(post, {span, replacement}, [mention]);
    assert.equal(whole.replacement, typed);
    assert.equal(applied(post, [whole]), applied(post, [{span, replacement}]));
    assert.ok(whole.span.end <= mention.begin || whole.span.begin >= mention.end || (whole.span.begin <= mention.begin && whole.span.end >= mention.end));
  }
});
