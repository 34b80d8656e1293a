// @ts-check
/** An update of the extension: it comes when nobody is writing, and pages that are open go on being looked at, by one script. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { runIn } from '../harness/frames.mjs';
import { Rig } from '../harness/rig.mjs';
import { UpdateServer } from '../harness/update_server.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { CLEAN, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/desk.mjs').Desk} Desk */

/** Longer than the quiet after which an update is let in. */
const WATCH_MS = 4_000;

/** The extension's own view, from one of its frames in the page: the version that drew it. @param {Desk} desk @returns {Promise<string>} "" while there is none */
async function versionIn(desk) {
  const [frame] = desk.frames('marks');
  if (!frame) return '';
  return runIn(frame, () => /** @type {any} */ (globalThis).chrome.runtime.getManifest().version).catch(() => '');
}

/** Has the browser look for updates now instead of some hours later. @param {Desk} desk @returns {Promise<{status: string, version: string}>} */
async function lookForUpdates(desk) {
  const [frame] = desk.frames('marks');
  return runIn(frame, async () => { const { status, version } = await /** @type {any} */ (globalThis).chrome.runtime.requestUpdateCheck(); return { status, version }; });
}

/** How many elements of ours hang on the page: one script has one. @param {Desk} desk */
const ours = (desk) => desk.document().evaluate(() => [...document.documentElement.children].filter((each) => each !== document.head && each !== document.body).length);

/** The page that was open before is looked at as any other, by one script, and a post goes out once. @param {Desk} desk @param {Rig} rig @param {number} [cards]  frames that may ask: one a document */
async function takenOver(desk, rig, cards = 1) {
  await desk.waitForMarks(spansOf(reportOf(rig.options.places, RISKY.text)));
  assert.equal(await ours(desk), 1, 'one script draws');
  await desk.pressPost();
  await desk.waitForCard('gate');
  assert.equal(rig.site.posts.length, 0);
  assert.equal(desk.frames('card').length, cards, 'and one asks');
  await desk.insist('Post anyway', () => rig.site.posts.length > 0, 'the author\'s decision to be taken');
  await throughout(() => rig.site.posts.length === 1, 'one post, not two', 500);
  assert.equal(rig.site.posts[0].text, RISKY.text);
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  {
    name: 'updates: a new version from the organization waits for the draft, then comes by itself and takes the open page over',
    browsers: ['chromium'],
    ownBrowser: true,
    limit: 120_000,
    run: async ({ places, site, browser }) => {
      const server = new UpdateServer(places);
      await server.start();
      server.publish('0.2.0');
      const rig = await Rig.start({ browser, places, site, managed: { id: server.id, policy: server.policy }, policy: { ExtensionIds: [server.id] } });
      try {
        const desk = await rig.open({ editor: 'textarea' });
        await desk.type(CLEAN.text);
        await desk.waitForPill('Checked', 20_000);
        server.publish('0.3.0');
        assert.deepEqual(await lookForUpdates(desk), { status: 'update_available', version: '0.3.0' });
        await throughout(async () => await versionIn(desk) === '0.2.0', 'the version under the draft stays', WATCH_MS);
        assert.equal(await desk.text(), CLEAN.text);
        await desk.clear();
        await until(async () => await versionIn(desk) === '0.3.0', 'the new version to run', 30_000);
        await desk.type(RISKY.text);
        await takenOver(desk, rig);
        assert.equal(rig.hostPids().length, 1, 'the old version\'s host is gone');
      } finally {
        await rig.close();
        await server.close();
      }
    },
  },
  // Firefox takes content scripts out of open pages together with their extension; see "the extension is replaced" in faults.mjs.
  ...(/** @type {Record<string, string>[]} */ ([{ editor: 'textarea' }, { editor: 'plain', place: 'shadow' }, { editor: 'plain', place: 'frame' }])).map((page) => ({
    name: `updates: the extension is replaced under a draft, and its new script takes it over, ${Object.values(page).join(' in a ')}`,
    alone: true,
    limit: 60_000,
    run: async (/** @type {import('../harness/runner.mjs').Bench} */ { rig, open }) => {
      const desk = await open(page);
      await desk.type(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(rig.options.places, RISKY.text)));
      const before = rig.hostPids();
      const cards = desk.frames('card').length;
      await rig.replaceExtension();
      await until(() => rig.hostPids().length === 1 && !before.includes(rig.hostPids()[0]), 'a host of the new one\'s own', 15_000);
      await takenOver(desk, rig, cards);
    },
  })),
];
