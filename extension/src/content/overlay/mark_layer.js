// @ts-check
/**
 * The marks over one box: a window on the visible part of the box, and in it the frame that lines are drawn in, which
 * moves with the text. Scrolling moves the frame; the lines are told anew only when text or layout change.
 *
 * @typedef {import('./place.js').Box} Box
 * @typedef {import('./frame.js').Frame} Frame
 */
import {boxOf, groundOf, scrolledBy, visiblePart} from './ground.js';
import {bareElement, dress, placed} from './frame.js';

/** A frame is a surface to paint: no taller than this, and moved along in longer texts. */
const TALLEST = 4_000;
/** Lines under the last words may reach a little below the text. */
const SLACK = 6;

export class MarkLayer {
  /** Where the frame begins in the text of the box, in pixels of the screen. */
  #from = 0;
  #last = '';
  /** @type {{rects: Box[], levels: import('../../messages.js').Level[]}} in pixels of the text */
  #drawn = {rects: [], levels: []};

  /**
   * @param {HTMLElement} box @param {HTMLElement} holder
   * @param {(holder: HTMLElement) => Frame} makeFrame
   */
  constructor(box, holder, makeFrame) {
    this.box = box;
    this.window = bareElement('div');
    dress(this.window, 'overflow: clip; pointer-events: none');
    this.mover = bareElement('div');
    this.window.append(this.mover);
    holder.append(this.window);
    this.ground = groundOf(box);
    this.frame = makeFrame(this.mover);
  }

  /** The page's layout changed: what clips the box may be another. */
  measure() { this.ground = groundOf(this.box); }

  /** @returns {Box} */
  visible() {
    const box = visiblePart(this.box, this.ground);
    return {...box, height: box.height === 0 ? 0 : box.height + SLACK};
  }

  /**
   * Puts the window over the box. Cheap: it runs in every frame in which something scrolled.
   * @param {{x: number, y: number}} origin  of our host, in the viewport @returns {Box} the visible part
   */
  place(origin) {
    const visible = this.visible();
    const box = boxOf(this.box);
    const scroll = scrolledBy(this.box);
    const top = box.y - scroll.y;
    const height = Math.min(TALLEST, Math.max(box.height, this.box.scrollHeight) + SLACK);
    const seenFrom = visible.y - top;
    if (seenFrom < this.#from || seenFrom + visible.height > this.#from + height) {
      this.#from = Math.max(0, seenFrom - (height - visible.height) / 2);
      this.#tell();
    }
    const shown = visible.width * visible.height > 0 ? 'block' : 'none';
    const outer = `${placed({...visible, x: visible.x - origin.x, y: visible.y - origin.y})}; display: ${shown}`;
    const inner = placed({x: box.x - scroll.x - visible.x, y: top + this.#from - visible.y, width: Math.max(box.width, this.box.scrollWidth), height});
    if (outer + inner === this.#last) return visible;
    this.#last = outer + inner;
    dress(this.window, outer);
    dress(this.mover, inner);
    return visible;
  }

  /** Rectangles of the viewport to lines of the text. @param {Box[]} rects  in the viewport, now @param {import('../../messages.js').Level[]} levels */
  draw(rects, levels) {
    const box = boxOf(this.box);
    const scroll = scrolledBy(this.box);
    this.#drawn = {levels, rects: rects.map((rect) => ({...rect, x: rect.x - box.x + scroll.x, y: rect.y - box.y + scroll.y}))};
    this.#tell();
  }

  /** Where line `index` is in the viewport now. @returns {Box[]} all of them */
  seen() {
    const box = boxOf(this.box);
    const scroll = scrolledBy(this.box);
    return this.#drawn.rects.map((rect) => ({...rect, x: rect.x + box.x - scroll.x, y: rect.y + box.y - scroll.y}));
  }

  #tell() {
    const rects = this.#drawn.rects.map((rect, index) => ({
      x: rect.x, y: rect.y - this.#from, width: rect.width, height: rect.height, level: this.#drawn.levels[index],
    }));
    // The pill is drawn in a frame of its own, that does not move with the text.
    this.frame.show({type: 'marks', rects, pill: {state: 'starting', count: 0, x: -10_000, y: 0}});
  }

  end() {
    this.frame.end();
    this.window.remove();
  }
}
