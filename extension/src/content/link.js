// @ts-check
/**
 * The port to the service worker, which may die at any time, and sometimes without a word: a port can stay open with
 * nobody behind it. Says what it hears only after a look at its shape.
 *
 * @typedef {import('../messages.js').FromContent} FromContent
 * @typedef {import('../messages.js').ToContent} ToContent
 */
import {isToContent} from './heard.js';
import * as timing from './timing.js';

/** @returns {boolean} whether the extension was reloaded or taken away under this script, which then can do nothing more */
export function isOrphan() {
  try {
    return chrome.runtime?.id === undefined;
  } catch {
    return true;
  }
}

export class Link {
  /** @type {chrome.runtime.Port|null} */
  #port = null;
  #tries = 0;
  #reopening = 0;
  /** Runs out when nothing is heard after a question that every living worker answers. */
  #silence = 0;
  #told;
  #name;

  /**
   * @param {{heard: (message: ToContent) => void, opened: () => void, lost: () => void}} told
   * @param {'content'|'practice'} [name]  of the port
   */
  constructor(told, name = 'content') {
    this.#told = told;
    this.#name = name;
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.#soon(); });
    addEventListener('pageshow', () => { this.#soon(); });
  }

  /** Opens the port unless it is open. @returns {boolean} whether it is open now */
  open() {
    if (this.#port) return true;
    try {
      const port = chrome.runtime.connect({name: this.#name});
      this.#port = port;
      port.onMessage.addListener((/** @type {unknown} */ message) => { this.#heard(port, message); });
      port.onDisconnect.addListener(() => { this.#closed(port); });
      this.send({type: 'open'});
    } catch {
      this.#port = null; // the extension was reloaded
      this.#told.lost();
      return false;
    }
    this.#told.opened();
    return true;
  }

  /** @param {FromContent} message  "open" asks whether anybody is there @returns {boolean} false when nobody will hear it */
  send(message) {
    if (!this.open()) return false;
    try {
      this.#port?.postMessage(message);
    } catch {
      return false;
    }
    if (message.type === 'open' && this.#silence === 0) this.#silence = setTimeout(() => { this.#drop(); }, timing.silence);
    return true;
  }

  /** @param {chrome.runtime.Port} port @param {unknown} message */
  #heard(port, message) {
    if (port !== this.#port || !isToContent(message)) return;
    this.#tries = 0;
    this.#calm();
    this.#told.heard(message);
  }

  #calm() {
    clearTimeout(this.#silence);
    this.#silence = 0;
  }

  /** Nobody is there. */
  #drop() {
    const port = this.#port;
    if (!port) return;
    try {
      port.disconnect();
    } catch {
      // the extension was reloaded, and its ports with it
    }
    this.#closed(port);
  }

  /** @param {chrome.runtime.Port} port */
  #closed(port) {
    if (port !== this.#port) return;
    this.#port = null;
    this.#calm();
    this.#told.lost();
    if (document.visibilityState === 'visible') this.#soon();
  }

  #soon() {
    if (this.#port || this.#reopening !== 0 || isOrphan()) return;
    const wait = timing.reconnect[Math.min(this.#tries++, timing.reconnect.length - 1)];
    this.#reopening = setTimeout(() => { this.#reopening = 0; this.open(); }, wait);
  }
}
