// @ts-check
/**
 * What the extension costs the person who types, in both browsers. Prints tables and asserts no time: machines differ.
 *
 *   node tests/bench/extension.mjs [--host FILE] [--extension DIR] [--browser NAME]
 *
 * How it is measured
 *   last key -> marks      The page notes the time of the key (its first capturing listener), the mark frame notes the
 *                          frame after which its marks stand (two requestAnimationFrame after the change). Both clocks are
 *                          performance.timeOrigin + now() of one computer; they agree to about a millisecond. "After a
 *                          pause" is beyond the debounce: the check goes at once. "While typing" takes the debounce in.
 *   one change, as the     The page times document.execCommand("insertText"), which runs every listener of the extension for
 *   page feels it          beforeinput and input before it returns, with and without the extension. Listeners for keys and
 *                          work that is put off (the check, the measuring of words) are not in it.
 *   main thread, a key     Chromium only: a performance trace while a person types. All tasks of the page's main thread,
 *                          with and without the extension, and what the trace puts down to the extension's own scripts:
 *                          what a key waits for, and what runs later (with the layout that the page's next frame needs
 *                          in any case, and the cost of tracing).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { openSite } from '../e2e/demo/site.mjs';
import { readOptions, requirePlaces, USAGE } from '../e2e/harness/options.mjs';
import { runIn } from '../e2e/harness/frames.mjs';
import { Rig } from '../e2e/harness/rig.mjs';
import { sleep, until } from '../e2e/harness/wait.mjs';
import { fixed, quantile, textOf } from './posts.mjs';

const BUILD = fileURLToPath(new URL('../../extension/build/build.mjs', import.meta.url));
const TRIALS = 40;
const CHANGES = 300;
const KEYS = 120;
const KEY_GAP_MS = 60;
/** As extension/src/content/timing.js has it. */
const LEAVE_MS = 400;
/** Longer than the debounce, shorter than the pause after which a word at the caret is marked without another key. */
const AFTER_PAUSE_MS = 300;
/** Every event that the page's author causes comes in here; so is it called in a trace. */
const LISTENER = 'handleEvent';
const DRAFT = 'Long shift 🌙 and my patient finally went home after his bypass, MRN 00583921';

const say = (/** @type {string} */ text = '') => { process.stdout.write(`${text}\n`); };

/** @param {string} name @param {number[]} times */
function row(name, times) {
  say(`${name.padEnd(58)} ${fixed(quantile(times, 0.5))} ${fixed(quantile(times, 0.95))} ${fixed(Math.max(...times))}   ${times.length}`);
}

const head = (/** @type {string} */ title) => say(`\n${title.padEnd(58)}     p50     p95     max   n`);

/** @param {import('../e2e/harness/desk.mjs').Desk} desk */
async function watchKeys(desk) {
  await desk.tab.evaluate(() => {
    addEventListener('keydown', () => { /** @type {any} */ (window).lastKey = performance.timeOrigin + performance.now(); }, true);
  });
}

/** Puts text into the box in one step, as an input method does. @param {import('../e2e/harness/desk.mjs').Desk} desk @param {string} text */
async function fill(desk, text) {
  await (await desk.box()).evaluate((_, all) => { document.execCommand('insertText', false, all); }, text);
}

/** Time at which the mark frame has drawn its first mark. @param {import('puppeteer-core').Frame} frame @returns {Promise<number>} */
function firstMark(frame) {
  return runIn(frame, () => new Promise((resolve) => {
    const layer = /** @type {HTMLElement} */ (document.getElementById('marks'));
    const look = () => {
      if (layer.childElementCount === 0) return false;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
      return true;
    };
    const observer = new MutationObserver(look);
    if (!look()) observer.observe(layer, { childList: true });
  }), [], 15_000);
}

