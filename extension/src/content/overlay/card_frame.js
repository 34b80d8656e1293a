// @ts-check
/**
 * The frame of the card, the list and the gate: hidden and dead to the pointer until something is opened. While open it
 * stands in the browser's top layer, where no element of the page can lie over it unseen.
 *
 * @typedef {import('./place.js').Box} Box
 * @typedef {import('./place.js').Size} Size
 * @typedef {import('../../messages.js').ToFrame} ToFrame
 */
import {bareElement, dress, placed} from './frame.js';
import {beside, centered} from './place.js';
import * as timing from '../timing.js';

/** Sizes until the frame tells its own. @type {Record<string, Size>} */
const FIRST = {card: {width: 420, height: 310}, gate: {width: 568, height: 480}};
const SMALL = {width: 420, height: 220};
const HIDDEN = 'visibility: hidden; pointer-events: none';

export class CardFrame {
  /** What is shown now; null while closed. @type {ToFrame|null} */
  body = null;
  /** Words that it must not cover; none: the middle of the window. @type {() => Box[]} */
  #words = () => [];
  /** Where they last were: while its author types a word it has no mark. @type {Box[]} */
  #known = [];
  /** @type {Size} */
  #size = SMALL;
  #last = '';
  /** One size whatever is shown. */
  #steady = false;

  /** @param {ShadowRoot} root @param {(holder: HTMLElement) => import('./frame.js').Frame} makeFrame */
  constructor(root, makeFrame) {
    this.holder = bareElement('div');
    this.holder.setAttribute('popover', 'manual');
    dress(this.holder, 'position: fixed; inset: auto; overflow: visible; background: transparent; display: block; width: 420px; height: 220px');
    dress(this.holder, HIDDEN);
    root.append(this.holder);
    this.frame = makeFrame(this.holder);
  }

  get isOpen() { return this.body !== null && this.holder.isConnected; }

  /**
   * @param {ToFrame} body @param {() => Box[]} words  rectangles in the viewport of the words it speaks of
   * @param {boolean} steady  one size whatever is shown: the page opened it, and is to learn nothing by that
   */
  open(body, words, steady) {
    const first = steady ? FIRST.gate : FIRST[body.type] ?? SMALL;
    this.#steady = steady;
    if (this.body?.type !== body.type) this.#size = first;
    this.body = body;
    this.#words = words;
    this.#known = [];
    this.frame.show(body);
    this.#last = '';
    this.place();
    if (this.holder.isConnected) {
      this.holder.hidePopover(); // shown anew it lies over all that came since
      this.holder.showPopover();
    }
    dress(this.holder, 'visibility: visible; pointer-events: auto');
  }

  close() {
    if (!this.isOpen) return;
    this.body = null;
    dress(this.holder, HIDDEN);
    this.holder.hidePopover();
    // Emptied only once it is off the screen, where nothing of it can catch a click any more.
    setTimeout(() => { if (!this.isOpen) this.frame.show({type: 'close'}); }, timing.settle * 2);
  }

  /** The frame says how large its content is. @param {Size} size */
  resize(size) {
    if (this.#steady) return;
    this.#size = {width: Math.max(120, size.width), height: Math.max(40, size.height)};
    this.place();
  }

  /** @returns {Box} where it is to be, in the viewport */
  #spot() {
    const viewport = {width: document.documentElement.clientWidth || innerWidth, height: innerHeight};
    const now = this.#words();
    if (now.length > 0) this.#known = now;
    const words = this.#known.filter((box) => box.width > 0 && box.y + box.height > 0 && box.y < viewport.height);
    return words.length > 0 ? beside(words, this.#size, viewport) : centered(this.#size, viewport);
  }

  place() {
    if (!this.isOpen) return;
    const spot = this.#spot();
    const now = placed({x: Math.round(spot.x), y: Math.round(spot.y), width: Math.round(spot.width), height: Math.round(spot.height)});
    if (now === this.#last) return;
    this.#last = now;
    dress(this.holder, now);
  }

  /** Gives the keyboard to what is shown. */
  focus() { this.frame.element?.focus(); }

  end() {
    this.frame.end();
    this.holder.remove();
  }
}
