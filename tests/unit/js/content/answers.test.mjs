// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Answers, locate} from '../../../../extension/src/content/answers.js';
import * as timing from '../../../../extension/src/content/timing.js';

test('words are located where they stand alone', () => {
  assert.deepEqual(locate('Irenée met renée 🌙', 'renée'), {begin: 11, end: 16});
  assert.equal(locate('Irenée', 'renée'), null, 'a piece of a longer name is not that name');
  assert.deepEqual(locate('🌙 6 East', '6 East'), {begin: 3, end: 9});
  assert.equal(locate('anything', ''), null);
  assert.equal(locate('', 'renée'), null);
});

test('an answer is found anew in the text of each check, once in every part that holds its words', () => {
  const answers = new Answers();
  answers.give('phi.name', 'Zoë Brånemark', 'NOT_A_PATIENT');
  assert.deepEqual(answers.in(['💤 Zoë Brånemark', 'no one', 'with Zoë Brånemark and Zoë Brånemark']), [
    {rule: 'phi.name', part: 0, span: {begin: 3, end: 16}, kind: 'NOT_A_PATIENT'},
    {rule: 'phi.name', part: 2, span: {begin: 5, end: 18}, kind: 'NOT_A_PATIENT'},
  ]);
  assert.deepEqual(answers.in(['Zoë Brånemarks']), []);
});

test('a later answer to the same words replaces the earlier one, and each changes the version', () => {
  const answers = new Answers();
  answers.give('phi.name', 'שרה', 'NOT_A_PATIENT');
  const version = answers.version;
  answers.give('phi.name', 'שרה', 'WRONG_WARNING');
  answers.give('phi.other', 'שרה', 'NOT_REAL');
  assert.deepEqual(answers.in(['שרה']).map(({rule, kind}) => [rule, kind]), [['phi.name', 'WRONG_WARNING'], ['phi.other', 'NOT_REAL']]);
  assert.equal(answers.version, version + 2);
});

test('answers are forgotten after ten minutes without an act of the author, not before', () => {
  const answers = new Answers();
  answers.act(0);
  answers.give('phi.name', 'élan', 'NOT_REAL');
  answers.act(timing.answers);
  answers.expire(2 * timing.answers);
  assert.equal(answers.in(['élan']).length, 1, 'ten minutes to the millisecond');
  const version = answers.version;
  answers.expire(2 * timing.answers + 1);
  assert.deepEqual(answers.in(['élan']), []);
  assert.notEqual(answers.version, version, 'the draft has to be judged again');
});

test('coming back after ten minutes does not bring old answers back', () => {
  const answers = new Answers();
  answers.act(0);
  answers.give('phi.name', 'élan', 'NOT_REAL');
  answers.act(timing.answers + 1);
  assert.deepEqual(answers.in(['élan']), []);
});

test('a flood of answers keeps the newest', () => {
  const answers = new Answers();
  for (let at = 0; at < 500; at++) answers.give('phi.name', `ñ${at}`, 'NOT_REAL');
  assert.deepEqual(answers.in(['ñ0']), []);
  assert.equal(answers.in(['ñ499']).length, 1);
});
