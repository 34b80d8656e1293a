// @ts-check
/**
 * Runs cases in real browsers: one line a case, 'N passed, N failed' at the end. Cases that need the same kind of host
 * share a browser; the two browsers run side by side.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSite } from '../demo/site.mjs';
import { ROOT } from './options.mjs';
import { Rig } from './rig.mjs';

/**
 * What a case is given.
 * @typedef {object} Bench
 * @property {Rig} rig
 * @property {import('./options.mjs').BrowserName} browser
 * @property {import('./options.mjs').Places} places
 * @property {import('../demo/site.mjs').Site} site     what was posted since the case began
 * @property {(page?: Record<string, string>, size?: {width: number, height: number}) => Promise<import('./desk.mjs').Desk>} open
 * @property {(text: string) => void} note              a figure to print beside the case
 *
 * @typedef {{browser: import('./options.mjs').BrowserName, name: string, passed: boolean}} Outcome   of a case in a browser; once more after a failure
 *
 * @typedef {object} Case
 * @property {string} name           never holds a post's words
 * @property {import('./options.mjs').BrowserName[]} [browsers]  both where left out
 * @property {string} [host]         see HostMode in rig.mjs; "real" where left out
 * @property {string[]} [args]       further options of its Chromium; cases with the same ones share a browser
 * @property {Record<string, unknown>} [prefs]  further settings of its Firefox; likewise
 * @property {boolean} [alone]       the case wants a browser of its own
 * @property {boolean} [ownBrowser]  the case starts its browsers itself; `rig` is not to be used
 * @property {boolean} [long]        too long for every change
 * @property {number} [limit]        milliseconds; 30,000 where left out
 * @property {(bench: Bench) => Promise<void>} run
 */

/** Starting a browser on a computer that does much else. */
const START_LIMIT = 60_000;
const FAILURES = join(ROOT, 'build/e2e');

