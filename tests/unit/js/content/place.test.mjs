// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {beside, centered, clipped, fitting, intersects, PILL, pillSpot, within} from '../../../../extension/src/content/overlay/place.js';

const window = {width: 1240, height: 900};
const card = {width: 420, height: 300};
const inside = (/** @type {any} */ box, room = window) => box.x >= 0 && box.y >= 0 && box.x + box.width <= room.width && box.y + box.height <= room.height;

test('a card is on the screen and leaves its words to be seen, wherever they are', () => {
  for (let x = 0; x <= 1100; x += 55) {
    for (let y = 0; y <= 880; y += 44) {
      const words = [{x, y, width: 120, height: 20}, {x: 20, y: y + 22, width: 80, height: 20}];
      const spot = beside(words, card, window);
      assert.ok(inside(spot), `${x} ${y}`);
      assert.ok(!words.some((word) => intersects(word, spot)), `words at ${x} ${y} are covered`);
    }
  }
});

test('where there is no room beside the words the least of them is covered, and nothing leaves the screen', () => {
  const small = {width: 300, height: 200};
  const spot = beside([{x: 10, y: 90, width: 280, height: 20}], card, small);
  assert.ok(inside(spot, small));
  assert.deepEqual(fitting(card, small), {width: 284, height: 184});
});

test('a gate stands in the middle, a little above it', () => {
  const spot = centered({width: 568, height: 480}, window);
  assert.equal(spot.x, 336);
  assert.ok(spot.y > 0 && spot.y < 210);
});

test('the pill goes into the row of the button, else under the editor, never over a control that posts', () => {
  const editor = {x: 280, y: 130, width: 540, height: 120};
  const root = {x: 270, y: 70, width: 560, height: 260};
  assert.deepEqual(pillSpot(editor, root, [], []), {x: 280, y: 256, ...PILL}, 'no button is known');
  const picture = {x: 290, y: 270, width: 34, height: 34};
  const post = {x: 744, y: 270, width: 80, height: 40};
  assert.deepEqual(pillSpot(editor, root, [picture], [post]), {x: 334, y: 275, ...PILL}, 'beside what stands in the row');
  const narrow = {x: 400, y: 270, width: 80, height: 40};
  const beneath = pillSpot(editor, root, [picture], [narrow]);
  assert.ok(!intersects(beneath, picture) && !intersects(beneath, narrow), 'no room in the row');
  const covered = {x: 740, y: 200, width: 60, height: 40};
  assert.ok(!intersects(pillSpot(editor, root, [], [covered]), covered), 'a button within the editor');
  const crowded = pillSpot(editor, root, [{x: 0, y: 0, width: 2_000, height: 2_000}], [post]);
  assert.ok(!intersects(crowded, post));
});

test('rectangles are cut and met as they should', () => {
  assert.deepEqual(clipped({x: 0, y: 0, width: 10, height: 10}, {x: 5, y: 20, width: 10, height: 10}), {x: 5, y: 20, width: 5, height: 0});
  assert.equal(within({x: 12, y: 5}, {x: 0, y: 0, width: 10, height: 10}), false);
  assert.equal(within({x: 12, y: 5}, {x: 0, y: 0, width: 10, height: 10}, 3), true);
});
