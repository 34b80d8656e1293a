// @ts-check
/**
 * One of our extension's pages inside the page, in our closed shadow root. It and we are brought together by a one-time
 * token; what it is to show is kept here and said again whenever it, or the worker between us, comes back.
 *
 * @typedef {import('../../messages.js').ToFrame} ToFrame
 * @typedef {import('../../messages.js').FromFrame} FromFrame
 * @typedef {import('../../messages.js').FromContent} FromContent
 * @typedef {Extract<ToFrame, {type: 'look'}>} Look
 */
import * as timing from '../timing.js';

/** @returns {string} 128 random bits */
function newToken() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {HTMLElement} element @param {string} style  "name: value; …", set so that no style of the page can undo it */
export function dress(element, style) {
  for (const [, name, value] of style.matchAll(/([a-z-]+): ([^;]+)/g)) element.style.setProperty(name, value, 'important');
}

/** @param {import('./place.js').Box} box @returns {string} its style */
export const placed = ({x, y, width, height}) => `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;

/** @param {string} name @returns {HTMLElement} for our shadow root, where no style of the page reaches it */
export function bareElement(name) {
  const element = document.createElement(name);
  dress(element, 'position: absolute; left: 0; top: 0; margin: 0; padding: 0; border: 0');
  return element;
}

export class Frame {
  ready = false;
  /** Two loads brought no hello: the page does not let our frames in. */
  failed = false;
  /** @type {HTMLIFrameElement|null} */
  element = null;
  #token = '';
  #loads = 0;
  #world;
  #look;
  #timer = 0;
  /** @type {ToFrame|null} */
  #last = null;

  /**
   * @param {'marks'|'card'} role
   * @param {HTMLElement} holder  in our shadow root
   * @param {{send: (message: FromContent) => boolean, framesChanged: () => void}} world  `framesChanged`: `ready` or `failed` is another
   * @param {() => Look} look
   */
  constructor(role, holder, world, look) {
    this.role = role;
    this.holder = holder;
    this.#world = world;
    this.#look = look;
    this.#load();
  }

  #load() {
    this.#drop();
    const element = /** @type {HTMLIFrameElement} */ (bareElement('iframe'));
    this.#token = newToken();
    this.#loads++;
    // Without it a page that asks for isolated embeddings never loads us; Firefox does not know it.
    element.setAttribute('credentialless', '');
    if (this.role === 'card') element.allow = 'clipboard-write';
    if (this.role === 'marks') element.tabIndex = -1;
    element.setAttribute(this.role === 'card' ? 'title' : 'aria-hidden', this.role === 'card' ? 'Discreet' : 'true');
    dress(element, 'width: 100%; height: 100%; display: block; color-scheme: light; background: transparent; opacity: 0');
    try {
      element.src = `${chrome.runtime.getURL(`ui/${this.role}.html`)}#${this.#token}`;
    } catch {
      return this.#fail(); // the extension was reloaded under us
    }
    this.element = element;
    this.#world.send({type: 'pair', token: this.#token, role: this.role});
    this.holder.append(element);
    const patience = this.#loads === 1 ? timing.frameHello : timing.frameSecondHello;
    this.#timer = setTimeout(() => { if (this.#loads === 1) this.#load(); else this.#fail(); }, patience);
  }

  #fail() {
    this.ready = false;
    this.failed = true;
    this.#world.framesChanged();
    // Once more after a while: the browser may have been too busy to load anything.
    this.#timer = setTimeout(() => { this.#loads = 0; this.#load(); }, timing.frameRetry);
  }

  /** The worker says that the frame with this token is there. @param {string} token */
  heardReady(token) {
    if (token !== this.#token) return;
    clearTimeout(this.#timer);
    this.ready = true;
    this.failed = false;
    this.#loads = 0;
    this.say(this.#look());
    if (this.#last) this.say(this.#last);
    if (this.element) dress(this.element, 'opacity: 1');
    this.#world.framesChanged();
  }

  /** Its port closed: it went, or the worker did. A worker that comes back brings it back; else it is loaded anew. @param {string} token */
  heardGone(token) {
    if (token !== this.#token || !this.ready) return;
    this.ready = false;
    this.#loads = 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#load(); }, timing.frameHello);
    this.#world.framesChanged();
  }

  /** The worker is another one and knows nothing of us; the frame calls it again by itself. */
  pairAgain() {
    if (!this.element || this.failed) return;
    this.ready = false;
    this.#world.send({type: 'pair', token: this.#token, role: this.role});
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#load(); }, timing.frameSecondHello);
  }

  /** @param {string} token */
  owns(token) { return token === this.#token; }

  /** Shows `body`, now or as soon as there is a frame. @param {ToFrame} body */
  show(body) {
    this.#last = body;
    if (this.ready) this.say(body);
  }

  showLook() { if (this.ready) this.say(this.#look()); }

  /** Says it to the frame there is now, and never again. @param {ToFrame} body */
  say(body) { this.#world.send({type: 'to_frame', token: this.#token, body}); }

  #drop() {
    clearTimeout(this.#timer);
    this.ready = false;
    if (!this.element) return;
    this.element.remove();
    this.element = null;
    this.#world.send({type: 'unpair', token: this.#token});
  }

  /** Takes the frame away for good. */
  end() {
    this.#drop();
    this.#token = '';
  }
}