/** @template T @param {Promise<T>} work @param {number} limit milliseconds @returns {Promise<T>} */
async function within(work, limit) {
  /** @type {NodeJS.Timeout|undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit); });
  try { return await Promise.race([work, late]); } finally { clearTimeout(timer); }
}

/** What went wrong, and the line of the case that it went wrong in. @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  const place = /(cases|scenes)\/\S+?:\d+/.exec(error.stack ?? '')?.[0];
  return [...error.message.split('\n').slice(0, 12).map((line) => line.slice(0, 400)), ...(place ? [`at ${place}`] : [])].join('\n     ');
}

/** One browser's share of the cases, with its own site, one case after the other. */
class Lane {
  /** @param {import('./options.mjs').BrowserName} browser @param {import('./options.mjs').Places} places @param {boolean} headed */
  constructor(browser, places, headed) {
    this.browser = browser;
    this.places = places;
    this.headed = headed;
    /** @type {string[]} */
    this.passed = [];
    /** @type {string[]} */
    this.failed = [];
    /** @type {import('../demo/site.mjs').Site} */
    this.site = /** @type {any} */ (undefined);
    /** @type {Rig|null} */
    this.rig = null;
    this.rigFor = '';
  }

  /** @param {Case} one @returns {Promise<Rig>} */
  async rigOf(one) {
    const host = one.host ?? 'real';
    const wanted = [host, ...(one.args ?? []), JSON.stringify(one.prefs ?? {})].join(' ');
    if (this.rig && this.rigFor === wanted && !one.alone) return this.rig;
    await this.closeRig();
    this.rig = await Rig.start({ browser: this.browser, places: this.places, site: this.site, host, args: one.args, prefs: one.prefs, headed: this.headed });
    this.rigFor = one.alone ? '' : wanted;
    return this.rig;
  }

  async closeRig() {
    const rig = this.rig;
    this.rig = null;
    if (rig) await rig.close();
  }

  /** @param {Case} one */
  async runOne(one) {
    const start = Date.now();
    /** @type {string[]} */
    const notes = [];
    /** @type {import('./desk.mjs').Desk[]} */
    const desks = [];
    this.site.forget();
    try {
      const rig = one.ownBrowser ? /** @type {Rig} */ (/** @type {unknown} */ (null)) : await within(this.rigOf(one), START_LIMIT);
      const open = async (/** @type {any} */ page, /** @type {any} */ size) => {
        const desk = await rig.open(page, size);
        desks.push(desk);
        return desk;
      };
      await within(one.run({ rig, site: this.site, open, note: (text) => { notes.push(text); }, browser: this.browser, places: this.places }), one.limit ?? 30_000);
      this.passed.push(one.name);
      this.say('ok  ', one, start, notes);
    } catch (error) {
      this.failed.push(one.name);
      this.say('FAIL', one, start, notes);
      process.stdout.write(`     ${reasonOf(error)}\n`);
      await this.picture(one, desks.at(-1));
      await this.closeRig();
    }
    if (this.rig) await within(Promise.all(desks.map((desk) => desk.close())), 5_000).catch(() => this.closeRig());
  }

  /** @param {string} verdict @param {Case} one @param {number} start @param {string[]} notes */
  say(verdict, one, start, notes) {
    const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(5);
    process.stdout.write(`${verdict} ${this.browser.padEnd(8)} ${seconds} s  ${one.name}${notes.length ? `  (${notes.join('; ')})` : ''}\n`);
  }

  /** @param {Case} one @param {import('./desk.mjs').Desk|undefined} desk */
  async picture(one, desk) {
    if (!desk) return;
    mkdirSync(FAILURES, { recursive: true });
    const file = join(FAILURES, `${this.browser}-${one.name.replace(/[^a-z0-9]+/gi, '-')}.png`);
    await within(desk.screenshot(file).then(() => { process.stdout.write(`     see ${file}\n`); }), 5_000).catch(() => {});
  }

  /** @param {Case[]} cases */
  async run(cases) {
    this.site = await openSite();
    const order = (/** @type {Case} */ one) => `${one.ownBrowser ? 2 : one.alone ? 1 : 0} ${one.host === undefined ? '' : one.host} ${(one.args ?? []).join(' ')} ${JSON.stringify(one.prefs ?? {})}`;
    const mine = cases.filter((one) => !one.browsers || one.browsers.includes(this.browser))
      .map((one, at) => ({ one, at })).sort((a, b) => order(a.one).localeCompare(order(b.one)) || a.at - b.at);
    try {
      for (const { one } of mine) await this.runOne(one);
    } finally {
      await this.closeRig();
      await this.site.close();
    }
  }
}

/**
 * The cases that failed, once more, one browser at a time in a fresh one: two browsers, two editors' libraries and a
 * host on two busy cores can starve a wait. What fails twice has failed; what passes now is named as unsteady.
 * @param {Lane[]} lanes @param {Case[]} cases @param {import('./options.mjs').Options} options
 */
async function runAgain(lanes, cases, options) {
  const again = [];
  for (const lane of lanes) {
    if (lane.failed.length === 0) continue;
    process.stdout.write(`-- ${lane.failed.length} of ${lane.browser} once more\n`);
    const second = new Lane(lane.browser, options.places, options.headed);
    await second.run(cases.filter((one) => lane.failed.includes(one.name)));
    for (const name of lane.failed) if (!second.failed.includes(name)) process.stdout.write(`unsteady: ${lane.browser}: ${name}\n`);
    again.push(second);
  }
  return again;
}

/**
 * @param {Case[]} all @param {import('./options.mjs').Options} options
 * @returns {Promise<{failed: number, outcomes: Outcome[]}>}
 */
export async function runCases(all, options) {
  const wanted = (/** @type {Case} */ one) => (options.only.length === 0 ? (one.long ?? false) === options.long : options.only.some((words) => one.name.includes(words)));
  const cases = all.filter(wanted);
  if (options.list) {
    for (const one of cases) process.stdout.write(`${(one.browsers ?? ['chromium', 'firefox']).join(' ').padEnd(17)} ${one.name}\n`);
    return { failed: 0, outcomes: [] };
  }
  const start = Date.now();
  /** @type {Outcome[]} */
  const outcomes = [];
  for (let round = 0; round < options.repeat; ++round) {
    const lanes = options.browsers.map((name) => new Lane(name, options.places, options.headed));
    const stop = () => process.exit(130); // what was started is ended on the way out; see rig.mjs
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    if (options.serial) for (const lane of lanes) await lane.run(cases);
    else await Promise.all(lanes.map((lane) => lane.run(cases)));
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    const again = await runAgain(lanes, cases, options);
    for (const lane of [...lanes, ...again]) outcomes.push(...lane.passed.map((name) => ({ browser: lane.browser, name, passed: true })));
    for (const lane of again) outcomes.push(...lane.failed.map((name) => ({ browser: lane.browser, name, passed: false })));
  }
  const failed = outcomes.filter((one) => !one.passed);
  for (const one of failed) process.stdout.write(`failed: ${one.browser}: ${one.name}\n`);
  process.stdout.write(`${((Date.now() - start) / 1000).toFixed(0)} s\n${outcomes.length - failed.length} passed, ${failed.length} failed\n`);
  return { failed: failed.length, outcomes };
}
