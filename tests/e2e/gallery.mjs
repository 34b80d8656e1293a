// @ts-check
/**
 * Takes the pictures of the README's gallery anew, in Chromium: run it when what they show has changed, and look at each
 * before it is committed.
 *
 *   node tests/e2e/gallery.mjs [--host FILE] [--extension DIR]
 */
import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openSite } from './demo/site.mjs';
import { reportOf, spansOf } from './harness/expected.mjs';
import { readOptions, requirePlaces, ROOT } from './harness/options.mjs';
import { OwnPages } from './harness/own_pages.mjs';
import { Rig } from './harness/rig.mjs';
import { sleep, until } from './harness/wait.mjs';

const GALLERY = join(ROOT, '.github/gallery');
const SIZE = { width: 1000, height: 1000 };
/** So much of the page is left around what is shown. */
const MARGIN = 16;
/** A clone is to stay small. */
const MOST_BYTES = 150_000;
const FADE_MS = 300;

const ENGLISH = 'Twelve hours on 7 North and my feet have filed a complaint 🐝 My patient Mr. Anselm Whitcombe, the only beekeeper in Stonington, '
  + 'came in on Tuesday after a stroke. Today he taught the whole hall the waggle dance.';
const SPANISH = 'Anoche mi paciente don Anselmo Quiroga, expediente 00417826, por fin caminó solo por el pasillo 🐝';
const SETTINGS = { PrivacyContact: 'the privacy office, 207-555-0142', HelpText: 'Day and night.' };

/** @typedef {{x: number, y: number, width: number, height: number}} Rect */

/** @param {Rect[]} rects @returns {Rect} the window's part that holds all of them, with a margin */
function around(rects) {
  const left = Math.max(0, Math.min(...rects.map((each) => each.x)) - MARGIN);
  const top = Math.max(0, Math.min(...rects.map((each) => each.y)) - MARGIN);
  const right = Math.min(SIZE.width, Math.max(...rects.map((each) => each.x + each.width)) + MARGIN);
  const bottom = Math.min(SIZE.height, Math.max(...rects.map((each) => each.y + each.height)) + MARGIN);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** @param {import('puppeteer-core').Page} tab @param {string} name @param {Rect} [clip] */
async function take(tab, name, clip) {
  await tab.mouse.move(4, 4);
  await sleep(FADE_MS);
  const path = join(GALLERY, `${name}.png`);
  // A picture beyond the window would lay the page out anew, and the card would move.
  await tab.screenshot({ path: /** @type {any} */ (path), captureBeyondViewport: false, ...(clip ? { clip } : {}) });
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Error(`${relative(ROOT, path)} has ${size} bytes, at most ${MOST_BYTES} may be committed`);
  process.stdout.write(`${relative(ROOT, path)}: ${size} bytes\n`);
}

/** Where the open card is once it stands still. @param {import('./harness/desk.mjs').Desk} desk @returns {Promise<Rect>} */
async function cardAtRest(desk) {
  return until(async () => {
    const first = (await desk.card())?.rect;
    await sleep(FADE_MS);
    const second = (await desk.card())?.rect;
    return first && second && JSON.stringify(first) === JSON.stringify(second) && second;
  }, 'the card to stand still');
}

/** @param {import('./harness/desk.mjs').Desk} desk @param {string} name @param {boolean} [withCard] */
async function takeComposer(desk, name, withCard = false) {
  const composer = await desk.rectOf(/** @type {any} */ (await desk.tab.$('[data-kind="post"]')));
  await take(desk.tab, name, around([composer, ...(withCard ? [await cardAtRest(desk)] : [])]));
}

/** @param {Rig} rig @param {string} text @param {Record<string, string>} page */
async function written(rig, text, page) {
  const desk = await rig.open(page, SIZE);
  await desk.type(text);
  await desk.waitForMarks(spansOf(reportOf(rig.options.places, text)));
  return desk;
}

/** @param {Rig} rig */
async function inEnglish(rig) {
  const desk = await written(rig, ENGLISH, { theme: 'light' });
  await takeComposer(desk, 'marks');
  await desk.clickWord(await desk.spanOf('Mr. Anselm Whitcombe'));
  await desk.waitForCard('card');
  await takeComposer(desk, 'card', true);
  await desk.tab.keyboard.press('Escape');
  await desk.waitForNoCard();
  await desk.pressPost();
  await desk.waitForCard('gate');
  await take(desk.tab, 'gate', around([await cardAtRest(desk)]));
  await desk.close();
}

/** @param {Rig} rig */
async function afterPosting(rig) {
  const own = new OwnPages(rig);
  await own.resize({ width: 400, height: 620 });
  await own.go('popup');
  await own.says(/I already posted/);
  await own.tab.click('.posted > summary');
  await own.says(/Take it down\./);
  await own.tab.evaluate(() => document.querySelector('.posted')?.scrollIntoView());
  await take(own.tab, 'already-posted');
}

/** @param {Rig} rig */
async function inSpanishAndDark(rig) {
  const desk = await written(rig, SPANISH, { theme: 'dark' });
  await desk.clickWord(await desk.spanOf('don Anselmo Quiroga'));
  await until(async () => /Detente y piensa/.test((await desk.card())?.text ?? ''), 'the card in Spanish');
  await takeComposer(desk, 'spanish-dark', true);
  await desk.close();
}

/** @param {Record<string, unknown>} settings @param {(rig: Rig) => Promise<void>} act */
async function withSettings(settings, act) {
  const options = readOptions();
  requirePlaces(options.places, ['chromium']);
  const site = await openSite();
  try {
    const rig = await Rig.start({ browser: 'chromium', places: options.places, site, policy: settings, welcome: true });
    try { await act(rig); } finally { await rig.close(); }
  } finally { await site.close(); }
}

mkdirSync(GALLERY, { recursive: true });
await withSettings(SETTINGS, async (rig) => {
  await inEnglish(rig);
  await afterPosting(rig);
});
await withSettings({ UiLanguage: 'es' }, inSpanishAndDark);
