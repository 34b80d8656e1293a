// @ts-check
/**
 * The marks of the composer at hand: which findings are shown, where their words are now, and which one lies at a point.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('./verdict.js').Verdict} Verdict
 * @typedef {import('./editors/editor.js').Box} Box
 * @typedef {import('./spans.js').Span} Span
 *
 * `index`: the finding's, in the report. `span` is in `text`, which is what the box held when last looked at.
 * @typedef {{index: number, box: HTMLElement, span: Span, level: import('../messages.js').Level}} Mark
 */
import {within} from './overlay/place.js';
import {carried, changeBetween, overlap, wordAround} from './spans.js';
import * as timing from './timing.js';

/** A little more than a finger's or pointer's tremble. */
const SLACK = 3;

export class Marks {
  /** @type {Mark[]} */
  #marks = [];
  /** @type {Map<HTMLElement, string>} */
  #texts = new Map();
  /** What each layer draws, line by line. @type {Map<HTMLElement, number[]>} */
  #lines = new Map();
  #frame = 0;
  #overlay;
  #clock;
  #timer = 0;
  #lastTyped = -Infinity;
  /** Some mark waits until its word is finished. */
  #waiting = false;

  /** @param {import('./overlay/overlay.js').Overlay} overlay @param {{now: () => number}} clock */
  constructor(overlay, clock) {
    this.#overlay = overlay;
    this.#clock = clock;
  }

  /** Shows the findings of a verdict on `composer`; none without one. @param {Verdict|null} verdict */
  take(verdict) {
    this.#texts = new Map(verdict?.draft.parts.map((part) => [part.box, part.reading.text]) ?? []);
    this.#marks = (verdict?.found ?? []).flatMap(({view: {index}, part, span, level}) => (
      verdict && span.end > span.begin ? [{index, box: verdict.draft.parts[part].box, span, level}] : []));
    this.redraw();
  }

  /** The author typed: words that changed lose their mark at once, others keep theirs. */
  typed() {
    this.#lastTyped = this.#clock.now();
    this.redraw();
  }

  /** The caret moved: a word may be finished. */
  caretMoved() { if (this.#waiting) this.redraw(); }

  /** Draws before the next paint. */
  redraw() { if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.#draw(); }); }

  /** Draws nothing any more. */
  clear() {
    this.#marks = [];
    for (const layer of this.#overlay.layers()) layer.draw([], []);
    this.#lines.clear();
  }

  /** Carries every mark over to what its box holds now. @param {HTMLElement} box @param {string} text */
  #carry(box, text) {
    const before = this.#texts.get(box);
    if (before === undefined || before === text) return;
    this.#texts.set(box, text);
    const change = changeBetween(before, text);
    this.#marks = this.#marks.flatMap((mark) => {
      if (mark.box !== box) return [mark];
      const span = carried(mark.span, before, text, change);
      return span ? [{...mark, span}] : [];
    });
  }

  #draw() {
    const composer = this.#overlay.composer;
    if (!composer) return;
    this.#waiting = false;
    for (const {box, editor} of composer.boxes()) {
      const layer = this.#overlay.layerOf(box);
      if (!layer) continue;
      const reading = editor.read(box);
      // While an input method is at work nothing is drawn; what it leaves is compared with what was there before it.
      if (!composer.composing) this.#carry(box, reading.text);
      const typing = this.#wordBeingTyped(box, editor, reading);
      const marks = this.#marks.filter((mark) => mark.box === box && !composer.composing && !(typing && overlap(mark.span, typing) && (this.#waiting = true)));
      const rects = marks.length > 0 ? editor.rectsOf(box, reading, marks.map((mark) => mark.span), this.#overlay.stage) : [];
      const lines = marks.flatMap((mark, at) => rects[at].map((rect) => ({rect, mark})));
      this.#lines.set(box, lines.map(({mark}) => mark.index));
      layer.draw(lines.map(({rect}) => rect), lines.map(({mark}) => mark.level));
    }
    if (this.#waiting) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => { this.redraw(); }, timing.pause);
    }
    this.#overlay.moved();
  }

  /** @param {HTMLElement} box @param {import('./editors/editor.js').Editor} editor @param {import('./editors/editor.js').Reading} reading @returns {Span|null} */
  #wordBeingTyped(box, editor, reading) {
    if (this.#clock.now() - this.#lastTyped > timing.pause) return null;
    const caret = editor.selection(box, reading);
    return caret && caret.begin === caret.end ? wordAround(reading.text, caret.begin) : null;
  }

  /** The worst finding whose mark lies at a point of the viewport, by its index in the report; null when none. @param {{x: number, y: number}} point */
  at(point) {
    const hits = this.#overlay.layers().flatMap((layer) => {
      if (!within(point, layer.visible(), SLACK)) return [];
      const lines = this.#lines.get(layer.box) ?? [];
      return layer.seen().flatMap((rect, at) => (within(point, rect, SLACK) ? [lines[at]] : []));
    });
    return hits.length > 0 ? Math.min(...hits) : null; // reports list the worst first
  }

  /** Where the words of a finding are now, as far as they can be seen. @param {number} index @returns {Box[]} */
  rectsOf(index) {
    return this.#overlay.layers().flatMap((layer) => {
      const lines = this.#lines.get(layer.box) ?? [];
      return layer.seen().filter((_rect, at) => lines[at] === index);
    });
  }

  /** @param {number} index @returns {Mark|null} the finding's mark as it is now; null when its words changed */
  of(index) { return this.#marks.find((mark) => mark.index === index) ?? null; }
}
