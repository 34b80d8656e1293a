// @ts-check
/**
 * The page looks, by one means, at all that it can while its author writes: once a harmless text, once one with words
 * that are marked. What it learns must be the same. Each look proves that it can tell: something is planted at the end.
 */
import assert from 'node:assert/strict';
import { reportOf } from '../../e2e/harness/expected.mjs';
import { sleep } from '../../e2e/harness/wait.mjs';
import { CLEAN, RISKY } from '../../e2e/texts.mjs';
import { openFor } from './author.mjs';

/**
 * @typedef {import('./author.mjs').Bench} Bench
 *
 * @typedef {object} Look
 * @property {() => unknown} look    stands alone, in the page: what the page has learnt by now
 * @property {() => unknown} plant   stands alone, in the page: what an extension that gives itself away would do
 *
 * @typedef {import('./author.mjs').Attack & Look} Spying
 */

/** As long as the risky text, so that whatever the page makes of its length is the same. */
const HARMLESS = CLEAN.text.slice(0, RISKY.text.length - 1).padEnd(RISKY.text.length - 1, 'o') + RISKY.text.slice(-1);
/** The marks have come by then, and whatever follows from them. */
const SETTLED_MS = 900;

/** @param {unknown} log @param {string} text */
const without = (log, text) => JSON.parse(JSON.stringify(log ?? null).replaceAll(JSON.stringify(text).slice(1, -1), 'TEXT'));

/** @param {Bench} bench @param {Spying} attack @param {string} text @param {string|RegExp} pill */
async function learnt(bench, attack, text, pill) {
  const desk = await openFor(bench, attack);
  await desk.ready();
  await desk.type(text);
  await desk.waitForPill(pill);
  await sleep(SETTLED_MS);
  return { desk, log: without(await desk.tab.evaluate(/** @type {any} */ (attack.look)), text) };
}

/** @param {Bench} bench @param {Spying} attack */
async function run(bench, attack) {
  assert.equal(HARMLESS.length, RISKY.text.length);
  assert.deepEqual(reportOf(bench.places, HARMLESS).findings ?? [], []);
  const clean = await learnt(bench, attack, HARMLESS, 'Checked');
  await clean.desk.close();
  const risky = await learnt(bench, attack, RISKY.text, / to look at$/);
  assert.deepEqual(risky.log, clean.log, 'the page learns the same from both');
  bench.note(`${JSON.stringify(risky.log).length} characters of log`);
  await risky.desk.tab.evaluate(/** @type {any} */ (attack.plant));
  await risky.desk.repainted();
  await sleep(300);
  const planted = without(await risky.desk.tab.evaluate(/** @type {any} */ (attack.look)), RISKY.text);
  assert.notDeepEqual(planted, risky.log, 'the look would tell');
}

/** @param {Spying} attack @returns {(bench: Bench) => Promise<void>} */
export const spying = (attack) => (bench) => run(bench, attack);
