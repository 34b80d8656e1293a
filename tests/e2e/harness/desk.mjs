// @ts-check
/**
 * One tab at the demonstration site, as a person sees it: the box they type into, the words that are underlined, the
 * card that opens. Input is real (trusted) input at real places; nothing here calls into the extension.
 */
import { readBox } from './in_page.mjs';
import { buttonPlace, cardView, focusedView, marksView } from './in_frames.mjs';
import { runIn } from './frames.mjs';
import { sleep, until } from './wait.mjs';

/** @typedef {{x: number, y: number, width: number, height: number}} Rect  CSS pixels of the tab's viewport */
/** @typedef {Rect & {level: string}} Mark */
/**
 * @typedef {object} Card
 * @property {string} kind        "card", "list", "gate", "anyway", "not_checked", "checking", "press_again", "copy", "offers", "billboard"
 * @property {string} text        all its visible words
 * @property {string[]} buttons   what its visible buttons say
 */

/** Marks of one level that touch on one line are one mark to the eye: the space at a line's end has a rectangle of its own. @param {Mark[]} marks @returns {Mark[]} */
function joined(marks) {
  /** @type {Mark[]} */
  const lines = [];
  for (const mark of [...marks].sort((a, b) => a.x - b.x)) {
    const left = lines.find((each) => each.level === mark.level && Math.abs(each.y - mark.y) < 2 && Math.abs(each.x + each.width - mark.x) < 1);
    if (left) left.width = mark.x + mark.width - left.x;
    else lines.push({ ...mark });
  }
  return lines;
}

/** How long marks may take to come: the debounce, a cold host and a busy machine. */
const MARKS_LIMIT = 8_000;

export class Desk {
  /** @param {import('./rig.mjs').Rig} rig @param {import('puppeteer-core').Page} tab */
  constructor(rig, tab) {
    this.rig = rig;
    this.tab = tab;
    this.composer = '[data-kind="post"]';
  }

  /** Works on another composer of the page: a CSS selector of its [data-composer] element. @param {string} composer */
  at(composer) {
    const other = new Desk(this.rig, this.tab);
    other.composer = composer;
    return other;
  }

  // ---- the page's own things ------------------------------------------------------------------------------------

  /** The document that holds the composer: the tab's own, or that of the composer's frame. */
  document() {
    return this.tab.frames().find((frame) => frame.url().includes('/compose?')) ?? this.tab.mainFrame();
  }

  /** @returns {Promise<import('puppeteer-core').ElementHandle<HTMLElement>>} the box people type into */
  async box() {
    return until(async () => {
      const handle = await this.document().evaluateHandle((composer) => {
        const inside = /** @type {any} */ (document.querySelector('post-box'))?.boxForTests?.();
        return inside ?? document.querySelector(`${composer} [data-box]`);
      }, this.composer);
      return /** @type {any} */ (handle.asElement());
    }, 'the box to be on the page');
  }

  /** @param {string} selector inside the composer @returns {Promise<import('puppeteer-core').ElementHandle<HTMLElement>>} */
  async part(selector) {
    const box = await this.box();
    const handle = await box.evaluateHandle((element, wanted) => element.closest('[data-composer]')?.querySelector(wanted) ?? null, selector);
    const part = handle.asElement();
    if (!part) throw new Error(`the composer has no ${selector}`);
    return /** @type {any} */ (part);
  }

  /** Puts the caret at the end of the box with a click and the End keys. */
  async focus() {
    const box = await this.box();
    await box.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    await this.repainted();
    const { x, y, width } = await this.rectOf(box);
    await this.tab.mouse.click(x + Math.min(width - 8, 40), y + 14);
    await until(() => box.evaluate((element) => element.matches(':focus')), 'the box to have the focus');
    await this.chord('Control', 'End');
  }

  /** @param {string} text */
  async type(text) {
    await this.focus();
    await this.tab.keyboard.type(text);
    await this.holds(text);
  }

  /** Waits until the box ends with `text`. @param {string} text */
  async holds(text) {
    await until(async () => (await this.text()).endsWith(text), 'the box to hold what was typed');
  }

  /** @returns {Promise<string>} what is in the box, as the page's own script reads it */
  async text() { return (await (await this.box()).evaluate(readBox)).text; }

