// @ts-check
/**
 * The last screen before a post is open, its button awake and the pointer over it, when the page begins. Then the author
 * clicks where the page would have them click. What can no longer be seen as it was must not be pressed; where an attack
 * changes nothing on the screen, pressing is the author's.
 */
import assert from 'node:assert/strict';
import { pixels } from '../../e2e/harness/pixels.mjs';
import { sleep } from '../../e2e/harness/wait.mjs';
import { authorAt, openFor, staysIn } from './author.mjs';
import { RISKY } from '../../e2e/texts.mjs';

/**
 * @typedef {import('./author.mjs').Bench} Bench
 * @typedef {import('./author.mjs').Desk} Desk
 * @typedef {{x: number, y: number}} Point
 *
 * @typedef {object} Lure
 * @property {(button: Point) => unknown} [run]   stands alone, in the page; may return the point to click at, else the button's
 * @property {boolean} [deceives]   whatever the screen shows around the button, a click on it is no agreement
 * @property {boolean} [getsBy]     listed as what we cannot stop: the day it is stopped, the list is wrong
 * @property {(desk: Desk, at: Point) => Promise<void>} [author]   what the author does; four clicks where left out
 * @property {(bench: Bench, desk: Desk) => Promise<void>} [scene]   all of it, where it begins otherwise: with words marked
 * @property {boolean} [empty]      or with an empty box
 *
 * @typedef {import('./author.mjs').Attack & Lure} Clickjacking
 */

/** Longer than the time for which the button has to have been seen. */
const DWELL_MS = 900;
const PRESSES = 4;

/** Colours in and around the button, as they are on the screen. @param {Desk} desk @param {Point} middle */
async function look(desk, middle) {
  const places = [-60, -40, -20, 0, 20, 40, 60].flatMap((dx) => [-6, 0, 6].map((dy) => ({ x: middle.x + dx, y: middle.y + dy })));
  return JSON.stringify(await pixels(desk.tab, places));
}

/** @param {Desk} desk @param {Point} at */
async function clicks(desk, at) {
  for (let press = 0; press < PRESSES; ++press) {
    await desk.tab.mouse.click(at.x, at.y);
    await sleep(150);
  }
}

/** @param {Bench} bench @param {Clickjacking} attack */
async function run(bench, attack) {
  const before = bench.rig.decisions().length;
  if (attack.scene) {
    await attack.scene(bench, attack.empty ? await openFor(bench, attack) : await authorAt(bench, attack, 'marked'));
    return staysIn(bench, before);
  }
  const desk = await authorAt(bench, attack, 'anyway');
  const button = await desk.buttonOnScreen('Post anyway');
  assert.ok(button, 'the button that posts is awake');
  await desk.tab.mouse.move(button.x, button.y);
  const shown = attack.deceives ? '' : await look(desk, button);
  const lured = await desk.tab.evaluate(/** @type {any} */ (attack.run), button);
  const at = lured && typeof lured.x === 'number' ? lured : button;
  if (!attack.deceives) await sleep(DWELL_MS);
  const hidden = attack.deceives || await look(desk, button) !== shown;
  if (!attack.deceives) await sleep(DWELL_MS); // taking a picture takes the window away for a moment
  await (attack.author ?? clicks)(desk, at);
  bench.note(hidden ? 'is not what it was' : 'changes nothing on the screen');
  if (attack.getsBy) assert.ok(hidden && bench.site.posts.length > 0, 'it gets by, as listed');
  else if (hidden) await staysIn(bench, before);
  else assert.ok(bench.site.posts.every((post) => post.text === RISKY.text), 'and nothing else is posted');
}

/** @param {Clickjacking} attack @returns {(bench: Bench) => Promise<void>} */
export const clickjacking = (attack) => (bench) => run(bench, attack);