/** @param {Rig} rig @param {string} editor @param {boolean} pause */
async function keyToMarks(rig, editor, pause) {
  const desk = await rig.open({ editor });
  await desk.ready();
  await watchKeys(desk);
  const times = [];
  for (let trial = 0; trial < TRIALS; ++trial) {
    await desk.clear();
    await until(async () => (await desk.marks()).length === 0, 'the marks to be gone');
    const frame = await markFrame(desk);
    const drawn = firstMark(frame);
    if (pause) {
      await fill(desk, DRAFT);
      await sleep(AFTER_PAUSE_MS);
    } else {
      await fill(desk, DRAFT.slice(0, -8));
      for (const letter of DRAFT.slice(-8)) { await desk.tab.keyboard.type(letter); await sleep(KEY_GAP_MS); }
    }
    await desk.tab.keyboard.type(',');
    const at = await drawn;
    // A word that was typed is marked so long after the caret left it: that is a rule, not a delay.
    times.push(at - LEAVE_MS - await desk.tab.evaluate(() => /** @type {any} */ (window).lastKey));
  }
  await desk.close();
  return times.filter((time) => time > 0); // a mark that came before the last key says nothing of it
}

/** The mark frame of the desk's own composer: the one whose pill stands nearest. @param {import('../e2e/harness/desk.mjs').Desk} desk */
async function markFrame(desk) {
  const frames = desk.frames('marks');
  if (frames.length === 1) return frames[0];
  const box = await desk.rectOf(await desk.box());
  const origins = await Promise.all(frames.map((frame) => desk.origin(frame)));
  const apart = origins.map(({ x, y }) => Math.abs(x - box.x) + Math.abs(y - box.y));
  return frames[apart.indexOf(Math.min(...apart))];
}

/** @param {Rig} rig @param {string} editor @param {number} length @param {boolean} settled wait for the extension first */
async function changes(rig, editor, length, settled) {
  const desk = await rig.open({ editor });
  if (settled) await desk.ready();
  await desk.focus();
  await fill(desk, textOf(length).replaceAll('\n', ' '));
  await sleep(400);
  const times = await (await desk.box()).evaluate(async (box, count) => {
    /** @type {HTMLElement} */ (box).focus();
    const all = [];
    for (let at = 0; at < count; ++at) {
      const start = performance.now();
      document.execCommand('insertText', false, 'abc de'[at % 6]);
      all.push(performance.now() - start);
      await new Promise((resolve) => { setTimeout(resolve, 8); });
    }
    return all;
  }, CHANGES);
  await desk.close();
  return times;
}

/**
 * Sums a trace: milliseconds of main-thread tasks a key, and of the extension's own scripts a key.
 * @param {string} trace
 */
