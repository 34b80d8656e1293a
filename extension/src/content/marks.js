// @ts-check
/**
 * The marks of the composer at hand: which findings are shown, where their words are now, and which one lies at a point.
 * A mark that stands stays for as long as its words do, in every frame; one whose words change is gone with them.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('./verdict.js').Verdict} Verdict
 * @typedef {import('./editors/editor.js').Box} Box
 * @typedef {import('./editors/editor.js').Editor} Editor
 * @typedef {import('./editors/editor.js').Reading} Reading
 * @typedef {import('./overlay/mark_layer.js').MarkLayer} MarkLayer
 * @typedef {import('./spans.js').Span} Span
 *
 * `index`: the finding's, in the report. `span` is in `text`, which is what the box held when last looked at. `stands`:
 * what of it is on the screen; of words that are being joined to it only the former ones.
 * @typedef {{index: number, box: HTMLElement, span: Span, level: import('../messages.js').Level, stands: Span|null}} Mark
 */
import {within} from './overlay/place.js';
import {Ripening} from './ripening.js';
import {carrier, changeBetween, common, wordAround} from './spans.js';

/** A little more than a finger's or pointer's tremble. */
const SLACK = 3;

/** @param {Verdict|null} verdict @returns {Mark[]} */
const marksOf = (verdict) => (verdict?.found ?? []).flatMap(({view: {index}, part, span, level}) => (
  verdict && span.end > span.begin ? [{index, box: verdict.draft.parts[part].box, span, level, stands: null}] : []));

export class Marks {
  /** @type {Mark[]} */
  #marks = [];
  /** Whose findings they are. @type {Verdict|null} */
  #verdict = null;
  /** @type {Map<HTMLElement, string>} */
  #texts = new Map();
  /** What each layer draws, line by line. @type {Map<HTMLElement, number[]>} */
  #lines = new Map();
  #frame = 0;
  #overlay;
  #clock;
  #timer = 0;
  #ripening = new Ripening();

  /** @param {import('./overlay/overlay.js').Overlay} overlay @param {{now: () => number}} clock */
  constructor(overlay, clock) {
    this.#overlay = overlay;
    this.#clock = clock;
  }

