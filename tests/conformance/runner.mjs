// @ts-check
/** Runs the cells, the surroundings and the random edits, one lane a browser, and prints them as a table. */
import { Rig } from '../e2e/harness/rig.mjs';
import { CELLS } from './cells.mjs';
import { ComposeDesk } from './compose_desk.mjs';
import { imeOf } from './ime.mjs';
import { PLACE_CELLS } from './places.mjs';
import { buildProbe } from './probe.mjs';
import { editAtRandom } from './random_edits.mjs';
import { EDITORS, openEditorsSite } from './site.mjs';

/**
 * @typedef {import('../e2e/harness/options.mjs').BrowserName} BrowserName
 * @typedef {object} Options
 * @property {BrowserName[]} browsers
 * @property {import('../e2e/harness/options.mjs').Places} places
 * @property {boolean} serial
 * @property {boolean} headed
 * @property {boolean} fast
 * @property {{editors: string[], cells: string[]}} only   empty: all
 * @property {number} edits
 * @property {number} seed
 *
 * @typedef {{editor: string, browser: BrowserName, cell: string, state: string, why?: string, seconds: number}} Outcome
 */

const LIMIT_MS = 90_000;
/** With --fast, which editors each cell is run on: every way of reading and writing is among them. */
const FAST = Object.freeze(['textarea', 'plain', 'draft', 'quill', 'slate', 'lexical']);

/** @template T @param {Promise<T>} work @param {number} limit milliseconds @returns {Promise<T>} */
async function within(work, limit) {
  /** @type {NodeJS.Timeout|undefined} */
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit); });
  try { return /** @type {T} */ (await Promise.race([work, late])); } finally { clearTimeout(timer); }
}

/** One browser with the extension, the host and the probe. */
class Lane {
  /** @param {BrowserName} browser @param {Options} options @param {string} probe */
  constructor(browser, options, probe) {
    this.browser = browser;
    this.options = options;
    this.probe = probe;
    /** @type {Outcome[]} */
    this.outcomes = [];
    /** @type {Rig|null} */
    this.rig = null;
    /** @type {import('../e2e/demo/site.mjs').Site} */
    this.site = /** @type {any} */ (undefined);
  }

  async start() {
    await this.stop();
    const { places, headed } = this.options;
    const begin = () => within(Rig.start({ browser: this.browser, places, site: this.site, headed }), 60_000);
    this.rig = await begin().catch(begin); // that a browser starts at once on a busy machine is not what is tried here
    await this.rig.browser.installExtension(this.probe);
    this.ime = await imeOf(this.rig);
    return this.rig;
  }

  async stop() {
    const rig = this.rig;
    this.rig = null;
    await rig?.close();
  }

  /**
   * Runs `work` on the editor in tabs of its own. @param {string} editor @param {(given: import('./cells.mjs').Given) => Promise<string|void>} work
   * @param {number} limit
   */
  async attempt(editor, work, limit) {
    const rig = this.rig ?? await this.start();
    /** @type {ComposeDesk[]} */
    const desks = [];
    const open = async (/** @type {Record<string, string>} */ page = {}) => {
      const desk = await ComposeDesk.open(rig, { editor, ...page });
      desks.push(desk);
      return desk;
    };
    try {
      return await within(work({ open, places: this.options.places, browser: this.browser, editor, ime: /** @type {any} */ (this.ime) }), limit) ?? 'ok';
    } finally {
      await within(Promise.all(desks.map((desk) => desk.close())), 5_000).catch(() => this.stop());
    }
  }

  /** Once only: what fails now and then, fails. @param {string} editor @param {string} cell @param {(given: import('./cells.mjs').Given) => Promise<string|void>} work @param {number} [limit] */
  async run(editor, cell, work, limit = LIMIT_MS) {
    const start = Date.now();
    /** @type {Outcome} */
    let outcome = { editor, browser: this.browser, cell, state: 'FAIL', seconds: 0 };
    try {
      const said = await this.attempt(editor, work, limit);
      const [state, ...why] = said.split(': ');
      outcome = { ...outcome, state: state === 'restored' ? 'restored+copy' : state, why: why.join(': ') || undefined };
    } catch (error) {
      outcome.why = error instanceof Error ? error.message.slice(0, 20_000) : String(error);
      await this.stop(); // what a failure leaves behind is nobody else's
    }
    outcome.seconds = (Date.now() - start) / 1000;
    this.outcomes.push(outcome);
    const seconds = outcome.seconds.toFixed(1).padStart(6);
    process.stdout.write(`${outcome.state.padEnd(13)} ${this.browser.padEnd(8)} ${editor.padEnd(11)} ${cell.padEnd(14)} ${seconds} s${outcome.why ? `  ${outcome.why}` : ''}\n`);
  }

