// @ts-check
/**
 * The port to the service worker, which may die at any time. Says what it hears only after a look at its shape.
 *
 * @typedef {import('../messages.js').FromContent} FromContent
 * @typedef {import('../messages.js').ToContent} ToContent
 */
import {isToContent} from './heard.js';
import {timing} from './timing.js';

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
  #timer = 0;

  /** @param {{heard: (message: ToContent) => void, opened: () => void, lost: () => void}} told */
  constructor(told) {
    this.told = told;
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.#soon(); });
    addEventListener('pageshow', () => { this.#soon(); });
  }

  /** Opens the port unless it is open. @returns {boolean} whether it is open now */
  open() {
    if (this.#port) return true;
    if (isOrphan()) {
      this.told.lost();
      return false;
    }
    try {
      const port = chrome.runtime.connect({name: 'content'});
      this.#port = port;
      port.onMessage.addListener((/** @type {unknown} */ message) => { this.#heard(port, message); });
      port.onDisconnect.addListener(() => { this.#closed(port); });
      port.postMessage(/** @type {FromContent} */ ({type: 'open'}));
    } catch {
      this.#port = null; // reloaded between the look and the call
      this.told.lost();
      return false;
    }
    this.told.opened();
    return true;
  }

  /** @param {FromContent} message @returns {boolean} false when nobody will hear it */
  send(message) {
    if (!this.open()) return false;
    try {
      this.#port?.postMessage(message);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {chrome.runtime.Port} port @param {unknown} message */
  #heard(port, message) {
    if (port !== this.#port || !isToContent(message)) return;
    this.#tries = 0;
    this.told.heard(message);
  }

  /** @param {chrome.runtime.Port} port */
  #closed(port) {
    void chrome.runtime?.lastError; // read, so that the browser does not report it as unhandled
    if (port !== this.#port) return;
    this.#port = null;
    this.told.lost();
    if (document.visibilityState === 'visible') this.#soon();
  }

  #soon() {
    if (this.#port || this.#timer !== 0 || isOrphan()) return;
    const wait = timing.reconnect[Math.min(this.#tries++, timing.reconnect.length - 1)];
    this.#timer = setTimeout(() => { this.#timer = 0; this.open(); }, wait);
  }
}