  /** Puts `text` on the clipboard by way of a box of the page's own, then pastes it. @param {string} text */
  async paste(text) {
    await this.document().evaluate((value) => {
      const scratch = Object.assign(document.createElement('textarea'), { id: 'scratch', value });
      scratch.style.cssText = 'position:fixed;left:0;bottom:0;width:20px;height:20px';
      document.body.append(scratch);
      scratch.focus();
      scratch.select();
    }, text);
    await this.chord('Control', 'c');
    await this.document().evaluate(() => document.getElementById('scratch')?.remove());
    await this.focus();
    await this.chord('Control', 'v');
  }

  /** @param {import('puppeteer-core').KeyInput} hold @param {import('puppeteer-core').KeyInput} key */
  async chord(hold, key) {
    await this.tab.keyboard.down(hold);
    await this.tab.keyboard.press(key);
    await this.tab.keyboard.up(hold);
  }

  /** Presses Tab until the keyboard is on what says `label` in a frame of ours. @param {import('puppeteer-core').Frame} frame @param {string} label  see focusedView */
  async tabTo(frame, label) {
    for (let presses = 0; presses < 20; presses += 1) {
      if (await runIn(frame, focusedView) === label) return;
      await this.tab.keyboard.press('Tab');
    }
    throw new Error('the Tab key never came to it');
  }

  /** Adds a picture to the post and describes it. @param {string} description */
  async addPicture(description) {
    await this.clickOn(await this.part('[data-picture]'));
    await this.clickOn(await this.part('[data-also]'));
    await this.tab.keyboard.type(description);
  }

  /** Alt+Shift and a letter: our shortcut. @param {import('puppeteer-core').KeyInput} key */
  async chordShiftAlt(key) {
    await this.tab.keyboard.down('Alt');
    await this.tab.keyboard.down('Shift');
    await this.tab.keyboard.press(key);
    await this.tab.keyboard.up('Shift');
    await this.tab.keyboard.up('Alt');
  }

  /** Empties the box as a person does. */
  async clear() {
    await this.focus();
    await this.chord('Control', 'a');
    await this.tab.keyboard.press('Backspace');
    await until(async () => (await this.text()).trim() === '', 'the box to be empty');
  }

  /** Presses the site's own button. */
  async pressPost() { await this.clickOn(await this.part('[data-post]')); }

