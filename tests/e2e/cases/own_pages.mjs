// @ts-check
/** The extension's own pages: what they say, that what is chosen there holds, and that everybody can use them. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { wrongWith, wrongWithFrame } from '../harness/accessibility.mjs';
import { runIn } from '../harness/frames.mjs';
import { Desk } from '../harness/desk.mjs';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { FORCED_COLORS, ROOT } from '../harness/options.mjs';
import { OwnPages } from '../harness/own_pages.mjs';
import { Rig } from '../harness/rig.mjs';
import { sleep, throughout, until } from '../harness/wait.mjs';
import { ADVICE, CLEAN, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {'light'|'dark'|'forced'} Look */
/** @typedef {'en'|'es'} Language */

const SCREENS = join(ROOT, 'build/screens');
const FADE_MS = 400;
const WATCH_MS = 500;
const TAB = { width: 1000, height: 900 };
const POPUP = { width: 392, height: 640 };
/** 200% zoom of a window 1,000 pixels wide, as far as layout goes. */
const ZOOMED = { width: 500, height: 450 };

/** Firefox takes a theme at its start only. @type {Record<Look, Record<string, unknown>>} */
const FIREFOX = {
  light: { 'layout.css.prefers-color-scheme.content-override': 1 },
  dark: { 'layout.css.prefers-color-scheme.content-override': 0, 'ui.systemUsesDarkTheme': 1 },
  forced: FORCED_COLORS.prefs,
};

/**
 * Runs `work` in a browser of its own.
 * @param {Bench} bench @param {{look?: Look, host?: string}} how @param {(own: OwnPages, rig: Rig) => Promise<void>} work
 */
async function inOwnBrowser({ browser, places, site }, { look = 'light', host = 'real' }, work) {
  const rig = await Rig.start({ browser, places, site, host, welcome: true, prefs: FIREFOX[look], args: look === 'forced' ? FORCED_COLORS.args : [] });
  try {
    const own = new OwnPages(rig);
    await own.resize(TAB);
    if (browser === 'chromium') {
      const session = await own.tab.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [
        { name: 'prefers-color-scheme', value: look === 'dark' ? 'dark' : 'light' }, { name: 'prefers-reduced-motion', value: 'reduce' }] });
    }
    await work(own, rig);
  } finally { await rig.close(); }
}

/** What each page says once it has heard from the worker. @type {Record<Language, [import('../harness/own_pages.mjs').PageName, RegExp][]>} */
const PAGES = {
  en: [['welcome', /Try it here/], ['sees', /Checking your drafts/], ['options', /has set nothing/], ['recorded', /Nothing is recorded|By minute|When/], ['rights', /29 U\.S\.C\. 157/]],
  es: [['welcome', /Pruébalo aquí/], ['sees', /Revisa tus borradores/], ['options', /no ha decidido nada/], ['recorded', /No hay nada registrado|Cuándo/], ['rights', /sección 7/]],
};

/** A picture, and what axe-core finds. */
class Album {
  /** @type {string[]} */
  wrong = [];
  count = 0;

  /** @param {OwnPages} own @param {string} prefix */
  constructor(own, prefix) {
    this.own = own;
    this.prefix = prefix;
    mkdirSync(SCREENS, { recursive: true });
  }

  /** @param {string} name @param {boolean} [whole]  the whole page, not what fits the window */
  async take(name, whole = true) {
    await sleep(FADE_MS);
    await this.own.tab.screenshot({ path: /** @type {any} */ (join(SCREENS, `${this.prefix}-${name}.png`)), fullPage: whole });
    this.count += 1;
    this.wrong.push(...(await wrongWith(this.own.tab)).map((each) => `${name}: ${each}`));
  }

  /** @param {string} name @param {import('puppeteer-core').Frame} frame */
  async lookInto(name, frame) {
    this.wrong.push(...(await wrongWithFrame((work, off) => frame.evaluate(work, off))).map((each) => `${name}, frame: ${each}`));
  }

  clean() { assert.deepEqual(this.wrong, []); }
}