  async runAll() {
    const { only, fast, edits, seed } = this.options;
    const wants = (/** @type {string} */ cell) => only.cells.length === 0 || only.cells.includes(cell);
    const editors = EDITORS.filter((editor) => (only.editors.length > 0 ? only.editors.includes(editor) : !fast || FAST.includes(editor)));
    this.site = await openEditorsSite();
    try {
      for (const editor of editors) {
        for (const [cell, work] of Object.entries(CELLS)) if (wants(cell)) await this.run(editor, cell, work);
        if (wants('random') && edits > 0) await this.run(editor, 'random', (given) => randomEdits(given, edits, seed), 60_000 + edits * 2_000);
      }
      for (const { cell, editor, work } of PLACE_CELLS) {
        if ((wants('places') || wants(cell)) && (only.editors.length === 0 || only.editors.includes(editor)) && (!fast || FAST.includes(editor))) await this.run(editor, cell, work);
      }
    } finally {
      await this.stop();
      await this.site.close();
    }
  }
}

/** @param {import('./cells.mjs').Given} given @param {number} edits @param {number} seed */
async function randomEdits({ open }, edits, seed) {
  const counts = await editAtRandom(await open(), edits, seed);
  const figures = `${counts.edits} edits, ${counts.writes} writes: ${counts.done} done, ${counts.restored} restored, ${counts.wrong.length} corrupted`;
  if (counts.wrong.length > 0) throw new Error(`${figures}\n  ${counts.wrong.join('\n  ')}`);
  return `ok: ${figures}`;
}

/** @param {Outcome[]} outcomes */
function table(outcomes) {
  const cells = [...new Set(outcomes.map((each) => each.cell))];
  const rows = [...new Set(outcomes.map((each) => `${each.editor} ${each.browser}`))].sort();
  const width = (/** @type {string} */ cell) => Math.max(cell.length, ...outcomes.filter((each) => each.cell === cell).map((each) => each.state.length)) + 2;
  const line = (/** @type {string} */ head, /** @type {(cell: string) => string} */ of) => `${head.padEnd(22)}${cells.map((cell) => of(cell).padEnd(width(cell))).join('')}`.trimEnd();
  return [line('', (cell) => cell), ...rows.map((row) => line(row, (cell) => outcomes.find((each) => `${each.editor} ${each.browser}` === row && each.cell === cell)?.state ?? ''))].join('\n');
}

/** @param {Outcome[]} outcomes @returns {string} what cannot be tried is not said to have passed */
function summary(outcomes) {
  const count = (/** @type {string} */ wanted) => outcomes.filter(({ state }) => state === wanted).length;
  return `${outcomes.length - count('n/a') - count('FAIL')} cells passed, ${count('n/a')} not applicable, ${count('FAIL')} failed`;
}

/** @param {Outcome[]} outcomes @returns {string} minutes of each editor in each browser, those of its surroundings too */
function minutes(outcomes) {
  const browsers = [...new Set(outcomes.map((each) => each.browser))];
  const took = (/** @type {string} */ editor, /** @type {string} */ browser) => outcomes.filter((each) => each.editor === editor && each.browser === browser).reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  return [['minutes', ...browsers], ...[...new Set(outcomes.map((each) => each.editor))].map((editor) => [editor, ...browsers.map((browser) => took(editor, browser).toFixed(1))])]
    .map(([head, ...cells]) => `${head.padEnd(13)}${cells.map((cell) => cell.padStart(10)).join('')}`).join('\n');
}

/** @param {Options} options @returns {Promise<number>} how many failed */
export async function runConformance(options) {
  const start = Date.now();
  const probe = await buildProbe();
  const lanes = options.browsers.map((browser) => new Lane(browser, options, probe.folder));
  const stop = () => process.exit(130);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    if (options.serial) for (const lane of lanes) await lane.runAll();
    else await Promise.all(lanes.map((lane) => lane.runAll()));
  } finally {
    probe.remove();
  }
  const outcomes = lanes.flatMap((lane) => lane.outcomes);
  const failed = outcomes.filter((each) => each.state === 'FAIL');
  process.stdout.write(`\n${table(outcomes)}\n\n${minutes(outcomes)}\n\n`);
  for (const { editor, browser, cell, why } of failed) process.stdout.write(`failed: ${editor} in ${browser}, ${cell}: ${why}\n`);
  process.stdout.write(`${((Date.now() - start) / 1000).toFixed(0)} s\n${summary(outcomes)}\n`);
  return failed.length;
}
