// @ts-check
/**
 * The extension's own pages as a person sees them, in both browsers. Firefox lets no test go to their addresses, but the
 * welcome page opens by itself, and from there one page leads to the next.
 */
import { cardView, marksView } from './in_frames.mjs';
import { until } from './wait.mjs';

/** @typedef {'welcome'|'sees'|'recorded'|'options'|'rights'|'popup'} PageName */

export class OwnPages {
  /** @param {import('./rig.mjs').Rig} rig  started with `welcome: true` */
  constructor(rig) {
    if (!rig.welcome) throw new Error('the rig has no welcome page open: start it with welcome: true');
    this.rig = rig;
    this.tab = rig.welcome;
  }

  /** @param {{width: number, height: number}} size */
  async resize(size) { await this.tab.setViewport(size); }

  /** Loads a page anew. @param {PageName} page @param {string} [hash] */
  async go(page, hash = '') {
    await this.tab.bringToFront();
    await this.tab.evaluate(() => { document.documentElement.dataset.left = ''; });
    await this.tab.evaluate((address) => { setTimeout(() => { if (location.pathname + location.hash === address) location.reload(); else location.assign(address); }, 0); }, `/ui/${page}.html${hash}`);
    await until(() => this.tab.evaluate((path) => location.pathname === path && document.documentElement.dataset.left === undefined
      && document.readyState === 'complete', `/ui/${page}.html`).catch(() => false), `the page ${page} to load`);
  }

  /** All that the extension keeps in this browser. @returns {Promise<Record<string, any>>} */
  stored() { return this.tab.evaluate(() => /** @type {any} */ (globalThis).chrome.storage.local.get(null)); }

  /** Writes into it behind the extension's back. @param {Record<string, unknown>} values */
  async store(values) { await this.tab.evaluate((all) => /** @type {any} */ (globalThis).chrome.storage.local.set(all), values); }

  text() { return this.tab.evaluate(() => document.body.innerText); }

  /** @param {RegExp} wanted */
  async says(wanted) {
    let last = '';
    return until(async () => { last = await this.text(); return wanted.test(last) && last; }, `the page to say ${wanted}`)
      .catch((error) => { throw new Error(`${error.message}; it says: ${last.slice(0, 600)}`); });
  }

  /** Our frames in this page that draw something. @param {'marks'|'card'} role */
  async frames(role) {
    const found = [];
    for (const frame of this.tab.frames().filter((each) => each !== this.tab.mainFrame())) {
      const path = await frame.evaluate(() => location.pathname).catch(() => '');
      if (path === `/ui/${role}.html`) found.push(frame);
    }
    return found;
  }

  /** What the practice box's mark layers draw, in the window's pixels. */
  async marks() {
    const all = { marks: /** @type {import('./desk.mjs').Mark[]} */ ([]), pills: /** @type {string[]} */ ([]) };
    for (const frame of await this.frames('marks')) {
      const seen = await frame.evaluate(marksView).catch(() => null);
      const origin = await (await frame.frameElement())?.boundingBox();
      if (!seen || !origin) continue;
      all.marks.push(...seen.marks.map((mark) => ({ ...mark, x: mark.x + origin.x, y: mark.y + origin.y })));
      all.pills.push(...seen.pills.filter((pill) => pill.x > -1_000).map((pill) => pill.text));
    }
    return all;
  }

  /** The open card of the practice box; null while none is. */
  async card() {
    for (const frame of await this.frames('card')) {
      const seen = await frame.evaluate(cardView).catch(() => null);
      if (seen) return { ...seen.card, frame };
    }
    return null;
  }
}
