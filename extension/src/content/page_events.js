// @ts-check
/**
 * All that we listen to in a page: in the content script's own world, on the window, before any listener of the page.
 * One object is the listener of everything, so that adding it again changes nothing.
 *
 * @typedef {object} Told
 * @property {(event: Event) => boolean} posting   an event that a site may post on; true: it was held
 * @property {(event: Event) => void} typing
 * @property {(event: KeyboardEvent) => void} key
 * @property {(event: MouseEvent) => void} click
 * @property {() => void} moved      something scrolled or came to rest
 * @property {() => void} resized
 * @property {() => void} caret
 * @property {() => void} rewritten  the page wrote itself anew
 */
import {EVENTS} from './gate/posting.js';

/** @type {Record<string, 'typing'|'key'|'click'|'moved'|'resized'|'caret'>} */
const KINDS = {
  input: 'typing', paste: 'typing', drop: 'typing', compositionstart: 'typing', compositionend: 'typing', focusin: 'typing', focusout: 'typing',
  keydown: 'key', click: 'click', scroll: 'moved', transitionend: 'moved', animationend: 'moved', load: 'moved', toggle: 'moved',
  resize: 'resized', selectionchange: 'caret',
};

/** Of what we hold, these would do something by themselves too; all others scroll as smoothly as without us. */
const UNDONE = /^(click|key|submit)/;

export class PageEvents {
  /** @type {Told} */ #told;

  /** @param {Told} told */
  constructor(told) {
    this.#told = told;
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (EVENTS.includes(event.type) && this.#told.posting(event)) return;
    const kind = KINDS[event.type];
    if (kind) this.#told[kind](/** @type {any} */ (event));
  }

  /** Begins. document.open() takes every listener away but leaves this observer. */
  listen() {
    this.#listenOn(window);
    new MutationObserver(() => {
      this.#listenOn(window);
      this.#told.rewritten();
    }).observe(document, {childList: true});
  }

  /** What does not leave a shadow root is heard in it. @param {Document|ShadowRoot} root */
  listenIn(root) {
    if (root === document) return;
    for (const type of ['submit', 'scroll', 'selectionchange']) root.addEventListener(type, this, true);
  }

  /** @param {Window} page */
  #listenOn(page) {
    for (const type of [...EVENTS, ...Object.keys(KINDS)]) page.addEventListener(type, this, {capture: true, passive: !UNDONE.test(type)});
    page.visualViewport?.addEventListener('resize', this);
  }
}
