// @ts-check
/** Pages of every make: the whole way from typing to the gate works, and looks right. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { ROOT } from '../harness/options.mjs';
import { pixels } from '../harness/pixels.mjs';
import { sleep, throughout, until } from '../harness/wait.mjs';
import { RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

const WATCH_MS = 300;
const PICTURES = join(ROOT, 'build/e2e');
/** A card is drawn out of nothing: what a picture is to show stands after this. */
const FADE_MS = 500;

/** Types, opens a card, closes it, presses Post, goes back. @param {Bench} bench @param {Desk} desk */
async function wholeWay({ rig, site }, desk) {
  const report = reportOf(rig.options.places, RISKY.text);
  await desk.type(RISKY.text);
  await desk.waitForMarks(spansOf(report));
  await desk.clickWord(report.findings[0].span);
  await desk.waitForCard('card');
  await desk.tab.keyboard.press('Escape');
  await desk.waitForNoCard();
  await desk.pressPost();
  await desk.waitForCard('gate');
  await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
  await desk.press('Edit');
  await desk.waitForNoCard();
  assert.equal(await desk.text(), RISKY.text);
}

/** @type {{what: string, page: Record<string, string>, before?: (desk: Desk) => Promise<void>}[]} */
const PAGES = [
  { what: 'under a strict content security policy and Trusted Types', page: { csp: 'strict' } },
  { what: 'under cross-origin isolation', page: { coep: '1' }, before: async (desk) => { assert.equal(await desk.tab.evaluate(() => crossOriginIsolated), true); } },
  { what: 'in an open shadow root', page: { place: 'shadow', editor: 'plain' } },
  { what: 'in a closed shadow root, textarea', page: { place: 'closed-shadow', editor: 'textarea' } },
  { what: 'in a frame of the same site', page: { place: 'frame', editor: 'textarea' } },
  { what: 'in a modal dialog', page: { place: 'dialog', editor: 'textarea' }, before: async (desk) => { await desk.tab.click('#open-dialog'); } },
  { what: 'in a box that is added later', page: { place: 'late' }, before: async (desk) => { await desk.tab.click('#add-box'); } },
  { what: 'on a dark page', page: { theme: 'dark' } },
];

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...PAGES.map(({ what, page, before }) => ({
    name: `pages: the whole way ${what}`,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open(page);
      await before?.(desk);
      await wholeWay(bench, desk);
    },
  })),
  ...['light', 'dark'].map((theme) => ({
    name: `pages: the layers let the ${theme} page shine through`,
    run: async (/** @type {Bench} */ { rig, open }) => {
      const desk = await open({ theme });
      await desk.type(RISKY.text);
      const report = reportOf(rig.options.places, RISKY.text);
      await desk.waitForMarks(spansOf(report));
      mkdirSync(PICTURES, { recursive: true });
      await desk.screenshot(join(PICTURES, `${rig.name}-${theme}-marks.png`));
      const { x, y, width, height } = await desk.rectOf(await desk.box());
      const background = theme === 'dark' ? [29, 28, 36] : [255, 255, 255];
      const seen = await pixels(desk.tab, [{ x: x + width - 12, y: y + height - 8 }, { x: 700, y: 880 }]);
      assert.deepEqual(seen[0].map(Math.round), background, 'an empty place of the box has the page\'s own colour');
      const mark = (await desk.marks())[0];
      const around = await pixels(desk.tab, Array.from({ length: 12 }, (_, at) => ({ x: mark.x + mark.width / 2, y: mark.y + mark.height - 8 + at })));
      assert.ok(around.some((colour) => colour.some((value, channel) => Math.abs(value - background[channel]) > 40)), 'the mark is to be seen');
      await desk.clickWord(report.findings[0].span);
      await desk.waitForCard('card');
      await sleep(FADE_MS);
      await desk.screenshot(join(PICTURES, `${rig.name}-${theme}-card.png`));
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await desk.pressPost();
      await desk.waitForCard('gate');
      await sleep(FADE_MS);
      await desk.screenshot(join(PICTURES, `${rig.name}-${theme}-gate.png`));
    },
  })),
  {
    name: 'pages: the page\'s own colour scheme changes while it is open',
    run: async ({ open }) => {
      const desk = await open({ theme: 'light' });
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.tab.evaluate(() => { document.documentElement.dataset.theme = 'dark'; });
      const { x, y, width, height } = await desk.rectOf(await desk.box());
      await until(async () => {
        const [colour] = await pixels(desk.tab, [{ x: x + width - 12, y: y + height - 8 }]);
        return Math.max(...colour) < 60;
      }, 'the dark page to shine through the mark layer');
    },
  },
  {
    name: 'pages: a site that is not listed is left alone',
    run: async ({ rig, open }) => {
      const desk = await open();
      await desk.tab.goto('data:text/html,<textarea data-box></textarea>');
      assert.equal(desk.frames('marks').length, 0);
      assert.equal(await desk.tab.evaluate(() => document.documentElement.childElementCount), 2);
      assert.ok(rig.pid > 0);
    },
  },
];
