// @ts-check
/** Where Discreet looks and where it does not: a site that changed, what the popup says of a page, and an admin's own sites. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { CHROMIUM_ID } from '../harness/options.mjs';
import { Rig } from '../harness/rig.mjs';
import { CHROMIUM_ARGS, OWN_SITE, openSurfaceSite, PLACES } from '../harness/surface_site.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { CLEAN, RISKY } from '../texts.mjs';

const SAYS = 'Not checking here';

/** The site's box is what it was, its button is called otherwise. */
const BUTTON_GONE = `<main data-testid="primaryColumn" data-composer="post" data-kind="post">
  <div data-testid="tweetTextarea_0" contenteditable="true" role="textbox" data-box></div>
  <button type="button" data-testid="somethingNew" data-post>Post</button></main>`;
/** Nothing is called what it was. */
const BOX_GONE = `<main data-composer="post" data-kind="post"><div contenteditable="true" role="textbox" data-testid="somethingNew" data-box></div>
  <button type="button" data-testid="somethingNew" data-post>Post</button><input type="search" aria-label="Search" id="search"></main>`;
const OWN_PAGE = `<form data-composer="post" data-kind="post"><input name="subject" aria-label="Subject" data-also><textarea data-box></textarea>
  <button data-post type="submit">Post</button></form>`;

/** The extension's worker, asked what only it can tell. @param {Rig} rig */
async function workerOf(rig) {
  const target = await rig.browser.waitForTarget((each) => each.type() === 'service_worker' && each.url().includes(CHROMIUM_ID));
  return /** @type {import('puppeteer-core').WebWorker} */ (await target.worker());
}

/** What the toolbar's button says over the tab in front. @param {Rig} rig @returns {Promise<{badge: string, title: string}>} */
async function toolbar(rig) {
  const worker = await workerOf(rig);
  return worker.evaluate(async () => {
    const { action, tabs } = /** @type {any} */ (globalThis).chrome;
    const [{ id: tabId }] = await tabs.query({ active: true, lastFocusedWindow: true });
    return { badge: await action.getBadgeText({ tabId }), title: await action.getTitle({ tabId }) };
  });
}

/** Opens the popup over the tab in front, as a press on the toolbar's button does. @param {Rig} rig @returns {Promise<import('puppeteer-core').Page>} */
async function openPopup(rig) {
  const worker = await workerOf(rig);
  await worker.evaluate(() => /** @type {any} */ (globalThis).chrome.action.openPopup());
  const target = await rig.browser.waitForTarget((each) => each.url().endsWith('/ui/popup.html'));
  return target.asPage();
}

/** @param {Rig} rig @param {RegExp} pattern */
async function popupSays(rig, pattern) {
  const popup = await openPopup(rig);
  let text = '';
  await until(async () => pattern.test(text = await popup.evaluate(() => document.body.innerText)), `the popup to say ${pattern}`)
    .catch((error) => { throw new Error(`${error.message}; it says: ${text.slice(0, 600)}`); });
  await popup.close();
}

/** @param {Record<string, string>} bodies @param {(site: Awaited<ReturnType<typeof openSurfaceSite>>) => Promise<void>} act */
async function withSite(bodies, act) {
  const site = await openSurfaceSite({ bodies });
  try { await act(site); } finally { await site.close(); }
}

