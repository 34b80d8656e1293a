// @ts-check
/**
 * What a mark frame may still show although its words are elsewhere by now. We and the frame are two documents: a line
 * that we move is drawn in its new place a moment later. Until the frame says that it is, the old one is cut out: at once
 * where nothing is to be, and where a line only shifts, as when letters are typed before it, from the next frame of the
 * screen on.
 *
 * @typedef {import('./place.js').Box} Box
 * @typedef {{round: number, rects: Box[]}} Told
 */
import {around, intersects} from './place.js';

/** More is not kept apart. */
const MOST = 32;
/** Lines reach a little below the words. */
const BELOW = 6;

/** @param {Box} a @param {Box} b */
const same = (a, b) => Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5 && Math.abs(a.width - b.width) < 0.5 && Math.abs(a.height - b.height) < 0.5;

/** @param {Box[]} boxes @returns {Box[]} each once */
const different = (boxes) => boxes.filter((box, at) => boxes.findIndex((each) => same(each, box)) === at);

/** Boxes that lie over each other become one: holes must not, or the one would fill the other. @param {Box[]} boxes @returns {Box[]} */
function apart(boxes) {
  /** @type {Box[]} */
  const out = [];
  for (const box of boxes) {
    let whole = box;
    for (let at = out.findIndex((each) => intersects(each, whole)); at >= 0; at = out.findIndex((each) => intersects(each, whole))) {
      whole = around([whole, ...out.splice(at, 1)]);
    }
    out.push(whole);
  }
  return out;
}

export class Stale {
  /** What the frame was told and may still show, oldest first; the last is what it is to show. @type {Told[]} */
  #told = [{round: 0, rects: []}];

  /** @param {number} round @param {Box[]} rects  in pixels of the frame */
  tell(round, rects) {
    this.#told.push({round, rects});
    // A frame that is out of sight draws nothing and says nothing.
    if (this.#told.length > MOST) this.#told.splice(0, 2, {round: this.#told[1].round, rects: different([...this.#told[0].rects, ...this.#told[1].rects])});
  }

  /** The frame drew what it was told in `round`. @param {number} round */
  drawn(round) {
    const at = this.#told.findIndex((each) => each.round === round);
    if (at > 0) this.#told.splice(0, at);
  }

  /**
   * @param {boolean} fresh  what it is to show was told in this frame of the screen
   * @returns {Box[]} apart from each other: where something may be drawn that is to be no more
   */
  holes(fresh) {
    const now = this.#told[this.#told.length - 1].rects;
    const before = fresh ? this.#told.slice(-2, -1).flatMap(({rects}) => rects) : [];
    const shifts = (/** @type {Box} */ rect) => before.includes(rect) && now.some((each) => intersects(each, rect));
    const old = this.#told.slice(0, -1).flatMap(({rects}) => rects).filter((rect) => !now.some((each) => same(each, rect)) && !shifts(rect));
    return apart(old.map((rect) => ({...rect, height: rect.height + BELOW})));
  }

  /** @param {{width: number, height: number}} frame @param {boolean} fresh  see holes @returns {string} a clip path of everything but the holes */
  clip({width, height}, fresh) {
    const holes = this.holes(fresh);
    if (holes.length === 0) return 'none';
    const cut = holes.map(({x, y, width: w, height: h}) => `M${x} ${y}v${h}h${w}v${-h}z`).join('');
    return `path(evenodd, "M0 0H${width}V${height}H0z${cut}")`;
  }
}
