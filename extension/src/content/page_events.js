// @ts-check
/**
 * All that we listen to in a page: in the content script's own world, on the window, before any listener of the page.
 *
 * @typedef {object} Told
 * @property {(event: Event) => void} posting   an event that a site may post on; may be held
 * @property {(event: Event) => void} typing
 * @property {(event: KeyboardEvent) => void} key
 * @property {(event: MouseEvent) => void} click
 * @property {() => void} moved      something scrolled or came to rest
 * @property {() => void} resized
 * @property {() => void} caret
 * @property {() => void} rewritten  the page wrote itself anew
 */
import {EVENTS} from './gate/posting.js';

const TYPING = ['input', 'paste', 'drop', 'compositionstart', 'compositionend', 'focusin', 'focusout'];
const MOVING = ['scroll', 'transitionend', 'animationend', 'load', 'toggle'];

export class PageEvents {
  /** @type {Told} */ #told;
  /** One function for each kind, so that adding it again changes nothing. */
  #posting = (/** @type {Event} */ event) => { this.#told.posting(event); };
  #typing = (/** @type {Event} */ event) => { this.#told.typing(event); };
  #key = (/** @type {KeyboardEvent} */ event) => { this.#told.key(event); };
  #click = (/** @type {MouseEvent} */ event) => { this.#told.click(event); };
  #moved = () => { this.#told.moved(); };
  #resized = () => { this.#told.resized(); };
  #caret = () => { this.#told.caret(); };

  /** @param {Told} told */
  constructor(told) {
    this.#told = told;
  }

  /** Begins. document.open() takes every listener away but leaves this observer. */
  listen() {
    this.#add();
    new MutationObserver(() => {
      this.#add();
      this.#told.rewritten();
    }).observe(document, {childList: true});
  }

  #add() {
    for (const type of EVENTS) addEventListener(type, this.#posting, {capture: true, passive: false});
    for (const type of TYPING) addEventListener(type, this.#typing, true);
    addEventListener('keydown', this.#key, true);
    addEventListener('click', this.#click, true);
    for (const type of MOVING) addEventListener(type, this.#moved, {capture: true, passive: true});
    addEventListener('resize', this.#resized);
    visualViewport?.addEventListener('resize', this.#resized);
    document.addEventListener('selectionchange', this.#caret);
  }

  /** What does not leave a shadow root is heard in it. @param {Document|ShadowRoot} root */
  listenIn(root) {
    if (root === document) return;
    root.addEventListener('submit', this.#posting, true);
    root.addEventListener('scroll', this.#moved, {capture: true, passive: true});
    root.addEventListener('selectionchange', this.#caret);
  }
}