  /** Shows the findings of a verdict on `composer`; none without one. @param {Verdict|null} verdict */
  take(verdict) {
    const before = this.#marks;
    const texts = new Map(verdict?.draft.parts.map((part) => [part.box, part.reading.text]) ?? []);
    this.#verdict = verdict;
    this.#marks = marksOf(verdict);
    // The author may have written on since the verdict was asked for: what stands is in the later text.
    for (const [box, text] of texts) {
      const now = this.#texts.get(box);
      if (now === undefined) continue;
      texts.set(box, now);
      this.#move(box, carrier(text, now));
    }
    this.#texts = texts;
    for (const mark of this.#marks) mark.stands = standing(mark, before);
    this.redraw();
  }

  /** The author typed: words that changed lose their mark at once, others keep theirs. @param {boolean} byKeys  letter by letter */
  typed(byKeys) {
    if (byKeys) this.#ripening.typed(this.#clock.now());
    this.redraw();
  }

  /** The caret moved: a word may be finished. */
  caretMoved() { if (this.#ripening.watching) this.redraw(); }

  /** Draws before the next paint. */
  redraw() { if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.#draw(); }); }

  /** Draws nothing any more. */
  clear() {
    this.#verdict = null;
    this.#marks = [];
    for (const layer of this.#overlay.layers()) layer.draw([], []);
    this.#lines.clear();
  }

  /** @param {HTMLElement} box @param {(span: Span) => Span|null} carry */
  #move(box, carry) {
    this.#marks = this.#marks.flatMap((mark) => {
      if (mark.box !== box) return [mark];
      const span = carry(mark.span);
      return span ? [{...mark, span, stands: mark.stands && carry(mark.stands)}] : [];
    });
  }

  /** Carries every mark over to what its box holds now. @param {HTMLElement} box @param {string} text */
  #carry(box, text) {
    const before = this.#texts.get(box);
    if (before === text) return;
    this.#texts.set(box, text);
    if (before === undefined) return; // nothing is known of it yet
    const carry = carrier(before, text);
    this.#move(box, carry);
    this.#ripening.carry(box, carry);
    this.#bringBack(box, text);
    const now = this.#clock.now();
    if (!this.#ripening.byKeys(now)) return;
    const {begin, afterEnd} = changeBetween(before, text);
    this.#ripening.changed(box, text, {begin, end: afterEnd}, now);
  }

  /**
   * Words that went and came back, cut and pasted or scrolled away by an editor, before anybody asked about the text without
   * them: the verdict is on this very text, so no other will come. @param {HTMLElement} box @param {string} text
   */
  #bringBack(box, text) {
    if (this.#verdict?.draft.parts.find((part) => part.box === box)?.reading.text !== text) return;
    const here = new Set(this.#marks.map(({index}) => index));
    this.#marks.push(...marksOf(this.#verdict).filter((mark) => mark.box === box && !here.has(mark.index)));
  }

  #draw() {
    const composer = this.#overlay.composer;
    if (!composer) return;
    let wait = Infinity;
    for (const part of composer.boxes()) {
      const layer = this.#overlay.layerOf(part.box);
      if (layer) wait = Math.min(wait, this.#drawPart(layer, part, composer.composing));
    }
    clearTimeout(this.#timer);
    if (wait < Infinity) this.#timer = setTimeout(() => { this.redraw(); }, wait);
    this.#overlay.moved();
  }

  /**
   * @param {MarkLayer} layer @param {{box: HTMLElement, editor: Editor}} part @param {boolean} composing
   * @returns {number} milliseconds until a mark that waits may come; Infinity when none does
   */
  #drawPart(layer, {box, editor}, composing) {
    const reading = editor.read(box);
    // While an input method is at work nothing new is drawn and nothing is given up: what it leaves is compared with what was there before it.
    if (!composing) this.#carry(box, reading.text);
    const wait = composing ? Infinity : this.#ripen(box, editor, reading);
    const carry = composing ? carrier(this.#texts.get(box) ?? reading.text, reading.text) : (/** @type {Span} */ span) => span;
    const shown = this.#marks.flatMap((mark) => {
      const span = mark.box === box && mark.stands ? carry(mark.stands) : null;
      return span ? [{mark, span}] : [];
    });
    const drawable = shown.length > 0 && !layer.ground.turned;
    const rects = drawable ? editor.rectsOf(box, reading, shown.map(({span}) => span), this.#overlay.stage) : [];
    const lines = rects.flatMap((lines_, at) => lines_.map((rect) => ({rect, mark: shown[at].mark})));
    this.#lines.set(box, lines.map(({mark}) => mark.index));
    layer.draw(lines.map(({rect}) => rect), lines.map(({mark}) => mark.level));
    return wait;
  }

  /** Lets those marks stand that may. @param {HTMLElement} box @param {Editor} editor @param {Reading} reading */
  #ripen(box, editor, reading) {
    const now = this.#clock.now();
    const caret = editor.selection(box, reading);
    this.#ripening.caret(box, caret && caret.begin === caret.end ? wordAround(reading.text, caret.begin) : null, now);
    let next = Infinity;
    for (const mark of this.#marks) {
      if (mark.box !== box || (mark.stands && mark.stands.begin === mark.span.begin && mark.stands.end === mark.span.end)) continue;
      const wait = this.#ripening.wait(box, mark.span, now);
      if (wait <= 0) mark.stands = mark.span;
      else next = Math.min(next, wait);
    }
    return next;
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

  /** Brings the words of a finding into sight. @param {number} index */
  reveal(index) {
    for (const layer of this.#overlay.layers()) {
      const line = this.#lines.get(layer.box)?.indexOf(index) ?? -1;
      if (line >= 0) layer.reveal(line);
    }
  }

  /** @param {number} index @returns {Mark|null} the finding's mark as it is now; null when its words changed */
  of(index) { return this.#marks.find((mark) => mark.index === index) ?? null; }
}

/** What of a new mark's words stood marked already: the most that one of the former marks covered. @param {Mark} mark @param {Mark[]} before @returns {Span|null} */
function standing(mark, before) {
  return before.reduce((/** @type {Span|null} */ best, {box, stands}) => {
    const part = box === mark.box && stands ? common(mark.span, stands) : null;
    return part && (!best || part.end - part.begin > best.end - best.begin) ? part : best;
  }, null);
}
