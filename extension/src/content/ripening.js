// @ts-check
/**
 * When a mark may come: `timing.leave` after the caret left the words, by a key, an arrow or a click, or after a rest of
 * `timing.pause` with the caret still there. What nobody typed just now, as a paste, needs no waiting.
 *
 * @typedef {import('./spans.js').Span} Span
 * @typedef {{box: HTMLElement, span: Span, at: number, under: boolean}} Fresh   `at`: the caret was there last, or was never
 *   seen there and this is when it was typed. `under`: the caret is there still.
 */
import {overlap, wordAround} from './spans.js';
import * as timing from './timing.js';

export class Ripening {
  /** Words typed lately. @type {Fresh[]} */
  #fresh = [];
  #lastTyped = -Infinity;

  /** A key changed something somewhere. @param {number} now */
  typed(now) { this.#lastTyped = now; }

  /** @param {number} now @returns {boolean} whether a change of the text that is found now came by keys */
  byKeys(now) { return now - this.#lastTyped < timing.leave; }

  /**
   * The text of a box changed: words that are in it still keep their time.
   * @param {HTMLElement} box @param {(span: Span) => Span|null} carry  to where they are now; null where they changed
   */
  carry(box, carry) {
    this.#fresh = this.#fresh.flatMap((each) => {
      if (each.box !== box) return [each];
      const span = carry(each.span);
      return span ? [{...each, span}] : [];
    });
  }

  /** Letters were typed at `change` of `text`: the words there are fresh. @param {HTMLElement} box @param {string} text @param {Span} change @param {number} now */
  changed(box, text, change, now) {
    const span = {begin: wordAround(text, change.begin).begin, end: wordAround(text, change.end).end};
    if (span.end > span.begin) this.#fresh.push({box, span, at: now, under: false});
  }

  /** @param {HTMLElement} box @param {Span|null} word  that the caret lies in or touches; null where it is not in the box @param {number} now */
  caret(box, word, now) {
    for (const each of this.#fresh) {
      if (each.box !== box) continue;
      const under = word !== null && overlap(word, each.span);
      if (under || each.under) each.at = now;
      each.under = under;
    }
    this.#fresh = this.#fresh.filter((each) => each.under || now - each.at < timing.leave);
  }

  /** @param {HTMLElement} box @param {Span} span @param {number} now @returns {number} milliseconds until its mark may come */
  wait(box, span, now) {
    return this.#fresh.reduce((longest, each) => {
      if (each.box !== box || !overlap(each.span, span)) return longest;
      return Math.max(longest, each.under ? this.#lastTyped + timing.pause - now : each.at + timing.leave - now);
    }, 0);
  }

  /** Whether the caret is at a word that was typed lately: where it goes is to be watched. */
  get watching() { return this.#fresh.some((each) => each.under); }
}