  /** Two frames of the screen, so that what was closed a moment ago no longer takes a click. No hand is faster than that. */
  async repainted() {
    await this.tab.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30))); }));
  }

  /** @param {import('puppeteer-core').ElementHandle} element */
  async clickOn(element) {
    await element.evaluate((each) => each.scrollIntoView({ block: 'nearest' }));
    await this.repainted();
    const { x, y, width, height } = await this.rectOf(element);
    await this.tab.mouse.click(x + width / 2, y + height / 2);
  }

  /** How many of this author's posts stand in the feed. */
  async feedCount() { return this.tab.$$eval('[data-feed-post="own"]', (all) => all.length); }

  /** @param {import('puppeteer-core').ElementHandle} element @returns {Promise<Rect>} */
  async rectOf(element) {
    const rect = await element.evaluate((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return { x, y, width, height }; });
    const origin = await this.origin(this.document());
    return { ...rect, x: rect.x + origin.x, y: rect.y + origin.y };
  }

  /** Where [begin, end) of the box's text stands, one rectangle a line. @param {{begin: number, end: number}} span @returns {Promise<Rect[]>} */
  async rectsOf(span) {
    const { rects } = await (await this.box()).evaluate(readBox, span.begin, span.end);
    const origin = await this.origin(this.document());
    return rects.map((rect) => ({ ...rect, x: rect.x + origin.x, y: rect.y + origin.y }));
  }

  /** Offsets of `word` in the box's text. @param {string} word @returns {Promise<{begin: number, end: number}>} */
  async spanOf(word) {
    const begin = (await this.text()).indexOf(word);
    if (begin < 0) throw new Error('the word is not in the box');
    return { begin, end: begin + word.length };
  }

  // ---- what the extension shows ---------------------------------------------------------------------------------

  /** Frames of ours, by the page they show. @param {string} page "marks" or "card" */
  frames(page) { return this.tab.frames().filter((frame) => frame.url().includes(`/ui/${page}.html`) && !frame.detached); }

  /** Where a frame's viewport begins in the tab's. @param {import('puppeteer-core').Frame} frame @returns {Promise<{x: number, y: number}>} */
  async origin(frame) {
    if (frame === this.tab.mainFrame()) return { x: 0, y: 0 };
    if (this.rig.name === 'firefox') {
      const at = () => ({ x: /** @type {any} */ (window).mozInnerScreenX, y: /** @type {any} */ (window).mozInnerScreenY });
      const [inner, outer] = await Promise.all([runIn(frame, at), this.tab.evaluate(at)]);
      return { x: inner.x - outer.x, y: inner.y - outer.y };
    }
    const element = await frame.frameElement();
    const rect = await element?.boundingBox();
    if (!element || !rect) throw new Error('the frame is not on the page');
    const border = await element.evaluate((each) => ({ x: each.clientLeft, y: each.clientTop }));
    return { x: rect.x + border.x, y: rect.y + border.y };
  }

  /** How large a frame's pixels are: a page may zoom or scale all of itself. Firefox does not tell. @param {import('puppeteer-core').Frame} frame @param {number} width  of its inside */
  async scaleOf(frame, width) {
    if (this.rig.name === 'firefox') return 1;
    const rect = await (await frame.frameElement())?.boundingBox();
    const scale = rect && width > 0 ? rect.width / width : 1;
    return Math.abs(scale - 1) < 0.01 ? 1 : scale;
  }

  /** @returns {Promise<{marks: Mark[], pills: (Rect & {text: string})[]}>} what the mark frames draw, in the tab's pixels */
  async drawn() {
    const all = { marks: /** @type {Mark[]} */ ([]), pills: /** @type {any[]} */ ([]) };
    for (const frame of this.frames('marks')) {
      const seen = await runIn(frame, marksView).catch(() => null);
      if (!seen) continue;
      const origin = await this.origin(frame);
      const scale = await this.scaleOf(frame, seen.width);
      const moved = (/** @type {any} */ each) => ({ ...each, x: each.x * scale + origin.x, y: each.y * scale + origin.y, width: each.width * scale, height: each.height * scale });
      all.marks.push(...seen.marks.map(moved));
      all.pills.push(...seen.pills.map(moved));
    }
    return all;
  }

  /** Marks that lie within this composer. @returns {Promise<Mark[]>} */
  async marks() {
    const box = await this.rectOf(await this.part('[data-box]'));
    return (await this.drawn()).marks.filter((mark) => mark.x + mark.width > box.x && mark.x < box.x + box.width
      && mark.y + mark.height > box.y - 2 && mark.y < box.y + box.height + 4);
  }

  /** The pill that is on the screen: that of the composer with the caret. @returns {Promise<(Rect & {text: string})|null>} */
  async pill() { return (await this.drawn()).pills.find((pill) => pill.x > -1_000) ?? null; }

  /** @param {string|RegExp} wanted @param {number} [limit] */
  async waitForPill(wanted, limit = MARKS_LIMIT) {
    let last = '';
    return until(async () => {
      last = (await this.pill())?.text ?? '(none)';
      return (typeof wanted === 'string' ? last === wanted : wanted.test(last)) && last;
    }, `the pill to say ${wanted}`, limit).catch((error) => { throw new Error(`${error.message}; it says ${JSON.stringify(last)}`); });
  }

  /** Puts the caret into the empty box and waits until the host has answered for it. */
  async ready() {
    await this.focus();
    await this.waitForPill('Checked', 15_000);
  }

  /** Waits until exactly the given spans are underlined, no more, no fewer. @param {{begin: number, end: number}[]} spans */
  async waitForMarks(spans) {
    let why = '';
    await until(async () => {
      why = await this.marksDifferFrom(spans);
      return why === '';
    }, 'the marks to stand at the words', MARKS_LIMIT).catch((error) => { throw new Error(`${error.message}: ${why}`); });
  }

  /** @param {{begin: number, end: number}[]} spans @returns {Promise<string>} empty where the marks fit */
  async marksDifferFrom(spans) {
    const marks = joined(await this.marks());
    const wanted = (await Promise.all(spans.map((span) => this.rectsOf(span)))).flat();
    const fits = (/** @type {Rect} */ word, /** @type {Rect} */ mark) => Math.abs(mark.x - word.x) <= 1.5
      && Math.abs(mark.x + mark.width - word.x - word.width) <= 1.5
      && mark.y + mark.height >= word.y + word.height - 8 && mark.y + mark.height <= word.y + word.height + 8;
    const unmarked = wanted.filter((word) => !marks.some((mark) => fits(word, mark)));
    const stray = marks.filter((mark) => !wanted.some((word) => fits(word, mark)));
    const show = (/** @type {Rect[]} */ rects) => JSON.stringify(rects.map((each) => [each.x, each.y, each.width, each.height].map(Math.round)));
    if (unmarked.length === 0 && stray.length === 0) return '';
    return `${unmarked.length} of ${wanted.length} lines of words without a mark ${show(unmarked)}, ${stray.length} marks astray ${show(stray)}`;
  }

  /** @returns {Promise<(Card & {frame: import('puppeteer-core').Frame, rect: Rect})|null>} the open card, list or gate */
  async card() {
    for (const frame of this.frames('card')) {
      const seen = await runIn(frame, cardView).catch(() => null);
      if (!seen) continue;
      const origin = await this.origin(frame).catch(() => null);
      if (origin) return { ...seen.card, frame, rect: { ...seen.rect, x: seen.rect.x + origin.x, y: seen.rect.y + origin.y } };
    }
    return null;
  }

  /** @param {string} kind @param {number} [limit] */
  async waitForCard(kind, limit = 6_000) {
    let last = 'nothing';
    return until(async () => {
      const card = await this.card();
      last = card ? card.kind : 'nothing';
      return card?.kind === kind && card;
    }, `the ${kind} to open`, limit).catch((error) => { throw new Error(`${error.message}; open is: ${last}`); });
  }

  /**
   * Where our frames do not come up a plain panel of fixed words stands in the page; its root is closed, so it is found
   * by what hit testing gives in the middle of the window: an element of no page's making.
   */
  async plainPanel() {
    return this.tab.evaluate(() => {
      const host = document.elementFromPoint(innerWidth / 2, innerHeight * 0.3 + 30);
      return host !== null && host.parentElement === document.documentElement && host !== document.body && host.childElementCount === 0;
    });
  }

  async waitForNoCard() { await until(async () => await this.card() === null, 'the card to be closed'); }

  /** Middle of a button of the open card; null where there is none to press. @param {string|RegExp} label */
  async buttonOnScreen(label) {
    const card = await this.card();
    if (!card) return null;
    const rect = await runIn(card.frame, buttonPlace, typeof label === 'string' ? [label, null] : [null, label.source]);
    if (!rect) return null;
    const origin = await this.origin(card.frame);
    return { x: origin.x + rect.x + rect.width / 2, y: origin.y + rect.y + rect.height / 2 };
  }

  /** Clicks a button of the open card where it is on the screen, once it stands still. @param {string|RegExp} label what it says, or how that begins */
  async press(label) {
    const place = await until(async () => {
      const first = await this.buttonOnScreen(label);
      await sleep(60);
      const second = first && await this.buttonOnScreen(label);
      return second && first.x === second.x && first.y === second.y && second;
    }, `a button that says ${label}`);
    await this.tab.mouse.click(place.x, place.y);
  }

  /**
   * Presses a button again and again until something has come of it: one that posts wants to have been seen for a while.
   * @param {string} label @param {() => boolean|Promise<boolean>} done @param {string} what  ends "waited for …"
   * @returns {Promise<number>} how often it was pressed
   */
  async insist(label, done, what) {
    let presses = 0;
    await until(async () => {
      if (await done()) return true;
      const first = await this.buttonOnScreen(label);
      await sleep(60);
      const place = await this.buttonOnScreen(label);
      if (!first || !place || first.x !== place.x || first.y !== place.y || await done()) return false;
      presses += 1;
      await this.tab.mouse.click(place.x, place.y);
      await sleep(200);
      return false;
    }, what, 15_000);
    return presses;
  }

  /** Clicks the words [begin, end) in the box. @param {{begin: number, end: number}} span */
  async clickWord(span) {
    await this.repainted();
    const [rect] = await this.rectsOf(span);
    await this.tab.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
  }

  /** Stops the extension's worker as Chromium does when it is idle; closing it by way of the debugger can leave it stuck. */
  async stopWorker() {
    const session = await this.tab.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  /** @param {string} file */
  async screenshot(file) { await this.tab.screenshot({ path: /** @type {any} */ (file) }); }

  async close() { if (!this.tab.isClosed()) await this.tab.close(); }
}

