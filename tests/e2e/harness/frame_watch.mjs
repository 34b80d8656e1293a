// @ts-check
/**
 * What is on the screen in every frame of it: where the words are, in the page, and where the marks are, in their frame.
 * Both are told by requestAnimationFrame, which gives both documents the same time for the same frame.
 */
import { runIn } from './frames.mjs';

/**
 * @typedef {import('./desk.mjs').Rect} Rect
 * @typedef {{t: number, marks: Rect[]}} FrameSample       in pixels of the mark frame
 * @typedef {{t: number, words: Rect[], frame: Rect, window: Rect, clip: string, hidden: boolean}} PageSample   in pixels of the tab
 * @typedef {{t: number, marks: Rect[], words: Rect[], whole: Rect[], before: Rect[]}} Shown   what could be seen in one frame; `whole`: words that
 *   nothing clips; `before`: the words in the frame before it
 */

/** Sent to the mark frame: keeps what it draws, frame by frame. */
function watchMarks() {
  const all = /** @type {any} */ (window);
  all.samples = [];
  all.watching = true;
  const look = (/** @type {number} */ now) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const marks = [...document.querySelectorAll('.mark')].map((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return { x, y, width, height }; });
      all.samples.push({ t: performance.timeOrigin + now, marks });
      if (all.watching) requestAnimationFrame(look);
    };
    channel.port2.postMessage(0); // behind all that is done for this frame
  };
  requestAnimationFrame(look);
}

function stopMarks() {
  const all = /** @type {any} */ (window);
  all.watching = false;
  return all.samples;
}

/** Sent to the page. @param {Element} box @param {Element} iframe @param {string[]} wanted */
function watchPage(box, iframe, wanted) {
  const all = /** @type {any} */ (window);
  all.samples = [];
  all.watching = true;
  const rect = (/** @type {Element|Range} */ each) => { const { x, y, width, height } = each.getBoundingClientRect(); return { x, y, width, height }; };
  const words = () => {
    const found = [];
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of wanted) {
        const begin = (node.nodeValue ?? '').indexOf(word);
        if (begin < 0) continue;
        const range = document.createRange();
        range.setStart(node, begin);
        range.setEnd(node, begin + word.length);
        let last = null;
        for (const { x, y, width, height } of range.getClientRects()) {
          if (last && Math.abs(last.y - y) < 2 && Math.abs(last.x + last.width - x) < 2) last.width = x + width - last.x; // a space at a line's end
          else found.push(last = { x, y, width, height });
        }
      }
    }
    return found;
  };
  const look = (/** @type {number} */ now) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const mover = /** @type {HTMLElement} */ (iframe.parentElement);
      const { clipPath, opacity } = mover.style;
      const shown = /** @type {HTMLElement} */ (mover.parentElement);
      all.samples.push({ t: performance.timeOrigin + now, words: words(), frame: rect(iframe), window: rect(shown), clip: clipPath, hidden: opacity === '0' || shown.style.display === 'none' });
      if (all.watching) requestAnimationFrame(look);
    };
    channel.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}

/** @param {string} clip @returns {Rect[]} the holes in it, in pixels of the mark frame */
function holesIn(clip) {
  return [...clip.matchAll(/M ?([\d.-]+) ([\d.-]+) ?[vV] ?([\d.-]+) ?h ?([\d.-]+)/g)].map(([, x, y, height, width]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }))
    .filter((hole) => hole.width > 0);
}

/** @param {Rect} a @param {Rect} b */
const within = (a, b) => a.x >= b.x - 1 && a.y >= b.y - 1 && a.x + a.width <= b.x + b.width + 1 && a.y + a.height <= b.y + b.height + 1;
/** @param {Rect} a @param {Rect} b */
const touches = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Watches one composer's marks. Chromium only: Firefox does not lead from a frame to its element. */
export class FrameWatch {
  /** @param {import('./desk.mjs').Desk} desk @param {import('puppeteer-core').Frame} frame */
  constructor(desk, frame) {
    this.desk = desk;
    this.frame = frame;
  }

  /** @param {import('./desk.mjs').Desk} desk @param {string[]} words  each of them whole in one text node of the box */
  static async start(desk, words) {
    const counts = await Promise.all(desk.frames('marks').map((frame) => runIn(frame, () => document.querySelectorAll('.mark').length)));
    const frame = desk.frames('marks')[counts.findIndex((count) => count > 0)];
    const element = await frame.frameElement();
    await runIn(frame, watchMarks);
    await desk.tab.evaluate(watchPage, await desk.box(), /** @type {any} */ (element), words);
    return new FrameWatch(desk, frame);
  }

  /** @returns {Promise<Shown[]>} */
  async stop() {
    await this.desk.repainted();
    /** @type {PageSample[]} */
    const page = await this.desk.tab.evaluate(() => { const all = /** @type {any} */ (window); all.watching = false; return all.samples; });
    /** @type {FrameSample[]} */
    const drawn = await runIn(this.frame, stopMarks);
    return page.flatMap((now, at) => {
      const last = drawn.findLast((each) => each.t <= now.t + 2);
      if (!last || at === 0) return [];
      const holes = holesIn(now.clip);
      const marks = now.hidden ? [] : last.marks.filter((mark) => !holes.some((hole) => touches(mark, hole)))
        .map((mark) => ({ ...mark, x: mark.x + now.frame.x, y: mark.y + now.frame.y })).filter((mark) => touches(mark, now.window));
      return [{ t: now.t, marks, words: now.words, whole: now.words.filter((word) => within(word, now.window)), before: page[at - 1].words }];
    });
  }
}

/** A mark fits words where it is as wide and ends at their foot. @param {Rect} mark @param {Rect} word */
export const fits = (mark, word) => Math.abs(mark.x - word.x) <= 2 && Math.abs(mark.width - word.width) <= 3
  && Math.abs(mark.y + mark.height - word.y - word.height) <= 8;

/**
 * Marks of the words that are neither at them nor where they were a frame ago, a line each. A mark that is as wide as none
 * of the words is one of others.
 * @param {Shown[]} all @returns {string[]}
 */
export function astray(all) {
  const widths = all.flatMap(({ words }) => words.map((word) => word.width));
  const known = (/** @type {Rect} */ mark) => widths.some((width) => Math.abs(width - mark.width) <= 3);
  return all.flatMap(({ marks, words, before }, at) => marks.filter((mark) => known(mark) && ![...words, ...before].some((word) => fits(mark, word)))
    .map((mark) => `frame ${at}: mark ${[mark.x, mark.y, mark.width].map(Math.round)}, words ${words.map((word) => [word.x, word.y, word.width].map(Math.round)).join(' | ')}`));
}

/** Frames in which some words that can be seen whole have no mark. @param {Shown[]} all @returns {number[]} */
export const unmarked = (all) => all.flatMap(({ marks, whole, before }, at) => (
  whole.every((word) => marks.some((mark) => fits(mark, word) || before.some((each) => Math.abs(each.width - word.width) < 1 && fits(mark, each)))) ? [] : [at]));
