// Lines that went although nobody took them away.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {movedOn, takesAway} from '../../../../extension/src/content/lines_in_sight.js';

const story = ['una noche larga 🌙', 'tea and toast', 'שלום לכולם', 'so it goes', 'good night 💙'];
const lines = (/** @type {number} */ from, /** @type {number} */ to) => story.slice(from, to).join('\n');

test('what moved on shows later or earlier lines of the same text', () => {
  assert.ok(movedOn(lines(0, 3), lines(1, 4)));
  assert.ok(movedOn(lines(0, 2), `${lines(1, 2)}\n${'new words'}`));
  assert.ok(movedOn(lines(2, 5), lines(0, 4)));
  assert.ok(movedOn(`${lines(0, 3)}\n\n`, `${lines(1, 3)}\n\n`), 'empty lines are no landmarks');
});

test('what was written, changed in place or begun anew did not', () => {
  assert.ok(!movedOn(lines(0, 3), lines(0, 4)), 'more below');
  assert.ok(!movedOn(lines(1, 3), lines(0, 3)), 'more above');
  assert.ok(!movedOn(lines(0, 3), lines(0, 3).replace('tea', 'coffee')));
  assert.ok(!movedOn(lines(0, 3), ''), 'posted');
  assert.ok(!movedOn(lines(0, 3), 'another text\nof two lines'));
  assert.ok(!movedOn('one line only', 'another'));
  assert.ok(!movedOn('', lines(0, 3)));
});

test('only input that adds where nothing is selected takes nothing away', () => {
  const input = (/** @type {string} */ inputType, collapsed = true) => /** @type {InputEvent} */ (/** @type {unknown} */ ({inputType, getTargetRanges: () => [{collapsed}]}));
  for (const type of ['insertText', 'insertParagraph', 'insertLineBreak', 'insertFromPaste']) {
    assert.ok(!takesAway(input(type)), type);
    assert.ok(takesAway(input(type, false)), `${type} over a selection`);
  }
  for (const type of ['deleteContentBackward', 'deleteByCut', 'historyUndo', 'insertReplacementText', 'insertFromDrop', 'insertCompositionText']) assert.ok(takesAway(input(type)), type);
});
