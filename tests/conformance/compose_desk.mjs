// @ts-check
/** A tab with one editor of site.mjs: what a person does in it, and what the page itself says that it holds. */
import { Desk } from '../e2e/harness/desk.mjs';
import { until } from '../e2e/harness/wait.mjs';
import { askProbe } from './probe.mjs';

/** @typedef {{text: string, styles: string}} Model */
/** @typedef {{begin: number, end: number}} Span */

export class ComposeDesk extends Desk {
  /** @param {import('../e2e/harness/rig.mjs').Rig} rig @param {Record<string, string>} page */
  static async open(rig, page) {
    const { tab } = await rig.openAt(rig.site.page(page));
    const desk = new ComposeDesk(rig, tab);
    await until(() => desk.document().evaluate(() => 'conformance' in window), 'the editor to be on the page');
    return desk;
  }

  document() {
    const frames = this.tab.frames();
    return frames.find((frame) => frame.url().includes('/compose?') || frame.url() === 'about:srcdoc') ?? this.tab.mainFrame();
  }

  /** @returns {Promise<Model>} what the editor's own model holds */
  async model() { return this.document().evaluate(() => /** @type {any} */ (window).conformance.model()); }

  async text() { return (await this.model()).text; }

  /** @returns {Promise<string[]>} what of a draft this editor can hold */
  async can() { return this.document().evaluate(() => /** @type {any} */ (window).conformance.can); }

  /** @returns {Promise<string[]>} what the page posted so far */
  async posted() { return this.document().evaluate(() => /** @type {any} */ (window).conformance.posted); }

  /** Puts a draft in as the site does, and waits until it is drawn. @param {import('./client/document.js').Line[]} lines @returns {Promise<Model>} */
  async fill(lines) {
    await this.document().evaluate((given) => /** @type {any} */ (window).conformance.fill(given), lines);
    await this.tab.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); }));
    return this.model();
  }

  /** @param {string} name */
  async mention(name) { await this.document().evaluate((given) => /** @type {any} */ (window).conformance.mention(given), name); }

  /** @returns {Promise<string>} what the product reads */
  async reading() { return askProbe(this.document(), 'read'); }

  /** @returns {Promise<string>} what of the box goes into the message of a failure */
  async markup() { return (await (await this.box()).evaluate((element) => element.innerHTML)).slice(0, 3_000); }

  /** Waits until the product reads what the model holds. @param {string} when  ends the message of a failure */
  async agrees(when) {
    let model = /** @type {Model} */ ({ text: '', styles: '' });
    let read = '';
    try {
      await until(async () => { [model, read] = [await this.model(), await this.reading()]; return model.text === read; }, 'agreement', 3_000);
    } catch {
      throw new Error(`${when}: the model holds ${JSON.stringify(model.text)}, read was ${JSON.stringify(read)} in ${await this.markup()}`);
    }
    return model;
  }

  /** Writes as a fix does, by the product's own code. @param {Span} span @param {string} text @returns {Promise<boolean>} */
  async replace(span, text) { return askProbe(this.document(), 'replace', { span, text }); }

  /** Where `words` stand in the page's own text nodes, in the tab's pixels. @param {string} words  within one text node */
  async placeOf(words) {
    const box = await this.box();
    const rect = await box.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = /** @type {Text} */ (node).data.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
      return null;
    }, words);
    if (!rect) throw new Error('the words are in no text node of the box');
    const origin = await this.origin(this.document());
    return { ...rect, x: rect.x + origin.x, y: rect.y + origin.y };
  }
}
