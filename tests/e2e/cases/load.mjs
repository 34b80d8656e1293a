// @ts-check
/** Many pages at once, and a text with more in it than can be told. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAY_BE_MUTED, NEVER_MUTED } from '../../../extension/src/choices.js';
import { Host } from '../../bench/host_pipe.mjs';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { runIn } from '../harness/frames.mjs';
import { marksView } from '../harness/in_frames.mjs';
import { sleep, until } from '../harness/wait.mjs';
import { CLEAN, RISKY } from '../texts.mjs';

/** A hundred of them at one worker: tests/unit/js/background/sessions.test.mjs. A hundred windows are more than two cores can draw. */
const TABS = 20;
/** Each author's two letters a second. */
const PACE_MS = 500;
const LETTERS = 12;
const LIGHT_PAGE = '<!doctype html><meta charset="utf-8"><title>Light</title><form data-composer="post"><textarea data-box rows="6" cols="60"></textarea><button data-post>Post</button></form>';

/** Texts whose verdicts say different things, so that an answer in the wrong tab shows. */
const TEXTS = [CLEAN.text, RISKY.text, `${RISKY.text} Call him at 555-0142 🌧️, he is 93.`, 'My patient in the blue room, MRN 00483920, coded 🌧️'];

/** @returns {Promise<{origin: string, close: () => Promise<void>}>} */
async function lightSite() {
  const server = createServer((_request, response) => { response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LIGHT_PAGE); });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}/`, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
}

/** What the pill of a page says, on the screen or not. @param {import('../harness/desk.mjs').Desk} desk @returns {Promise<string[]>} */
async function pillWords(desk) {
  const seen = await Promise.all(desk.frames('marks').map((frame) => runIn(frame, marksView).catch(() => null)));
  return seen.flatMap((each) => each?.pills.filter((/** @type {any} */ pill) => pill.x > -1_000).map((/** @type {any} */ pill) => pill.text) ?? []);
}

/** @param {import('../harness/options.mjs').Places} places @param {string} text */
function expected(places, text) {
  const findings = (reportOf(places, text).findings ?? []).filter((/** @type {any} */ each) => !each.answered && each.level !== 'CLEAR');
  return findings.length === 0 ? 'Checked' : `${findings.length} to look at`;
}

/** Dates of one patient's care, again and again: far more than a report can tell of. @param {number} times */
const crowded = (times) => Array.from({ length: times }, (_, at) => `My patient went home after his bypass, on the ${at % 28 + 1}th of March 🌙`).join('\n');

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  {
    name: `load: ${TABS} windows, two letters a second in each: one host, and each verdict comes to its own page`,
    browsers: ['chromium'],
    args: ['--renderer-process-limit=4'],
    alone: true,
    long: true,
    limit: 540_000,
    run: async ({ rig, places, note }) => {
      const site = await lightSite();
      try {
        const desks = [];
        for (let at = 0; at < TABS; at++) desks.push(await rig.openWindow(site.origin)); // a tab that is not on the screen takes no keys
        const texts = desks.map((_, at) => TEXTS[at % TEXTS.length]);
        await Promise.all(desks.map((desk) => desk.tab.focus('[data-box]')));
        const most = { hosts: 0 };
        const began = performance.now();
        await Promise.all(desks.map(async (desk, at) => {
          const letters = [...texts[at]];
          const start = letters.slice(0, -LETTERS).join('');
          await desk.tab.keyboard.sendCharacter(start);
          for (const letter of letters.slice(-LETTERS)) {
            const due = performance.now() + PACE_MS;
            await desk.tab.keyboard.sendCharacter(letter);
            most.hosts = Math.max(most.hosts, at === 0 ? rig.hostPids().length : 0);
            await sleep(Math.max(0, due - performance.now()));
          }
        }));
        const seconds = (performance.now() - began) / 1000;
        const wanted = new Map(TEXTS.map((text) => [text, expected(places, text)]));
        assert.ok(new Set(wanted.values()).size >= 3, 'the texts can be told apart by their verdicts');
        const since = performance.now();
        for (const [at, desk] of desks.entries()) {
          let last = '';
          await until(async () => (last = (await pillWords(desk)).join()) === wanted.get(texts[at]), `the verdict in tab ${at}`, 60_000)
            .catch((error) => { throw new Error(`${error.message}; it says ${last}, wanted ${wanted.get(texts[at])}`); });
        }
        assert.equal(most.hosts, 1, 'one host, and no more at any time');
        assert.equal(rig.hostPids().length, 1);
        note(`${Math.round((TABS * LETTERS) / seconds)} letters/s over all windows; all ${TABS} verdicts seen ${Math.round(performance.now() - since)} ms after the last letter, looking at one after the other`);
        await Promise.all(desks.map((desk) => desk.close()));
      } finally { await site.close(); }
    },
  },
  {
    name: 'load: no crowd of findings, no muted topic and no flood of checks takes the stop for a patient away',
    browsers: ['chromium'],
    ownBrowser: true,
    limit: 120_000,
    run: async ({ places, note }) => {
      const home = mkdtempSync(join(tmpdir(), 'discreet-crowd-'));
      const host = new Host(places.host, home);
      let revision = 0;
      const ask = async (/** @type {string} */ text, more = {}) => (await host.ask({ check: { composer: 1, revision: ++revision, parts: [{ role: 'BODY', text }], surface: 'demo', kind: 'POST', ...more } })).report;
      const stops = (/** @type {any} */ report) => (report.findings ?? []).filter((/** @type {any} */ each) => each.category === 'PHI' && each.level === 'STOP');
      try {
        await host.hello();
        const alone = await ask(RISKY.text);
        assert.equal(alone.action, 'GATE');
        assert.ok(stops(alone).length > 0 && spansOf(alone).length > 0);
        for (const muted of [MAY_BE_MUTED, [...MAY_BE_MUTED, ...NEVER_MUTED]]) {
          const report = await ask(RISKY.text, { muted });
          assert.deepEqual([report?.action, stops(report ?? {}).length], ['GATE', stops(alone).length], `${muted.length} muted`);
        }
        const crowds = [];
        for (const times of [50, 700, 2_000]) {
          for (const text of [`${crowded(times)}\n${RISKY.text}`, `${RISKY.text}\n${crowded(times)}`]) {
            // What did not finish in time says so, and is held as such; the next look goes on from what is known already.
            const report = await until(async () => {
              const each = await ask(text);
              return each?.status === 'COMPLETE' && each;
            }, `a whole answer on ${times} lines`, 30_000);
            crowds.push(report.findings.length);
            assert.equal(report.action, 'GATE', `${times} lines, ${report.status}`);
            assert.ok(stops(report).length > 0, `${times} lines: a stop is among what is told`);
          }
        }
        const flood = Array.from({ length: 200 }, () => ask(CLEAN.text));
        const last = await ask(RISKY.text, { urgent: true });
        await Promise.all(flood);
        assert.equal(last.action, 'GATE');
        assert.ok(Math.max(...crowds) >= 1_000, 'as many as can be told');
        note(`up to ${Math.max(...crowds)} findings told`);
      } finally {
        await host.end();
        rmSync(home, { recursive: true, force: true });
      }
    },
  },
];