/** Chooses a language as a person does. @param {OwnPages} own @param {Language} language */
async function chooseLanguage(own, language) {
  await own.go('options');
  await until(async () => /organi[sz]a/.test(await own.text()), 'the options to be drawn');
  await own.tab.click(`#language-${language}`);
  await own.says(language === 'es' ? /Mis preferencias/ : /My choices/);
  await until(() => own.tab.evaluate((id) => document.activeElement?.id === id, `language-${language}`), 'the keyboard to be where it was');
}

/** No word is cut off and nothing has to be scrolled sideways. @param {OwnPages} own */
async function assertFits(own) {
  const wide = await own.tab.evaluate(() => [...document.querySelectorAll('body *')].filter((each) => {
    const scrolls = each.closest('.scroll, textarea');
    return !scrolls && each.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(each).clipPath === 'none';
  }).map((each) => `${each.tagName}.${each.className}`));
  assert.deepEqual(wide, [], 'nothing reaches past the window');
}

/** Presses Tab until the keyboard is on it. @param {OwnPages} own @param {string} selector */
async function tabTo(own, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await own.tab.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await own.tab.keyboard.press('Tab');
  }
  assert.fail(`the Tab key never came to ${selector}`);
}

/** @param {OwnPages} own @param {Album} album */
async function picturePopup(own, album) {
  await own.resize(POPUP);
  await own.go('popup');
  await until(() => own.tab.$('nav a.rights'), 'the popup to be drawn');
  await album.take('popup');
  await own.tab.focus('#draft');
  await own.tab.keyboard.type(RISKY.text);
  await until(() => own.tab.$('.found li'), 'the draft to be checked');
  await album.take('popup-draft');
  await own.tab.evaluate(() => { for (const each of document.querySelectorAll('details')) each.open = true; });
  await album.take('popup-unfolded');
  await assertFits(own);
  await own.resize(TAB);
}

