// @ts-check
/**
 * Reads an editable element as what would be posted: blocks and <br> begin lines; a mention counts by its words and a
 * picture of an emoji by the text that stands for it, though neither can be typed in. Left out are the page's own things
 * within the text (hints, buttons, cards) and the invisible characters that editors put in to hold the caret.
 *
 * @typedef {import('./editor.js').Reading} Reading
 * @typedef {import('./editor.js').Run} Run
 * @typedef {import('./editor.js').Box} Box
 * @typedef {import('../spans.js').Span} Span
 * @typedef {{node: Node, offset: number}} Point
 */
import {around} from '../overlay/place.js';

const BLOCK = /^(P|DIV|[UO]L|LI|H[1-6R]|BLOCKQUOTE|PRE|SECTION|ARTICLE|HEADER|FOOTER|FIGURE|FIGCAPTION|TABLE|TBODY|T[RDH]|D[LTD]|DETAILS|SUMMARY)$/;
const UNSEEN = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/;
/** Parts of a page, not of a text, wherever they stand in one: hints, controls, the carets of others. */
const FURNITURE = 'button, input, select, textarea, svg, [hidden], [aria-hidden="true"], [data-slate-placeholder], [class*="placeholder" i], .ProseMirror-widget, .ql-ui';

/** Where Slate holds the caret for letters of another form: no text, but the line is there, though nothing else stands on it. */
const CARET = '[data-slate-mark-placeholder]';

/** Collects text line by line. */
function collector() {
  /** @type {Run[]} */
  const runs = [];
  let text = '';
  let lineOpen = false;
  let anyLine = false;
  /** A collapsible space waits for a word behind it; at the end of a line it is not seen. @type {{node: Text, at: number}|null} */
  let space = null;

  const endLine = () => {
    lineOpen = false;
    space = null;
  };
  /** The next thing stands on the current line, or begins the next. */
  const startLine = () => {
    if (lineOpen) return;
    if (anyLine) text += '\n';
    lineOpen = anyLine = true;
  };
  const lineBreak = () => {
    startLine();
    endLine();
  };
  /** What the words stand in, where it can only be had or gone as a whole. @type {Element|null} */
  let atom = null;

  /** @param {Text|Element} node @param {number} at @param {string} words */
  const add = (node, at, words) => {
    startLine();
    const last = runs[runs.length - 1];
    if (last && last.node === node && last.at + last.length === at && last.begin + last.length === text.length) last.length += words.length;
    else runs.push({node, at, begin: text.length, length: words.length, ...(atom ? {atom} : {})});
    text += words;
  };
  const addSpace = () => {
    if (space) add(space.node, space.at, ' ');
    space = null;
  };

  /** Text whose white space is kept. @param {Text} node */
  const addKept = (node) => {
    for (const {0: piece, index} of node.data.matchAll(/\n|[^\n\ufeff\u200b]+/g)) {
      if (piece === '\n') lineBreak();
      else add(node, index, piece);
    }
  };
  /** Text whose white space collapses. @param {Text} node */
  const addCollapsed = (node) => {
    for (const {0: piece, index} of node.data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f\ufeff\u200b]+/g)) {
      if (/^[ \t\n\r\f]/.test(piece)) {
        if (lineOpen && !text.endsWith(' ')) space ??= {node, at: index};
        continue;
      }
      addSpace();
      add(node, index, piece);
    }
  };
  /** Words that a picture stands for. @param {Element} element @param {string} words */
  const addPicture = (element, words) => {
    if (words === '') return;
    addSpace();
    within(element, () => { add(element, 0, words); });
  };
  /** What `read` adds stands in `element` as a whole. @param {Element} element @param {() => void} read */
  const within = (element, read) => {
    const outer = atom;
    atom ??= element;
    read();
    atom = outer;
  };
  return {addKept, addCollapsed, addPicture, within, inAtom: () => atom !== null, startLine, endLine, lineBreak, reading: () => ({text, runs})};
}

/** @typedef {ReturnType<typeof collector>} Collector */

/** The text that a picture stands for; null where it is none. @param {Element} element @returns {string|null} */
function pictured(element) {
  if (element.nodeName === 'IMG') return /** @type {HTMLImageElement} */ (element).alt;
  if (element.getAttribute('role') !== 'img' || element.textContent !== '') return null;
  return element.getAttribute('aria-label') ?? '';
}

/**
 * Something in the text that cannot be typed in: a mention within a line is text, a card or a hint is not. A box within
 * a card is the author's again.
 * @param {Element} element @param {Collector} into @param {boolean} kept
 */
function collectFixed(element, into, kept) {
  if (/^(inline|contents)/.test(getComputedStyle(element).display)) return into.within(element, () => { collect(element, into, kept); });
  for (const inner of element.querySelectorAll('[contenteditable]:not([contenteditable="false"])')) {
    into.endLine();
    collect(inner, into, kept);
    into.endLine();
  }
}

/** @param {Element} element @param {Collector} into @param {boolean} kept */
function collectElement(element, into, kept) {
  const words = pictured(element);
  if (words !== null) return into.addPicture(element, words);
  if (element.matches(CARET)) into.startLine();
  if (element.nodeName === 'BR') return into.inAtom() ? undefined : into.lineBreak();
  if (!into.inAtom() && element.getAttribute('contenteditable') === 'false') return collectFixed(element, into, kept);
  const block = BLOCK.test(element.nodeName) && !into.inAtom();
  if (block) into.endLine();
  collect(element, into, kept);
  if (block) into.endLine();
}

/** @param {Node} parent @param {Collector} into @param {boolean} kept */
function collect(parent, into, kept) {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) {
      if (kept) into.addKept(node);
      else into.addCollapsed(node);
    } else if (node instanceof Element && !UNSEEN.test(node.nodeName) && !node.matches(FURNITURE)) collectElement(node, into, kept);
  }
}

