// @ts-check
/**
 * The author presses Post as the site taught them, and the page sees to it that the post goes out before or beside what
 * we hold. Each way is tried with a harmless post first, which has to go out: a way that leads nowhere proves nothing.
 */
import assert from 'node:assert/strict';
import { sleep, throughout, until } from '../../e2e/harness/wait.mjs';
import { CLEAN, RISKY } from '../../e2e/texts.mjs';
import { openFor, somePill, WATCH_MS } from './author.mjs';

/**
 * @typedef {import('./author.mjs').Bench} Bench
 * @typedef {import('./author.mjs').Desk} Desk
 *
 * @typedef {object} Way
 * @property {() => unknown} [run]                stands alone, in the page, once the text is written and judged
 * @property {(desk: Desk) => Promise<unknown>} [author]  what the author does; presses Post where left out
 * @property {(desk: Desk) => Promise<unknown>} [write]   the author writes elsewhere than in the site's box; given the text too
 * @property {boolean} [late]                     the words are there only at the moment of the press
 * @property {'posts'|'held'} [harmless]          a post of the page's own is held whatever it says, so that it cannot try out what would be
 *
 * @typedef {import('./author.mjs').Attack & Way} Round
 */

/** @param {Bench} bench @param {Round} attack @param {string} text @param {RegExp} pill @returns {Promise<Desk>} */
async function go(bench, attack, text, pill) {
  const desk = await openFor(bench, attack);
  Object.assign(desk, { given: text });
  if (attack.write) await attack.write(desk);
  else await desk.type(text);
  if (!attack.late) await somePill(desk, pill);
  await sleep(1_100); // what the page does now follows no key of the author's
  await desk.tab.evaluate(() => { Object.assign(window, { post: control() }); });
  if (attack.run) await desk.tab.evaluate(/** @type {any} */ (attack.run));
  await (attack.author ?? ((each) => each.pressPost()))(desk);
  return desk;
}

/** @param {Bench} bench @param {Round} attack */
async function held(bench, attack) {
  const { site, rig } = bench;
  const harmless = await go(bench, attack, CLEAN.text, /^Checked$/);
  if ((attack.harmless ?? 'posts') === 'posts') await until(() => site.posts.length > 0, 'the harmless post to go out this way');
  else await throughout(() => site.posts.length === 0, 'even a harmless post of the page\'s own is held', WATCH_MS);
  await harmless.close();
  site.posts.length = 0;
  const before = rig.decisions().length;
  const desk = await go(bench, attack, RISKY.text, / to look at$/);
  await throughout(() => site.posts.length === 0, 'nothing is posted', WATCH_MS);
  assert.ok(!rig.decisions().slice(before).includes('OVERRODE'), 'nobody is overruled');
  if (!attack.write && !desk.tab.isClosed()) assert.equal(await desk.text().catch(() => RISKY.text), RISKY.text, 'the draft is as its author left it');
}

/** @param {Round} attack @returns {(bench: Bench) => Promise<void>} */
export const roundTheGate = (attack) => (bench) => held(bench, attack);

/** What no extension can stop, shown: the day it is stopped, the list in README.md is wrong. @param {Round} attack @returns {(bench: Bench) => Promise<void>} */
export const unstoppable = (attack) => async (bench) => {
  const before = bench.rig.decisions().length;
  await go(bench, attack, RISKY.text, / to look at$/);
  await until(() => bench.site.posts.length > 0, 'the post to go out, as listed', 4_000);
  assert.ok(!bench.rig.decisions().slice(before).includes('OVERRODE'), 'nobody is said to have agreed');
};
