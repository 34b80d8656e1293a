// @ts-check
/**
 * Whether what the author is about to agree to has been in full view. The frame itself knows best where the browser can
 * tell it (IntersectionObserver v2); this is the look from outside, in every browser.
 */
import {boxOf} from '../overlay/ground.js';
import * as timing from '../timing.js';
import {framesAround} from './framed.js';
import {Beneath, isInTransition, rivalsOf} from './top_layer.js';

/** Rounded corners are no part of what is shown. */
const ROUNDED = 16;
/** Filters of a page that leave text readable: what turns pages dark uses them. */
const HARMLESS = /^(none|( ?(invert\(1|(hue-rotate|sepia|grayscale)\([.\w]+|(contrast|brightness)\((0\.[89]\d*|1(\.[01]\d*)?))\)){1,5})$/;

/** The frame itself tells what covers it, in whatever way. */
const frameKnows = 'isVisible' in IntersectionObserverEntry.prototype;

/** @param {HTMLElement} holder  of the card @param {HTMLElement} host  of our shadow root @returns {boolean} */
function isUncovered(holder, host) {
  const box = boxOf(holder);
  if (!host.isConnected || box.width < 40 || box.height < 40) return false;
  if (box.x < 0 || box.y < 0 || box.x + box.width > innerWidth || box.y + box.height > innerHeight) return false;
  const root = /** @type {Document|ShadowRoot} */ (host.getRootNode());
  for (const x of [ROUNDED, box.width / 2, box.width - ROUNDED]) {
    for (const y of [ROUNDED, box.height / 2, box.height - ROUNDED]) {
      if (root.elementFromPoint(box.x + x, box.y + y) !== host) return false;
    }
  }
  // It stands in the top layer: of the styles around it only the root's filter and blending reach it, in Firefox, and only others
  // of the layer may lie over it, or a view transition, which no observer tells of.
  if (isInTransition(document) || !holder.matches(':popover-open')) return false;
  const {filter, clipPath, maskImage, mixBlendMode} = getComputedStyle(document.documentElement);
  return HARMLESS.test(filter) && clipPath === 'none' && maskImage === 'none' && mixBlendMode === 'normal';
}

/** Looks again and again while something is open. */
export class FullView {
  #timer = 0;
  #since = Infinity;
  #where = '';
  #beneath = new Beneath();

  /** Begins right after `holder` was shown, last of all that is shown. @param {HTMLElement} holder @param {HTMLElement} host */
  watch(holder, host) {
    this.stop();
    this.#beneath.begin(host);
    const look = (deep = false) => {
      const box = boxOf(holder);
      const frames = framesAround(box, frameKnows);
      const where = [box.x, box.y, box.width, box.height].map(Math.round).join() + frames.where;
      const clear = frames.clear && where === this.#where && isUncovered(holder, host)
        && rivalsOf(document, host, deep).every((rival) => this.#beneath.has(rival));
      this.#where = where;
      if (!clear) this.#since = Infinity;
      else if (this.#since === Infinity) this.#since = performance.now();
    };
    this.#timer = setInterval(() => { look(); }, timing.seenEvery);
    this.look = look;
    look();
  }

  look = (/** @type {boolean} */ _deep) => {};

  stop() {
    this.#beneath.end();
    clearInterval(this.#timer);
    this.#since = Infinity;
    this.#where = '';
    this.look = () => {};
  }

  /** Milliseconds for which it has been in full view and in its place, until now. */
  since() {
    this.look(!frameKnows);
    return Math.max(0, performance.now() - this.#since);
  }
}
