// @ts-check
/**
 * The page makes events up, or has the browser make some. Nobody presses anything: nothing may be posted, nobody may be
 * overruled, what is open stays open as it is, what is closed stays closed, and the draft stays as its author left it.
 */
import assert from 'node:assert/strict';
import { throughout } from '../../e2e/harness/wait.mjs';
import { RISKY } from '../../e2e/texts.mjs';
import { authorAt, nothingOut, WATCH_MS } from './author.mjs';

/**
 * @typedef {import('./author.mjs').Bench} Bench
 *
 * @typedef {object} MadeUp
 * @property {import('./author.mjs').Stage} [stage]  "anyway" where left out: the button that posts is awake
 * @property {(places: {x: number, y: number}[], addresses: string[]) => unknown} run   stands alone, in the page; given the middles of
 *   our buttons, or of the pill and a marked word, and the addresses of our frames as if it had guessed them
 * @property {(found: any) => void} [found]   what must be true of what it returned
 * @property {boolean} [gate]      the page may open the gate by it, and no more
 * @property {boolean} [comesBack] what was open goes, and the gate is asked anew
 * @property {boolean} [leaves]    the page takes the draft or itself away by it
 *
 * @typedef {import('./author.mjs').Attack & MadeUp} Synthetic
 */

/** @param {import('./author.mjs').Desk} desk @param {string} stage */
async function placesOf(desk, stage) {
  if (stage !== 'marked') return Promise.all([/^Post anyway/, /^(Edit|Back|Go back)/].map((label) => desk.buttonOnScreen(label))).then((all) => all.filter((each) => each !== null));
  const { marks, pills } = await desk.drawn();
  return [...pills, ...marks].map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
}

/** @param {Bench} bench @param {Synthetic} attack */
async function run(bench, attack) {
  const before = bench.rig.decisions().length;
  const stage = attack.stage ?? 'anyway';
  const desk = await authorAt(bench, attack, stage);
  const places = await placesOf(desk, stage);
  assert.ok(places.length > 0, 'something of ours to aim at');
  const open = async () => (await desk.card())?.kind ?? 'nothing';
  const shown = stage === 'marked' ? 'nothing' : stage;
  assert.equal(await open(), shown);
  const addresses = [...new Set([...desk.frames('card'), ...desk.frames('marks')].map((frame) => frame.url()))];
  const found = await desk.tab.evaluate(/** @type {any} */ (attack.run), places, addresses);
  attack.found?.(found);
  await throughout(async () => {
    if (!nothingOut(bench, before)) return false;
    const now = attack.leaves ? shown : await open();
    if (attack.comesBack && (now === 'nothing' || now === 'gate')) return true;
    return now === shown || (attack.gate === true && ['gate', 'press_again', 'checking'].includes(now));
  }, 'nothing is posted, nobody overruled, and what is open stays', WATCH_MS);
  if (attack.comesBack) await desk.waitForCard('gate');
  if (!attack.leaves) assert.equal(await desk.text(), RISKY.text, 'the draft is as its author left it');
}

/** @param {Synthetic} attack @returns {(bench: Bench) => Promise<void>} */
export const synthetic = (attack) => (bench) => run(bench, attack);