function sumTrace(trace) {
  const events = /** @type {any[]} */ (JSON.parse(trace).traceEvents);
  const mains = new Map();
  for (const event of events) if (event.name === 'thread_name' && event.args?.name === 'CrRendererMain') mains.set(`${event.pid} ${event.tid}`, event.pid);
  const page = events.find((event) => event.name === 'TracingStartedInBrowser')?.args?.data?.frames?.find((/** @type {any} */ frame) => frame.url?.startsWith('http://127.0.0.1'))?.processId;
  const onPage = events.filter((event) => event.pid === page && mains.has(`${event.pid} ${event.tid}`) && event.ph === 'X');
  const tasks = onPage.filter((event) => /RunTask$/.test(event.name)).map((event) => event.dur / 1000);
  const own = onPage.filter((event) => event.name === 'FunctionCall' && event.args?.data?.url?.startsWith('chrome-extension://')).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const keys = onPage.filter((event) => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown').map((event) => event.ts).sort((a, b) => a - b);
  /** Milliseconds a key: within its own events (keydown to keyup), and put off to frames, timers and messages after it. */
  const during = keys.map(() => 0);
  const after = keys.map(() => 0);
  let until_ = 0;
  const calls = [];
  for (const call of own) {
    if (call.ts < until_) continue; // within the call before
    until_ = call.ts + call.dur;
    calls.push(call.dur / 1000);
    const key = keys.findLastIndex((at) => at <= call.ts);
    const share = call.args.data.functionName === LISTENER ? during : after;
    if (key >= 0) share[key] += call.dur / 1000;
  }
  const sum = (/** @type {number[]} */ values) => values.reduce((all, each) => all + each, 0);
  return { busy: sum(tasks), during, after, longest: Math.max(0, ...calls), longTasks: tasks.filter((task) => task > 50).length };
}

/** @param {Rig} rig @param {string} editor @param {boolean} settled */
async function traced(rig, editor, settled) {
  const desk = await rig.open({ editor });
  if (settled) await desk.ready();
  await desk.focus();
  await fill(desk, textOf(400).replaceAll('\n', ' '));
  await sleep(500);
  await desk.tab.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', '__metadata'] });
  for (let key = 0; key < KEYS; ++key) { await desk.tab.keyboard.type('typed words '[key % 12]); await sleep(KEY_GAP_MS); }
  await sleep(800);
  const trace = await desk.tab.tracing.stop();
  await desk.close();
  return sumTrace(Buffer.from(/** @type {Uint8Array} */ (trace)).toString('utf8'));
}

/** Of a release build: the one under test holds source maps. */
async function sizes() {
  say('\nscripts of the extension, bytes, release build (content.js runs in every page of a watched site)');
  const folder = mkdtempSync(join(tmpdir(), 'discreet-bench-'));
  try {
    execFileSync(process.execPath, [BUILD, '--out', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    for (const name of ['content.js', 'background.js', 'ui/marks.js', 'ui/card.js']) {
      const code = readFileSync(join(folder, 'chromium', name));
      say(`${name.padEnd(20)} ${String(code.length).padStart(8)} minified ${String(gzipSync(code, { level: 9 }).length).padStart(8)} gzipped`);
    }
  } finally { rmSync(folder, { recursive: true }); }
}

/** @param {import('../e2e/harness/options.mjs').BrowserName} browser @param {ReturnType<typeof readOptions>} options @param {import('../e2e/demo/site.mjs').Site} site */
async function measure(browser, options, site) {
  const start = (/** @type {boolean} */ extension) => Rig.start({ browser, places: options.places, site, extension, host: extension ? 'real' : 'absent', prefs: { 'privacy.reduceTimerPrecision': false } });
  /** @type {Record<string, number[]>} */
  const bare = {};
  /** @type {any} */
  let bareTrace = null;
  const alone = await start(false);
  try {
    for (const editor of ['textarea', 'lexical']) for (const length of [280, 5_000]) bare[`${editor} ${length}`] = await changes(alone, editor, length, false);
    if (browser === 'chromium') bareTrace = await traced(alone, 'lexical', false);
  } finally { await alone.close(); }

  const rig = await start(true);
  try {
    head(`${browser}: last key -> marks drawn, ms`);
    for (const editor of ['textarea', 'lexical']) {
      row(`${editor}, after a pause (beyond the debounce)`, await keyToMarks(rig, editor, true));
      row(`${editor}, while typing a key every ${KEY_GAP_MS} ms (debounce included)`, await keyToMarks(rig, editor, false));
    }
    head(`${browser}: one change, as the page feels it, ms`);
    for (const editor of ['textarea', 'lexical']) {
      for (const length of [280, 5_000]) {
        const with_ = await changes(rig, editor, length, true);
        const without = bare[`${editor} ${length}`];
        row(`${editor}, ${length} units, without the extension`, without);
        row(`${editor}, ${length} units, with it`, with_);
        say(`${`   difference`.padEnd(58)} ${fixed(quantile(with_, 0.5) - quantile(without, 0.5))} ${fixed(quantile(with_, 0.95) - quantile(without, 0.95))}`);
      }
    }
    if (bareTrace) {
      const trace = await traced(rig, 'lexical', true);
      say(`\n${browser}: main thread of the page while ${KEYS} keys are typed, ms a key`);
      say(`   all tasks without the extension ${fixed(bareTrace.busy / KEYS)}, with it ${fixed(trace.busy / KEYS)}`);
      const parts = /** @type {[string, number[]][]} */ ([["in the key's own events", trace.during], ['put off to frames and timers', trace.after]]);
      for (const [what, times] of parts) {
        say(`   our scripts, ${`${what}:`.padEnd(30)} p50 ${fixed(quantile(times, 0.5))}, p95 ${fixed(quantile(times, 0.95))}`);
      }
      say(`   our longest call ${fixed(trace.longest)}`);
      say(`   tasks over 50 ms: ${bareTrace.longTasks} without, ${trace.longTasks} with`);
    }
  } finally { await rig.close(); }
}

const options = readOptions();
if (options.help) say(`usage: node tests/bench/extension.mjs [options]\n${USAGE}`);
else {
  requirePlaces(options.places, options.browsers);
  const site = await openSite();
  try {
    say(`${cpus().length} x ${cpus()[0]?.model ?? 'processor'}`);
    for (const browser of options.browsers) await measure(browser, options, site);
    await sizes();
  } finally { await site.close(); }
}
