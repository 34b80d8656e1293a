// @ts-check
/**
 * Where things go. Plain arithmetic on rectangles in CSS pixels of the viewport.
 *
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {{width: number, height: number}} Size
 */

const MARGIN = 8;
export const PILL = Object.freeze({width: 148, height: 30});

/** @param {Box} a @param {Box} b @returns {boolean} */
export const intersects = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The part of `a` inside `b`; of no size when they are apart. @param {Box} a @param {Box} b @returns {Box} */
export function clipped(a, b) {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {x, y, width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x), height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y)};
}

/** The smallest box around all of `boxes`, of which there is at least one. @param {Box[]} boxes @returns {Box} */
export function around(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return {x, y, width: right - x, height: bottom - y};
}

/** @param {Box} box @param {number} by */
const grown = (box, by) => ({x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by});

/** @param {{x: number, y: number}} point @param {Box} box @param {number} slack @returns {boolean} */
export function within(point, box, slack = 0) {
  const {x, y, width, height} = grown(box, slack);
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => Math.max(least, Math.min(value, most));

/** No larger than the viewport. @param {Size} size @param {Size} viewport @returns {Size} */
export const fitting = (size, viewport) => ({
  width: Math.min(size.width, Math.max(0, viewport.width - 2 * MARGIN)),
  height: Math.min(size.height, Math.max(0, viewport.height - 2 * MARGIN)),
});

/** @param {Box} box @param {Size} viewport @returns {Box} moved into the viewport */
function insideViewport(box, viewport) {
  return {...box,
    x: clamp(box.x, MARGIN, Math.max(MARGIN, viewport.width - MARGIN - box.width)),
    y: clamp(box.y, MARGIN, Math.max(MARGIN, viewport.height - MARGIN - box.height))};
}

/**
 * Beside the words that a card speaks of, in the viewport, never over them where any room is left: below, above, right,
 * left of them; else where it covers the least of them.
 * @param {Box[]} words  rectangles of the words, at least one @param {Size} wanted @param {Size} viewport @returns {Box}
 */
export function beside(words, wanted, viewport) {
  const size = fitting(wanted, viewport);
  const all = around(words);
  const gap = 2; // the frame has room for its shadow around what is seen
  const spots = [
    {x: words[0].x, y: all.y + all.height + gap},
    {x: words[0].x, y: all.y - gap - size.height},
    {x: all.x + all.width + gap, y: all.y},
    {x: all.x - gap - size.width, y: all.y},
  ].map((spot) => insideViewport({...spot, ...size}, viewport));
  const covered = (/** @type {Box} */ spot) => words.reduce((sum, word) => { const part = clipped(word, spot); return sum + part.width * part.height; }, 0);
  return spots.reduce((best, spot) => (covered(spot) < covered(best) ? spot : best));
}

/** In the middle, a little above it. @param {Size} wanted @param {Size} viewport @returns {Box} */
export function centered(wanted, viewport) {
  const size = fitting(wanted, viewport);
  return insideViewport({x: (viewport.width - size.width) / 2, y: (viewport.height - size.height) * 0.4, ...size}, viewport);
}

/**
 * Where the pill goes: in the row of the button that posts, else at an edge of the editor; where it covers none of
 * `controls`, and never one of `submits`. Depends on the page alone.
 * @param {Box} editor @param {Box} root  the whole composer @param {Box[]} controls @param {Box[]} submits @returns {Box}
 */
export function pillSpot(editor, root, controls, submits) {
  const bottom = editor.y + editor.height;
  const right = editor.x + editor.width - PILL.width;
  const [post] = submits;
  const middle = post ? post.y + (post.height - PILL.height) / 2 : 0;
  const inRow = post && post.y >= bottom ? [editor.x, ...controls.map((control) => control.x + control.width + 10)]
    .filter((x) => x >= editor.x && x + PILL.width + 10 <= post.x).sort((a, b) => a - b).map((x) => ({x, y: middle})) : [];
  const spots = [...inRow, {x: editor.x, y: bottom + 6}, {x: right, y: bottom + 6}, {x: editor.x, y: root.y + root.height + 4},
    {x: right - 6, y: bottom - PILL.height - 4}, {x: editor.x, y: editor.y - PILL.height - 4},
  ].map((spot) => ({x: Math.max(0, spot.x), y: Math.max(0, spot.y), ...PILL}));
  const free = (/** @type {Box[]} */ boxes) => (/** @type {Box} */ spot) => !boxes.some((box) => intersects(grown(box, 2), spot));
  return spots.find(free([...controls, ...submits])) ?? spots.find(free(submits)) ?? spots[0];
}