/** Everything of ours that a page can see: what hangs on its root beside its own, and how big. @param {import('../harness/desk.mjs').Desk} desk */
const seenByThePage = (desk) => desk.tab.evaluate(() => [...document.documentElement.children].filter((each) => each !== document.head && each !== document.body)
  .map((each) => `${each.outerHTML} ${JSON.stringify(each.getBoundingClientRect())}`));

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  {
    name: 'site changed: a box without its button is marked, and pill, popup and toolbar say that Post is not held',
    browsers: ['chromium'], args: CHROMIUM_ARGS, limit: 60_000,
    run: async ({ rig, places }) => withSite({ [PLACES.x.host]: BUTTON_GONE }, async (site) => {
      const desk = (await rig.openAt(site.address('x'))).at('[data-composer]');
      await desk.type(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(places, RISKY.text)));
      const before = await seenByThePage(desk);
      await until(async () => (await desk.pill())?.text === SAYS, 'the pill to say that it does not check');
      assert.deepEqual(await seenByThePage(desk), before, 'the page sees what it saw before');
      await until(async () => (await toolbar(rig)).badge === '–', 'the toolbar to say so');
      assert.equal((await toolbar(rig)).title, `Discreet · ${SAYS}`);
      await popupSays(rig, /Not checking here.*Your words are marked.*Post is not held/s);
      await desk.tab.evaluate(() => document.querySelector('[data-post]')?.setAttribute('data-testid', 'tweetButton'));
      await until(async () => /to look at/.test((await desk.pill())?.text ?? ''), 'the pill to take it back');
      await until(async () => (await toolbar(rig)).badge === '', 'the toolbar to take it back');
      await desk.close();
    }),
  },
  {
    name: 'site changed: where no box is found, popup and toolbar say so; a search says nothing',
    browsers: ['chromium'], args: CHROMIUM_ARGS, limit: 60_000,
    run: async ({ rig }) => withSite({ [PLACES.x.host]: BOX_GONE }, async (site) => {
      const desk = (await rig.openAt(site.address('x'))).at('[data-composer]');
      await desk.tab.click('#search');
      await desk.tab.keyboard.type(CLEAN.text.slice(0, 20));
      await throughout(async () => (await toolbar(rig)).badge === '', 'a search is no post', 400);
      await desk.type(RISKY.text);
      await until(async () => (await toolbar(rig)).badge === '–', 'the toolbar to say so');
      await popupSays(rig, /Not checking here\s+The box that you wrote in is not checked/);
      assert.deepEqual(await desk.marks(), []);
      await desk.close();
    }),
  },
  {
    name: 'popup: says what a page is looked at as, and that nobody compared it with the live site',
    browsers: ['chromium'], args: CHROMIUM_ARGS, limit: 60_000,
    run: async ({ rig }) => withSite({}, async (site) => {
      const desk = await rig.openAt(site.address('mastodon'));
      await popupSays(rig, /On the list.*Nobody has tried Discreet on this site by hand/s);
      await desk.tab.goto('about:blank');
      await popupSays(rig, /does not look at this page/);
      await desk.close();
    }),
  },
  {
    name: 'own site: until the user agrees nothing is looked at, and the popup asks',
    browsers: ['chromium'], ownBrowser: true, limit: 60_000,
    run: async ({ places, site: demo }) => {
      await withOwnSite({ browser: 'chromium', places, site: demo, args: CHROMIUM_ARGS }, async (rig, site) => {
        const desk = (await rig.openAt(`https://${OWN_SITE}:${site.port}/`)).at('[data-composer]');
        await popupSays(rig, new RegExp(`does not look at this page.*Your organisation wants.*${OWN_SITE.replaceAll('.', '\\.')}.*Look there too`, 's'));
        await desk.type(RISKY.text);
        await desk.pressPost();
        await until(() => site.posts.length === 1, 'the post to go out');
        assert.deepEqual(await desk.marks(), []);
      });
    },
  },
  {
    name: 'own site: once it is let in, it is marked and held like any other',
    ownBrowser: true, limit: 120_000,
    run: async ({ browser, places, site: demo }) => {
      // As after the user said yes: a browser without a person at it has nobody to ask.
      const dress = (/** @type {string} */ folder) => {
        const file = join(folder, 'manifest.json');
        writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), host_permissions: [`https://${OWN_SITE}/*`] }));
      };
      const prefs = { 'network.dns.localDomains': OWN_SITE };
      await withOwnSite({ browser, places, site: demo, args: CHROMIUM_ARGS, prefs, dress }, guardedOwnSite);
    },
  },
];

/** @param {import('../harness/rig.mjs').RigOptions} options @param {(rig: Rig, site: Awaited<ReturnType<typeof openSurfaceSite>>) => Promise<void>} act */
async function withOwnSite(options, act) {
  const site = await openSurfaceSite({ bodies: { [OWN_SITE]: OWN_PAGE } });
  try {
    const rig = await Rig.start({ ...options, policy: { Sites: [`https://${OWN_SITE}/*`] } });
    try { await act(rig, site); } finally { await rig.close(); }
  } finally { await site.close(); }
}

/** @param {Rig} rig @param {Awaited<ReturnType<typeof openSurfaceSite>>} site */
async function guardedOwnSite(rig, site) {
  const text = RISKY.text;
  const spans = spansOf(reportOf(rig.options.places, text));
  // The list of sites is known once the host was heard, and that is after the first listed page asked for it.
  const first = await rig.open();
  await first.type('🌙');
  const desk = (await rig.openAt(`https://${OWN_SITE}:${site.port}/`)).at('[data-composer]');
  await desk.type(text);
  await desk.waitForMarks(spans);
  await desk.pressPost();
  await desk.waitForCard('gate');
  await throughout(() => site.posts.length === 0, 'nothing reaches the site', 400);
  await desk.press('Edit');
  await desk.waitForNoCard();
  await desk.clear();
  await desk.type(CLEAN.text);
  await desk.pressPost();
  await until(() => site.posts.length > 0, 'the harmless post to go out');
  await throughout(() => site.posts.length === 1, 'one post, not two', 400);
}