/** The practice box in Chromium, whose frames a test can see into. @param {OwnPages} own @param {Album} album @param {Language} language */
async function picturePractice(own, album, language) {
  await own.go('welcome');
  await (await own.tab.$('#practice-text'))?.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  const marked = await until(async () => { const seen = await own.marks(); return seen.marks.length > 0 && seen.pills.length > 0 && seen; }, 'the invented post to be marked');
  assert.match(marked.pills[0], /\d (to look at|por revisar)/);
  for (const frame of await own.frames('marks')) await album.lookInto('marks', frame);
  await sleep(FADE_MS); // what was scrolled has settled, and the marks with it
  const [mark] = (await own.marks()).marks;
  await own.tab.mouse.click(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await shows(own, album, 'card');
  await own.tab.keyboard.press('Escape');
  await own.tab.focus('#practice-text');
  await openList(own);
  await shows(own, album, 'list');
  await own.tab.keyboard.press('Escape');
  await until(async () => await own.card() === null, 'the list to close');
  await own.tab.click('#practice-post');
  await shows(own, album, 'gate');
  assert.doesNotMatch(await own.text(), /would have been posted|se habría publicado/, 'the gate holds the practice post too');
  await pressInCard(own, language === 'es' ? /^Verlo como/ : /^See it as/);
  await shows(own, album, 'billboard');
  await own.resize(ZOOMED);
  await album.take('practice-billboard-zoomed', false);
  const stands = await until(() => own.card(), 'the billboard in a small window');
  assert.deepEqual(await stands.frame.evaluate(pastTheEdge), [], 'the billboard fits a small window');
  await own.resize(TAB);
  await own.tab.keyboard.press('Escape');
  await shows(own, album, 'gate');
  const anyway = language === 'es' ? /^Publicar así/ : /^Post anyway/;
  await pressInCard(own, anyway);
  await shows(own, album, 'anyway');
}

/** Sent to a frame: which of its elements reach past its window, sideways or out of sight of the foot. */
function pastTheEdge() {
  const buttons = [...document.querySelectorAll('footer button')].filter((each) => each.getBoundingClientRect().bottom > innerHeight);
  const wide = [...document.querySelectorAll('#card *')].filter((each) => !each.closest('.spoken') && each.getBoundingClientRect().right > innerWidth + 1);
  return [...buttons, ...wide].map((each) => `${each.tagName}.${each.className}`);
}

/** @param {OwnPages} own */
async function openList(own) {
  await own.tab.keyboard.down('Alt');
  await own.tab.keyboard.down('Shift');
  await own.tab.keyboard.press('D');
  await own.tab.keyboard.up('Shift');
  await own.tab.keyboard.up('Alt');
}

/** @param {OwnPages} own @param {Album} album @param {string} name */
async function shows(own, album, name) {
  const card = await until(async () => { const seen = await own.card(); return seen && (await seen.frame.evaluate(() => document.getElementById('card')?.dataset.kind)) === name && seen; }, `the ${name} to open`);
  await album.take(`practice-${name}`, false);
  await album.lookInto(name, card.frame);
}

/** @param {OwnPages} own @param {RegExp} label */
async function pressInCard(own, label) {
  const card = await own.card();
  const button = await card?.frame.evaluateHandle((source) => [...document.querySelectorAll('button')].find((each) => new RegExp(source).test(each.innerText.trim())) ?? null, label.source);
  await /** @type {any} */ (button?.asElement())?.click();
}

/** The same in Firefox, where a test sees only what is on the screen. @param {OwnPages} own @param {Album} album */
async function picturePracticeUnseen(own, album) {
  await own.go('welcome');
  await own.tab.focus('#practice-text');
  await sleep(2_000);
  await album.take('practice-marks', false);
  await openList(own);
  await until(() => own.tab.evaluate(() => document.activeElement?.tagName !== 'TEXTAREA'), 'the list to take the keyboard');
  await album.take('practice-list', false);
  await own.tab.keyboard.press('Escape');
  await until(() => own.tab.evaluate(() => document.activeElement?.id === 'practice-text'), 'the keyboard to come back');
  await own.tab.click('#practice-post');
  await until(() => own.tab.evaluate(() => document.activeElement !== null && document.activeElement.parentElement === document.documentElement), 'the gate to take the keyboard');
  await album.take('practice-gate', false);
  assert.doesNotMatch(await own.text(), /would have been posted|se habría publicado/, 'the gate holds the practice post too');
}

/**
 * Every page in one look and both languages.
 * @param {Look} look @param {import('../harness/options.mjs').BrowserName[]} browsers @param {boolean} long
 * @returns {import('../harness/runner.mjs').Case}
 */
const everyPage = (look, browsers, long) => ({
  name: `own pages: axe-core finds nothing, pictures in build/screens, ${look}`,
  browsers, long,
  ownBrowser: true,
  limit: 420_000,
  run: (bench) => inOwnBrowser(bench, { look }, async (own) => {
    let pictures = 0;
    for (const language of /** @type {const} */ (['en', 'es'])) {
      const album = new Album(own, `${bench.browser}-${look}-${language}`);
      await chooseLanguage(own, language);
      for (const [page, says] of PAGES[language]) {
        await own.go(page, page === 'rights' ? `#${language}` : '');
        await own.says(says);
        await album.take(page);
        await own.resize(ZOOMED);
        await assertFits(own);
        if (look === 'light') await album.take(`${page}-zoomed`);
        await own.resize(TAB);
      }
      await picturePopup(own, album);
      await (bench.browser === 'chromium' ? picturePractice(own, album, language) : picturePracticeUnseen(own, album));
      album.clean();
      pictures += album.count;
    }
    bench.note(`${pictures} pictures`);
  }),
});

/** The card, gate, list and marks of a page that is not ours. @param {'light'|'dark'} theme @returns {import('../harness/runner.mjs').Case} */
const everyFrame = (theme) => ({
  name: `own pages: axe-core finds nothing in card, list, gate, pill and marks over a ${theme} page`,
  limit: 60_000,
  run: async (bench) => {
    const desk = await bench.open({ theme });
    mkdirSync(SCREENS, { recursive: true });
    const report = reportOf(bench.places, RISKY.text);
    await desk.type(RISKY.text);
    await desk.waitForMarks(spansOf(report));
    const wrong = /** @type {string[]} */ ([]);
    const check = async (/** @type {string} */ name, /** @type {import('puppeteer-core').Frame[]} */ frames) => {
      await sleep(FADE_MS);
      await desk.screenshot(join(SCREENS, `${bench.browser}-${theme}-site-${name}.png`));
      for (const frame of frames) wrong.push(...(await wrongWithFrame((work, off) => runIn(frame, work, [off], 20_000))).map((each) => `${name}: ${each}`));
    };
    await check('marks', desk.frames('marks'));
    await desk.clickWord(report.findings[0].span);
    await check('card', [(await desk.waitForCard('card')).frame]);
    await desk.tab.keyboard.press('Escape');
    await desk.waitForNoCard();
    const pill = await until(() => desk.pill(), 'the pill');
    await desk.tab.mouse.click(pill.x + 20, pill.y + 15);
    await check('list', [(await desk.waitForCard('list')).frame]);
    await desk.tab.keyboard.press('Escape');
    await desk.waitForNoCard();
    await desk.pressPost();
    await check('gate', [(await desk.waitForCard('gate')).frame]);
    await desk.press('See it as a stranger would');
    await check('billboard', [(await desk.waitForCard('billboard')).frame]);
    await desk.press('Back to your choices');
    await desk.waitForCard('gate');
    await desk.press('Post anyway');
    await check('anyway', [(await desk.waitForCard('anyway')).frame]);
    assert.deepEqual(wrong, []);
  },
});

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  everyPage('light', ['chromium', 'firefox'], false),
  // The pages are the same ones, and one browser finds a colour that is wrong: the other's turn is in the long run.
  ...(/** @type {const} */ (['dark', 'forced'])).flatMap((look) => [everyPage(look, ['chromium'], false), everyPage(look, ['firefox'], true)]),
  ...(/** @type {const} */ (['light', 'dark'])).map(everyFrame),
  {
    name: 'own pages: in forced colours marks stand at their words, in a text field too',
    ownBrowser: true,
    limit: 150_000,
    run: (bench) => inOwnBrowser(bench, { look: 'forced' }, async (_own, rig) => {
      for (const editor of ['textarea', 'plain']) {
        const desk = await rig.open({ editor });
        assert.equal(await desk.tab.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
        await desk.type(RISKY.text);
        await desk.waitForMarks(spansOf(reportOf(bench.places, RISKY.text)));
        await desk.close();
      }
    }),
  },
  {
    name: 'own pages: without the host each says so, and "I already posted" works all the same',
    ownBrowser: true,
    limit: 150_000,
    run: (bench) => inOwnBrowser(bench, { host: 'absent' }, async (own, rig) => {
      const album = new Album(own, `${bench.browser}-light-en-absent`);
      await own.says(/The practice box needs the Discreet program\. Not installed/);
      await album.take('welcome');
      // As a host that has gone since left it.
      await own.store({ lastContact: { PrivacyContact: 'Añila Öz, 207-555-0142', HelpText: 'Día y noche.' } });
      if (bench.browser === 'chromium') await new Desk(rig, own.tab).stopWorker(); // the next one reads it
      await own.go('sees');
      await own.says(/Not installed[\s\S]*not there/);
      await album.take('sees');
      await own.go('recorded');
      await own.says(/not known right now/);
      await album.take('recorded');
      await own.resize(POPUP);
      await own.go('popup');
      await own.says(/Not installed[\s\S]*Ask IT to install it/);
      await tabTo(own, '.posted > summary');
      await own.tab.keyboard.press('Enter');
      await own.says(/Take it down\.[\s\S]*Note the link, the time and who could see it\.[\s\S]*no new copies/);
      await own.says(bench.browser === 'chromium' ? /Call Añila Öz, 207-555-0142\. They decide the next step\.[\s\S]*Día y noche\./ : /Call your privacy office/);
      await own.tab.focus('#note-link');
      await own.tab.keyboard.type('שלום 🌙');
      await album.take('popup-posted');
      await assertFits(own);
      await own.go('popup');
      assert.equal(await own.tab.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#note-link')).value), '', 'nothing typed there is kept');
      assert.doesNotMatch(JSON.stringify(await own.stored()), /שלום/);
      album.clean();
    }),
  },
  {
    name: 'own pages: a muted topic is not marked, holds nothing and is recorded as clear; patients are marked all the same',
    ownBrowser: true,
    limit: 150_000,
    run: (bench) => inOwnBrowser(bench, {}, async (own, rig) => {
      const topic = '#topic-MEDICAL_ADVICE';
      const toggle = async () => {
        await own.tab.bringToFront();
        await own.tab.click(topic);
        await own.says(/Saved\./);
      };
      await own.go('options');
      await own.says(/has set nothing/);
      const desk = await rig.open();
      await desk.type(ADVICE.text);
      const marked = spansOf(reportOf(bench.places, ADVICE.text));
      assert.ok(marked.length > 0, 'the engine marks this text');
      await desk.waitForMarks(marked);
      await toggle();
      await desk.tab.bringToFront();
      await desk.waitForMarks([]);
      await desk.waitForPill('Checked');
      await desk.pressPost();
      await until(() => bench.site.posts.length === 1, 'the post to go out at the first press');
      await desk.type(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(bench.places, RISKY.text)));
      await desk.clear();
      await own.go('recorded');
      await own.says(/Posted/);
      const rows = await own.tab.$$eval('tbody tr', (all) => all.map((each) => each.innerText));
      assert.equal(rows.length, 1);
      assert.match(rows[0], /Nothing to look at/, 'it is recorded as any clear post, and no rule is named');
      assert.match(rows[0], /—\s*$/);
      await own.go('options');
      await until(() => own.tab.$eval(topic, (each) => !(/** @type {HTMLInputElement} */ (each).checked)), 'the choice to be kept');
      await toggle();
      await desk.tab.bringToFront();
      await desk.type(ADVICE.text);
      await desk.waitForMarks(marked);
    }),
  },
  {
    name: 'own pages: the popup says what the page under it is',
    ownBrowser: true,
    limit: 120_000,
    run: (bench) => inOwnBrowser(bench, {}, async (own, rig) => {
      await own.resize(POPUP);
      await own.go('popup');
      await own.says(/does not look at this page/);
      const desk = await rig.open();
      const again = async () => {
        await desk.tab.bringToFront();
        await own.tab.evaluate(() => { setTimeout(() => location.reload(), 0); });
      };
      await again();
      await own.says(/On the list\. What you write in its post box is checked/);
      await desk.type(CLEAN.text);
      await desk.waitForPill('Checked');
      await again();
      await own.says(/On the list\. What you wrote here was checked/);
    }),
  },
  {
    name: 'own pages: what is tried out in the welcome is let through when clear, and is recorded nowhere',
    ownBrowser: true,
    limit: 120_000,
    run: (bench) => inOwnBrowser(bench, {}, async (own) => {
      await own.says(/Try it here/);
      await own.tab.focus('#practice-text');
      await own.tab.click('#practice-post');
      await throughout(async () => !/would have been posted/.test(await own.text()), 'the invented post is held', WATCH_MS);
      await own.go('welcome');
      await own.tab.focus('#practice-text');
      await own.tab.keyboard.down('Control');
      await own.tab.keyboard.press('a');
      await own.tab.keyboard.up('Control');
      await own.tab.keyboard.type(CLEAN.text);
      await tabTo(own, '#practice-post');
      await own.tab.keyboard.press('Enter');
      await own.says(/That would have been posted/);
      await tabTo(own, '#practice-post + button');
      await own.tab.keyboard.press('Enter');
      await until(() => own.tab.$eval('#practice-text', (each) => /Brännström/.test(/** @type {HTMLTextAreaElement} */ (each).value)), 'the invented post to be back');
      await own.go('recorded');
      await own.says(/Nothing is recorded/);
    }),
  },
  {
    name: 'own pages: stored choices that nobody can have made count for nothing, and that is said',
    browsers: ['chromium'],
    ownBrowser: true,
    limit: 60_000,
    run: (bench) => inOwnBrowser(bench, {}, async (own, rig) => {
      await own.store({ choices: { language: 'tröt', muted: ['PHI', 'HATE'] } });
      await new Desk(rig, own.tab).stopWorker();
      await own.go('options');
      await own.says(/stored language could not be read[\s\S]*stored topics could not be read/);
      const checked = (/** @type {string} */ topic) => own.tab.$eval(`#topic-${topic}`, (each) => (/** @type {HTMLInputElement} */ (each)).checked);
      assert.deepEqual([await checked('PHI'), await checked('HATE'), await checked('PHOTO')], [true, false, true]);
      await tabTo(own, '#topic-HATE');
      await own.tab.keyboard.press('Space');
      await own.says(/Saved\./);
      await until(async () => !/could not be read/.test(await own.text()), 'the notes to go');
      assert.deepEqual((await own.stored()).choices, { language: 'browser', muted: [] });
    }),
  },
];
