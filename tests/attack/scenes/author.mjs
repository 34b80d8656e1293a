// @ts-check
/** The author whom a page attacks: writes a post that is held, goes as far as an attack wants, and never agrees to post. */
import assert from 'node:assert/strict';
import { throughout, until } from '../../e2e/harness/wait.mjs';
import { RISKY } from '../../e2e/texts.mjs';
import { firstScript } from './at_hand.mjs';

/**
 * @typedef {import('../../e2e/harness/runner.mjs').Bench} Bench
 * @typedef {import('../../e2e/harness/desk.mjs').Desk} Desk
 * @typedef {'marked'|'gate'|'anyway'} Stage   words are marked; the gate is open; its last screen is, with its button awake
 *
 * @typedef {object} Attack   one idea
 * @property {string} id
 * @property {string} tries       what the page tries
 * @property {import('../../e2e/harness/options.mjs').BrowserName[]} [browsers]  both where left out
 * @property {boolean} [fast]     tried with every change
 * @property {Record<string, string>} [page]   options of the site, see demo/site.mjs; a textarea where left out
 * @property {() => void} [first] stands alone, in the page before any other script of it
 * @property {number} [limit]     milliseconds for the whole case
 */

/** How long what must not happen is watched for. */
export const WATCH_MS = 600;

/** @param {Bench} bench @param {Attack} attack @returns {Promise<Desk>} with an empty box */
export async function openFor(bench, attack) {
  bench.site.first = firstScript(attack.first);
  const desk = await bench.open({ editor: 'textarea', ...attack.page });
  if (attack.page?.place === 'dialog') await desk.tab.click('#open-dialog');
  return desk;
}

/** The pill of the box says so; a page with a frame has one in each document. @param {Desk} desk @param {RegExp} wanted */
export const somePill = (desk, wanted) => until(async () => (await desk.drawn()).pills.some((pill) => wanted.test(pill.text)), `a pill to say ${wanted}`, 10_000);

/** @param {Bench} bench @param {Attack} attack @param {Stage} stage @returns {Promise<Desk>} */
export async function authorAt(bench, attack, stage) {
  const desk = await openFor(bench, attack);
  await desk.type(RISKY.text);
  await somePill(desk, / to look at$/);
  if (stage === 'marked') return desk;
  await desk.pressPost();
  await desk.waitForCard('gate');
  if (stage === 'anyway') await lastScreen(desk);
  return desk;
}

/** Goes on to the last screen and waits until its button can be pressed. @param {Desk} desk @returns {Promise<{x: number, y: number}>} where that is */
export async function lastScreen(desk) {
  await desk.press('Post anyway');
  await desk.waitForCard('anyway');
  return until(() => desk.buttonOnScreen('Post anyway'), 'the button that posts to be awake');
}

/** Nothing was posted and nobody was overruled, neither as the site sees it nor as the host was told. @param {Bench} bench */
export function nothingOut({ site, rig }, before = 0) {
  return site.posts.length === 0 && rig.decisions().slice(before).every((outcome) => outcome !== 'OVERRODE' && outcome !== 'POSTED');
}

/** @param {Bench} bench @param {number} before  decisions that the host knew of when the case began */
export async function staysIn(bench, before) {
  await throughout(() => nothingOut(bench, before), 'nothing is posted and nobody overruled', WATCH_MS);
  assert.deepEqual(bench.site.posts.map((post) => post.text.length), [], 'no post');
}
