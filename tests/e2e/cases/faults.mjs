// @ts-check
/** What goes wrong: the draft is never lost, a post never slips out unseen, and "not checked" is said as such. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { end, isAlive } from '../harness/processes.mjs';
import { inOwnBrowser } from '../harness/rig.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { CLEAN, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */

const WATCH_MS = 500;
/** The pill says so at the latest after the longest check (2 s) and a retry or two. */
const NOT_CHECKED_LIMIT = 10_000;

/** The draft stays unchecked, Post asks first, and posts once when told to. @param {Bench} bench @param {string} pill */
async function unchecked(bench, pill) {
  const { site, open } = bench;
  const desk = await open();
  await desk.type(RISKY.text);
  await desk.waitForPill(pill, NOT_CHECKED_LIMIT);
  assert.deepEqual(await desk.marks(), []);
  await desk.pressPost();
  const card = await desk.waitForCard('not_checked');
  await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
  assert.match(card.text, /not answering|not looked at/i);
  await desk.press('Back to my post');
  await desk.waitForNoCard();
  assert.equal(await desk.text(), RISKY.text);
  await desk.pressPost();
  await desk.waitForCard('not_checked');
  const presses = await desk.insist('Post it unchecked', () => site.posts.length > 0, 'the post to reach the site');
  bench.note(presses === 1 ? '1 press' : `${presses} presses`);
  await throughout(() => site.posts.length === 1, 'one post, not two', WATCH_MS);
  assert.equal(site.posts[0].text, RISKY.text);
}

/** @param {Bench} bench @param {string} [text] */
async function checked({ rig, open }, text = RISKY.text) {
  const desk = await open();
  await desk.type(text);
  await desk.waitForMarks(spansOf(reportOf(rig.options.places, text)));
  return desk;
}

/** @type {[string, string, string][]} */
const BROKEN = [
  ['absent', 'is not on this computer', 'Not checked'],
  ['exits', 'ends at once', 'Not checked'],
  ['dies', 'ends at every check', 'Not checked'],
  ['silent', 'never answers a check', 'Not checked'],
  ['garbage', 'answers with bytes that are no frame', 'Not checked'],
  ['nonsense', 'answers with frames that are no JSON', 'Not checked'],
  ['slow-4000', 'takes four seconds', 'Not checked'],
  ['too-old', 'is too old for the extension', 'Update needed'],
];

/**
 * What may become of a post with no host on the computer, by the organization's own policy, which its host told before.
 * @type {[string, (desk: import('../harness/desk.mjs').Desk, bench: Pick<Bench, 'site'>) => Promise<void>][]}
 */
