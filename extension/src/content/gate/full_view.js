// @ts-check
/**
 * Whether what the author is about to agree to has been in full view. The frame itself knows best where the browser can
 * tell it (IntersectionObserver v2); this is the look from outside, in every browser.
 */
import {intersects} from '../overlay/place.js';
import {boxOf} from '../overlay/ground.js';
import * as timing from '../timing.js';

/** Rounded corners are no part of what is shown. */
const ROUNDED = 16;
/** Filters of a page that leave text readable: what turns pages dark uses them. */
const HARMLESS = /^(none|( ?(invert\(1|(hue-rotate|sepia|grayscale)\([.\w]+|(contrast|brightness)\((0\.[89]\d*|1(\.[01]\d*)?))\)){1,5})$/;

/** @param {HTMLElement} holder  of the card @param {HTMLElement} host  of our shadow root @returns {boolean} */
function isInFullView(holder, host) {
  const box = boxOf(holder);
  if (!host.isConnected || box.width < 40 || box.height < 40) return false;
  if (box.x < 0 || box.y < 0 || box.x + box.width > innerWidth || box.y + box.height > innerHeight) return false;
  const root = /** @type {Document|ShadowRoot} */ (host.getRootNode());
  for (const x of [ROUNDED, box.width / 2, box.width - ROUNDED]) {
    for (const y of [ROUNDED, box.height / 2, box.height - ROUNDED]) {
      if (root.elementFromPoint(box.x + x, box.y + y) !== host) return false;
    }
  }
  // It stands in the top layer: of the styles around it only a filter of the root's reaches it, in Firefox, and only others
  // of the layer may lie over it.
  if (!HARMLESS.test(getComputedStyle(document.documentElement).filter)) return false;
  const rivals = [...document.querySelectorAll(':popover-open, :modal, :fullscreen')];
  return holder.matches(':popover-open') && !rivals.some((each) => !each.contains(host) && intersects(boxOf(each), box));
}

/** Looks again and again while something is open. */
export class FullView {
  #timer = 0;
  #since = Infinity;
  #where = '';

  /** @param {HTMLElement} holder @param {HTMLElement} host */
  watch(holder, host) {
    this.stop();
    const look = () => {
      const {x, y, width, height} = boxOf(holder);
      const where = [x, y, width, height].map(Math.round).join();
      const clear = isInFullView(holder, host) && where === this.#where;
      this.#where = where;
      if (!clear) this.#since = Infinity;
      else if (this.#since === Infinity) this.#since = performance.now();
    };
    this.#timer = setInterval(look, timing.seenEvery);
    this.look = look;
    look();
  }

  look = () => {};

  stop() {
    clearInterval(this.#timer);
    this.#since = Infinity;
    this.#where = '';
    this.look = () => {};
  }

  /** Milliseconds for which it has been in full view and in its place, until now. */
  since() {
    this.look();
    return Math.max(0, performance.now() - this.#since);
  }
}