/** @param {HTMLElement} box @returns {Reading} */
export function readBlocks(box) {
  const into = collector();
  const space = getComputedStyle(box).whiteSpace;
  collect(box, into, space !== 'normal' && space !== 'nowrap');
  return into.reading();
}

/** The last run that begins at or before `offset`; -1 when there is none. @param {Run[]} runs @param {number} offset */
function runAt(runs, offset) {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].begin <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The DOM point at `offset`: behind the code unit before it where `behind`, else before the one that follows. The two
 * differ where one text node ends and another begins.
 * @param {HTMLElement} box @param {Reading} reading @param {number} offset @param {boolean} behind @returns {Point}
 */
export function pointAt(box, reading, offset, behind) {
  const {runs} = reading;
  let index = Math.max(0, runAt(runs, behind ? offset - 1 : offset));
  if (behind && runs[index + 1]?.begin === offset && runs[index].begin + runs[index].length < offset) index++; // a line begins here
  const run = /** @type {Run|undefined} */ (runs[index]);
  if (!run) return {node: box, offset: 0};
  if (run.atom) return besideAtom(runs, index, offset, behind);
  return {node: run.node, offset: run.at + Math.min(Math.max(0, offset - run.begin), run.length)};
}

/** A point beside what the run at `index` stands in, in text where text is next to it. @param {Run[]} runs @param {number} index @param {number} offset @param {boolean} behind @returns {Point} */
function besideAtom(runs, index, offset, behind) {
  const atom = /** @type {Element} */ (runs[index].atom);
  const next = /** @type {Run|undefined} */ (runs[index + (behind ? 1 : -1)]);
  if (next && !next.atom && next.begin + (behind ? 0 : next.length) === offset) return {node: next.node, offset: next.at + (behind ? 0 : next.length)};
  const parent = /** @type {ParentNode & Node} */ (atom.parentNode);
  return {node: parent, offset: [...parent.childNodes].indexOf(atom) + (behind ? 1 : 0)};
}

/**
 * Whether both ends of a span are at words: an empty line has none, and a point in it is each editor's own secret.
 * @param {Reading} reading @param {Span} span
 */
export function endsAtWords({runs}, {begin, end}) {
  const touches = (/** @type {number} */ offset) => runs.some((run) => run.begin <= offset && offset <= run.begin + run.length);
  return touches(begin) && touches(end);
}

/** @param {Reading} reading @returns {Span[]} what can only be had or gone as a whole: mentions, pictures of emoji */
export function atomsOf(reading) {
  /** @type {(Span & {atom: Element})[]} */
  const spans = [];
  for (const {atom, begin, length} of reading.runs) {
    if (!atom) continue;
    const last = spans[spans.length - 1];
    if (last?.atom === atom) last.end = begin + length;
    else spans.push({begin, end: begin + length, atom});
  }
  return spans;
}

/**
 * How each code unit looks: bold, or in a link. Ends of lines look like nothing, and mentions and pictures have a look of their own.
 * @param {Reading} reading @returns {string} as long as the text
 */
export function looksOf({text, runs}) {
  let looks = '';
  for (const {node, begin, length, atom} of runs) {
    const parent = node.parentElement;
    const bold = !atom && parent !== null && Number(getComputedStyle(parent).fontWeight) >= 600;
    const look = atom ? '@' : parent?.closest('a') ? 'a' : bold ? 'b' : 'p';
    looks = looks.padEnd(begin) + look.repeat(length);
  }
  return looks.padEnd(text.length);
}

/** The offset in the text of a DOM point within the box. @param {Reading} reading @param {Node} node @param {number} offset */
export function offsetOf(reading, node, offset) {
  const point = document.createRange();
  point.setStart(node, offset);
  for (const run of reading.runs) {
    if (run.node !== node && point.comparePoint(run.node, run.at) > 0) return run.begin;
    if (run.node === node && offset <= run.at + run.length) return run.begin + Math.max(0, offset - run.at);
  }
  return reading.text.length;
}

/** @param {Box[]} rects @returns {Box[]} one a line: neighbours on a line are joined */
function joined(rects) {
  /** @type {Box[]} */
  const lines = [];
  for (const rect of rects) {
    if (rect.width === 0 || rect.height === 0) continue;
    const last = lines[lines.length - 1];
    const sameLine = last && Math.abs(last.y + last.height - rect.y - rect.height) < Math.min(last.height, rect.height) / 2;
    if (sameLine && rect.x <= last.x + last.width + 1 && rect.x + rect.width >= last.x - 1) lines[lines.length - 1] = around([last, rect]);
    else lines.push({x: rect.x, y: rect.y, width: rect.width, height: rect.height});
  }
  return lines;
}

/** @param {Reading} reading @param {Span[]} spans @returns {Box[][]} */
export function rectsOfRuns(reading, spans) {
  const range = document.createRange();
  return spans.map((span) => {
    /** @type {Box[]} */
    const rects = [];
    for (let index = Math.max(0, runAt(reading.runs, span.begin)); index < reading.runs.length; index++) {
      const run = reading.runs[index];
      if (run.begin >= span.end) break;
      if (!(run.node instanceof Text)) {
        rects.push(run.node.getBoundingClientRect());
        continue;
      }
      const begin = Math.max(span.begin, run.begin) - run.begin + run.at;
      const end = Math.min(span.end, run.begin + run.length) - run.begin + run.at;
      if (begin >= end || end > run.node.length) continue;
      range.setStart(run.node, begin);
      range.setEnd(run.node, end);
      rects.push(...range.getClientRects());
    }
    return joined(rects);
  });
}
