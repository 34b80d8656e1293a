// @ts-check
/**
 * Permission to post exactly one draft once. One act is up to one key, one click and one submit, each of which it lets
 * through once.
 *
 * @typedef {import('../composer.js').Composer} Composer
 * @typedef {import('../composer.js').Draft} Draft
 */
import {sameDraft} from '../composer.js';
import * as timing from '../timing.js';

export class Ticket {
  #left = new Set(['key', 'click', 'submit']);
  #begun = false;

  /**
   * @param {Composer} composer @param {Draft} draft @param {boolean} byPerson  good for the author's own press only
   * @param {number} now
   */
  constructor(composer, draft, byPerson, now) {
    this.composer = composer;
    this.draft = draft;
    this.byPerson = byPerson;
    this.until = now + (byPerson ? timing.nextPress : timing.replay);
  }

  /** @param {Composer} composer @param {Draft} draft @param {string} kind "key", "click" or "submit" @param {boolean} trusted @param {number} now */
  admits(composer, draft, kind, trusted, now) {
    if (composer !== this.composer || now >= this.until || !this.#left.has(kind)) return false;
    // Once begun, only what the page makes of the act belongs to it; another press of a person is another act.
    const fits = this.#begun ? !trusted || kind === 'submit' : trusted || !this.byPerson;
    return fits && sameDraft(draft, this.draft);
  }

  /** Uses it for one event of the act. @param {string} kind @param {number} now */
  use(kind, now) {
    this.#left.delete(kind);
    this.#begun = true;
    this.until = Math.min(this.until, now + timing.replay);
  }
}
