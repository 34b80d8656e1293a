// @ts-check
/**
 * All that we listen to in a page: in the content script's own world, on the window, before any listener of the page.
 * It listens from the document's first moment, since who listens first hears first, and heeds nothing until there is a
 * watch. One object is the listener of everything, so that adding it again changes nothing.
 *
 * @typedef {object} Told
 * @property {(event: Event) => boolean} posting   an event that a site may post on; true: it was held
 * @property {(event: InputEvent) => void} input    what is typed is about to come
 * @property {(event: Event) => void} typing
 * @property {(event: KeyboardEvent) => void} key
 * @property {(event: MouseEvent) => void} click
 * @property {() => void} moved      something scrolled or came to rest
 * @property {() => void} resized
 * @property {() => void} caret
 * @property {() => void} rewritten  the page wrote itself anew
 */
import {EVENTS} from './gate/posting.js';

/** @type {Record<string, 'input'|'typing'|'key'|'click'|'moved'|'resized'|'caret'>} */
const KINDS = {
  beforeinput: 'input', input: 'typing', paste: 'typing', drop: 'typing', compositionstart: 'typing', compositionend: 'typing', focusin: 'typing', focusout: 'typing',
  keydown: 'key', click: 'click', scroll: 'moved', transitionend: 'moved', animationend: 'moved', load: 'moved', toggle: 'moved',
  resize: 'resized', selectionchange: 'caret',
};

const TYPES = [...EVENTS, ...Object.keys(KINDS)];

/** Of what we hold, these would do something by themselves too; all others scroll as smoothly as without us. */
const UNDONE = /^(click|key|submit)/;

export class PageEvents {
  /** @type {Told|null} */ #told = null;
  #listening = false;
  #rewritten = new MutationObserver(() => {
    this.#listenOn(window);
    this.#told?.rewritten();
  });

  /** @param {Event} event */
  handleEvent(event) {
    if (!this.#told) return;
    if (EVENTS.includes(event.type) && this.#told.posting(event)) return;
    const kind = KINDS[event.type];
    if (kind) this.#told[kind](/** @type {any} */ (event));
  }

  /** Begins. document.open() takes every listener away but leaves this observer. */
  listen() {
    if (this.#listening) return;
    this.#listening = true;
    this.#listenOn(window);
    this.#rewritten.observe(document, {childList: true});
  }

  /** From now on there is somebody to tell. @param {Told} told */
  tell(told) {
    this.#told = told;
    this.listen();
  }

  /** The document is no concern of ours, or no longer: nothing is heeded, in shadow roots either. */
  ignore() {
    this.#listening = false;
    this.#told = null;
    this.#rewritten.disconnect();
    for (const type of TYPES) window.removeEventListener(type, this, true);
    window.visualViewport?.removeEventListener('resize', this);
  }

  /** What does not leave a shadow root is heard in it. @param {Document|ShadowRoot} root */
  listenIn(root) {
    if (root === document) return;
    for (const type of ['submit', 'scroll', 'selectionchange']) root.addEventListener(type, this, true);
  }

  /** @param {Window} page */
  #listenOn(page) {
    for (const type of TYPES) page.addEventListener(type, this, {capture: true, passive: !UNDONE.test(type)});
    page.visualViewport?.addEventListener('resize', this);
  }
}