const POLICIES = [
  ['allow', async (desk, { site }) => {
    await until(() => site.posts.length > 0, 'the post to go out');
    assert.equal(await desk.card(), null);
  }],
  ['warn', async (desk, { site }) => {
    assert.ok((await desk.waitForCard('not_checked')).buttons.some((label) => /^Post it unchecked/.test(label)));
    await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
    await desk.insist('Post it unchecked', () => site.posts.length > 0, 'the post to reach the site');
  }],
  ['block', async (desk, { site }) => {
    const blocked = () => until(async () => {
      const card = await desk.card();
      return card !== null && /organisation holds posts that were not looked at/.test(card.text) && card.buttons.join() === 'Back to my post';
    }, 'word that the post is held, and one way back');
    await blocked();
    await desk.press('Back to my post');
    await desk.waitForNoCard();
    await desk.pressPost();
    await blocked();
    await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
    assert.equal(await desk.text(), RISKY.text);
  }],
];

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...POLICIES.map(([policy, expect]) => ({
    name: `faults: with no host on the computer, and FailPolicy ${policy}`,
    ownBrowser: true,
    limit: 90_000,
    run: (/** @type {Bench} */ bench) => inOwnBrowser(bench, { policy: { FailPolicy: policy } }, async (rig) => {
      const { site } = bench;
      const desk = await rig.open({ editor: 'textarea' });
      await desk.ready();
      await rig.uninstallHost();
      await desk.type(RISKY.text);
      await desk.waitForPill('Not checked', NOT_CHECKED_LIMIT);
      await desk.pressPost();
      await expect(desk, { site });
      await throughout(() => site.posts.length === (policy === 'block' ? 0 : 1), 'no post but the one', WATCH_MS);
    }),
  })),
  {
    name: 'faults: the host ends in the middle of an answer, twice: the draft is sent again and judged once',
    host: 'cuts',
    alone: true,
    run: async (bench) => {
      const desk = await bench.open();
      await desk.paste(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(bench.places, RISKY.text)));
      assert.equal(readFileSync(join(bench.rig.home, 'cuts'), 'utf8').length, 2, 'two answers were cut');
      await desk.pressPost();
      await desk.waitForCard('gate');
      assert.equal(bench.site.posts.length, 0);
    },
  },
  {
    name: 'faults: the host is killed: another is there, and the verdict on what was written meanwhile, before anything is said to be unchecked',
    run: async (bench) => {
      const { rig } = bench;
      const desk = await checked(bench, CLEAN.text);
      const killed = await rig.killHost();
      const since = performance.now();
      await desk.tab.keyboard.press('Enter');
      await desk.tab.keyboard.type('MRN 00583921, he coded 💔');
      const text = await desk.text();
      const wanted = spansOf(reportOf(bench.places, text));
      assert.ok(wanted.length > 0);
      const seen = new Set();
      await until(async () => {
        seen.add((await desk.pill())?.text);
        return await desk.marksDifferFrom(wanted) === '';
      }, 'the marks on what was written meanwhile');
      bench.note(`${Math.round(performance.now() - since)} ms from the kill to the marks, typing included`);
      assert.ok(!seen.has('Not checked'), `the pill said: ${[...seen].join(', ')}`);
      assert.ok(rig.hostPids().length === 1 && !killed.includes(rig.hostPids()[0]));
    },
  },
  {
    // As a computer that sleeps, and wakes up in the middle of a check.
    name: 'faults: the host stands still for longer than anybody waits, and goes on: said so, asked before posting, and checked at the next press',
    limit: 60_000,
    run: async (bench) => {
      const { rig, site } = bench;
      const desk = await bench.open({ editor: 'textarea' });
      await desk.ready();
      const stopped = rig.hostPids();
      stopped.forEach((pid) => end(pid, 'SIGSTOP'));
      try {
        await desk.paste(RISKY.text);
        await desk.pressPost();
        await desk.waitForCard('not_checked', NOT_CHECKED_LIMIT);
        assert.equal(site.posts.length, 0);
      } finally { stopped.forEach((pid) => end(pid, 'SIGCONT')); }
      await desk.press('Back to my post');
      await desk.waitForNoCard();
      await desk.pressPost();
      await desk.waitForCard('gate');
      await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
      assert.equal(await desk.text(), RISKY.text);
    },
  },
  {
    name: 'faults: the browser is killed, and no host outlives it',
    ownBrowser: true,
    limit: 60_000,
    run: (bench) => inOwnBrowser(bench, {}, async (rig) => {
      const desk = await rig.open({ editor: 'textarea' });
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      const hosts = rig.crash();
      assert.ok(hosts.length > 0);
      await until(() => !hosts.some(isAlive), 'the host to end with its browser');
    }),
  },
  ...BROKEN.map(([host, what, pill]) => ({
    name: `faults: a host that ${what}: said so, asked before posting`,
    host,
    limit: 45_000,
    run: (/** @type {Bench} */ bench) => unchecked(bench, pill),
  })),
  {
    name: 'faults: a host that takes 700 ms: Post waits, "checking" is shown, then the gate',
    host: 'slow-700',
    run: async ({ site, open }) => {
      const desk = await open({ editor: 'textarea' });
      await desk.ready();
      await desk.paste(RISKY.text);
      await desk.pressPost();
      await desk.waitForCard('checking');
      await desk.waitForCard('gate');
      assert.equal(site.posts.length, 0);
    },
  },
  {
    name: 'faults: the host is killed in the middle of a draft, and the draft is checked all the same',
    run: async (bench) => {
      const { rig } = bench;
      const half = 40;
      const desk = await bench.open();
      await desk.focus();
      await desk.tab.keyboard.type(RISKY.text.slice(0, half));
      await until(() => rig.hostPids().length > 0, 'the host to run');
      const killed = await rig.killHost();
      await desk.tab.keyboard.type(RISKY.text.slice(half));
      await desk.holds(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(rig.options.places, RISKY.text)));
      assert.ok(rig.hostPids().every((pid) => !killed.includes(pid)));
      assert.equal(await desk.text(), RISKY.text);
      await desk.pressPost();
      await desk.waitForCard('gate');
      assert.equal(bench.site.posts.length, 0);
    },
  },
  {
    name: 'faults: the host is killed while a post is held for its verdict',
    run: async (bench) => {
      const { rig, site } = bench;
      const desk = await bench.open({ editor: 'textarea' });
      await desk.ready();
      await desk.paste(RISKY.text);
      const pids = rig.hostPids();
      await Promise.all([desk.pressPost(), rig.killHost()]);
      assert.ok(pids.length > 0);
      await until(async () => ['gate', 'not_checked'].includes((await desk.card())?.kind ?? ''), 'the gate, or word that it was not checked');
      await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
      assert.equal(await desk.text(), RISKY.text);
    },
  },
  {
    name: 'faults: one host serves all tabs and is gone with the browser',
    ownBrowser: true,
    limit: 45_000,
    run: (bench) => inOwnBrowser(bench, {}, async (rig) => {
      const desks = [await rig.open(), await rig.open()];
      for (const desk of desks) {
        await desk.tab.bringToFront();
        await desk.type(CLEAN.text);
        await desk.waitForPill('Checked');
      }
      const pids = rig.hostPids();
      assert.equal(pids.length, 1);
      await rig.close();
      await until(() => !pids.some(isAlive), 'the host to end with its browser');
    }),
  },
  {
    name: 'faults: the worker is stopped five times in the middle of a draft',
    browsers: ['chromium'],
    run: async (bench) => {
      const { rig } = bench;
      const desk = await checked(bench, 'Long night 🌙');
      const pieces = RISKY.text.slice('Long night'.length).match(/.{1,25}/gsu) ?? [];
      await desk.clear();
      await desk.tab.keyboard.type('Long night');
      for (const piece of pieces) {
        const hosts = rig.hostPids();
        await desk.stopWorker();
        await desk.tab.keyboard.type(piece);
        await until(() => rig.hostPids().some((pid) => !hosts.includes(pid)), 'the next worker to start a host of its own');
      }
      await desk.holds(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(rig.options.places, RISKY.text)));
      await desk.stopWorker();
      await desk.pressPost();
      await desk.waitForCard('gate');
      assert.equal(bench.site.posts.length, 0);
    },
  },
  {
    name: 'faults: the page is reloaded with a draft in it',
    run: async (bench) => {
      const desk = await checked(bench);
      await desk.tab.reload({ waitUntil: 'load' });
      await desk.ready();
      assert.deepEqual(await desk.marks(), []);
      await desk.type(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(bench.rig.options.places, RISKY.text)));
      await until(() => bench.rig.hostPids().length === 1, 'one host to be left');
    },
  },
  {
    name: 'faults: the extension is taken away under an open page: Post is held and said so, and a new one checks again',
    alone: true,
    browsers: ['chromium'],
    limit: 45_000,
    run: async (bench) => {
      const { rig, site } = bench;
      const desk = await checked(bench);
      await rig.removeExtension();
      await until(async () => (await desk.drawn()).pills.length === 0, 'the frames of the old extension to be dead');
      await desk.pressPost();
      await until(() => desk.plainPanel(), 'the plain panel');
      await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
      assert.equal(await desk.text(), RISKY.text);
      await rig.addExtension();
      await desk.tab.reload({ waitUntil: 'load' });
      await desk.ready();
      await desk.type(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(rig.options.places, RISKY.text)));
    },
  },
  {
    // Firefox takes content scripts out of open pages together with their extension, and puts a new one's in.
    name: 'faults: the extension is replaced under an open page, and the new one takes it over',
    alone: true,
    browsers: ['firefox'],
    limit: 45_000,
    run: async (bench) => {
      const { rig, site } = bench;
      const desk = await checked(bench);
      await rig.replaceExtension();
      await desk.focus();
      await desk.tab.keyboard.type(' ✨');
      await desk.waitForPill(/ to look at$/, 15_000);
      await desk.pressPost();
      await desk.waitForCard('gate');
      assert.equal(site.posts.length, 0);
    },
  },
];
