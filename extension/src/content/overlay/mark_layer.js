// @ts-check
/**
 * The marks over one box: a window on the visible part of the box, and in it the frame that lines are drawn in, which
 * moves with the text. Scrolling moves the frame; the lines are told anew only when text or layout change, and until the
 * frame has drawn them nothing is to be seen where they were before.
 *
 * @typedef {import('./place.js').Box} Box
 * @typedef {import('./frame.js').Frame} Frame
 *
 * Where pixels of our host are in the viewport: a page may zoom or scale all of itself, and us with it.
 * @typedef {{x: number, y: number, scale: {x: number, y: number}}} Plane
 */
import {boxOf, groundOf, innerBox, scaleOf, scrolledBy, visiblePart} from './ground.js';
import {bareElement, dress, placed} from './frame.js';
import {Stale} from './stale.js';

/** A frame is a surface to paint: no taller than this, and moved along in longer texts. */
const TALLEST = 4_000;
/** Lines under the last words may reach a little below the text. */
const SLACK = 6;

/** @param {Box} box  in the viewport, or apart from any place @param {Plane['scale']} scale @returns {Box} in pixels of the host */
const shrunk = ({x, y, width, height}, scale) => ({x: x / scale.x, y: y / scale.y, width: width / scale.x, height: height / scale.y});

/** How far a line lies above (negative) or below what is seen of its text. @param {Box} line @param {Box} seen */
function beyond(line, seen) {
  const above = line.y - seen.y;
  const below = line.y + line.height - seen.y - seen.height;
  return above < 0 ? above : Math.max(0, Math.min(above, below));
}

export class MarkLayer {
  /** Where the frame begins in the text of the box, in pixels of the screen. */
  #from = 0;
  #last = '';
  /** @type {{rects: Box[], levels: import('../../messages.js').Level[]}} in pixels of the text */
  #drawn = {rects: [], levels: []};
  #scale = {x: 1, y: 1};
  #stale = new Stale();
  #round = 0;
  /** What was told last, to tell nothing twice. */
  #told = '';
  #size = {width: 0, height: 0};
  /** From which round on what the frame shows is in its place again. */
  #rightFrom = 0;
  /** The last round that the frame said it drew. */
  #known = 0;
  /** What it is to show is of this frame of the screen. */
  #fresh = false;
  #cutNow = '';

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
   * @param {Plane} plane @returns {Box} the visible part, in the viewport
   */
  place(plane) {
    const visible = this.visible();
    const box = boxOf(this.box);
    const scroll = scrolledBy(this.box);
    const top = box.y - scroll.y;
    const height = Math.min(TALLEST, Math.max(box.height, this.box.scrollHeight) + SLACK);
    const seenFrom = visible.y - top;
    const {scale} = plane;
    const moved = seenFrom < this.#from || seenFrom + visible.height > this.#from + height;
    if (moved) this.#from = Math.max(0, seenFrom - (height - visible.height) / 2);
    if (moved || Math.abs(scale.x - this.#scale.x) > 0.001 || Math.abs(scale.y - this.#scale.y) > 0.001) {
      this.#scale = scale;
      this.#tell();
      this.#rightFrom = this.#round; // all that it shows until then is in the wrong place
    }
    const shown = visible.width * visible.height > 0 ? 'block' : 'none';
    const outer = `${placed(shrunk({...visible, x: visible.x - plane.x, y: visible.y - plane.y}, scale))}; display: ${shown}`;
    const frame = shrunk({x: box.x - scroll.x - visible.x, y: top + this.#from - visible.y, width: Math.max(box.width, this.box.scrollWidth), height}, scale);
    this.#size = frame;
    const inner = placed(frame);
    if (outer + inner !== this.#last) {
      this.#last = outer + inner;
      dress(this.window, outer);
      dress(this.mover, inner);
    }
    this.#cut();
    return visible;
  }

  /** Cuts out what the frame may still show in places where nothing is to be shown. */
  #cut() {
    const style = `clip-path: ${this.#stale.clip(this.#size, this.#fresh)}; opacity: ${this.#known < this.#rightFrom ? 0 : 1}`;
    if (style !== this.#cutNow) dress(this.mover, style);
    this.#cutNow = style;
  }

  /** The frame drew what it was told in `round`. @param {number} round */
  drawnIn(round) {
    this.#known = Math.max(this.#known, round);
    this.#stale.drawn(round);
    this.#cut();
  }

  /** Rectangles of the viewport to lines of the text. @param {Box[]} rects  in the viewport, now @param {import('../../messages.js').Level[]} levels */
  draw(rects, levels) {
    const box = boxOf(this.box);
    const scroll = scrolledBy(this.box);
    this.#drawn = {levels, rects: rects.map((rect) => ({...rect, x: rect.x - box.x + scroll.x, y: rect.y - box.y + scroll.y}))};
    this.#tell();
    this.#cut();
  }

  /** Where line `index` is in the viewport now. @returns {Box[]} all of them */
  seen() {
    const box = boxOf(this.box);
    const scroll = scrolledBy(this.box);
    return this.#drawn.rects.map((rect) => ({...rect, x: rect.x + box.x - scroll.x, y: rect.y + box.y - scroll.y}));
  }

  /** Scrolls whatever scrolls, from the inside out, until line `index` can be seen. @param {number} index */
  reveal(index) {
    for (const clip of this.ground.clips) clip.scrollTop += beyond(this.seen()[index], innerBox(clip)) / scaleOf(clip).y;
    scrollBy(0, beyond(this.seen()[index], {x: 0, y: 0, width: innerWidth, height: innerHeight}));
  }

  #tell() {
    const rects = this.#drawn.rects.map((rect, index) => ({...shrunk({...rect, y: rect.y - this.#from}, this.#scale), level: this.#drawn.levels[index]}));
    const told = JSON.stringify(rects);
    if (told === this.#told) return;
    this.#told = told;
    this.#round++;
    this.#stale.tell(this.#round, rects);
    this.#fresh = true;
    requestAnimationFrame(() => {
      this.#fresh = false;
      this.#cut();
    });
    // The pill is drawn in a frame of its own, that does not move with the text.
    this.frame.show({type: 'marks', round: this.#round, rects, pill: {state: 'starting', count: 0, x: -10_000, y: 0}});
  }

  end() {
    this.frame.end();
    this.window.remove();
  }
}
