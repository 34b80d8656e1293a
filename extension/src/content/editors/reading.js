// @ts-check
/**
 * Reads an editable element as its author sees it: blocks and <br> begin lines, whatever cannot be edited is left out,
 * and so are the invisible characters that editors put in to hold the caret.
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
  /** @param {Text} node @param {number} at @param {string} words */
  const add = (node, at, words) => {
    startLine();
    const last = runs[runs.length - 1];
    if (last && last.node === node && last.at + last.length === at && last.begin + last.length === text.length) last.length += words.length;
    else runs.push({node, at, begin: text.length, length: words.length});
    text += words;
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
      if (space) add(space.node, space.at, ' ');
      space = null;
      add(node, index, piece);
    }
  };
  return {addKept, addCollapsed, endLine, lineBreak, reading: () => ({text, runs})};
}

/** @param {Element} element @returns {boolean} whether the author cannot type there, so that it is no text of theirs */
const isForeign = (element) => element.getAttribute('contenteditable') === 'false' || element.hasAttribute('data-slate-placeholder')
  || UNSEEN.test(element.nodeName);

/** @param {Node} parent @param {ReturnType<typeof collector>} into @param {boolean} kept */
function collect(parent, into, kept) {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) {
      if (kept) into.addKept(node);
      else into.addCollapsed(node);
    } else if (node instanceof Element && !isForeign(node)) {
      const block = BLOCK.test(node.nodeName);
      if (block) into.endLine();
      if (node.nodeName === 'BR') into.lineBreak();
      else collect(node, into, kept);
      if (block) into.endLine();
    }
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
  const run = reading.runs[Math.max(0, runAt(reading.runs, behind ? offset - 1 : offset))];
  return run ? {node: run.node, offset: run.at + Math.min(Math.max(0, offset - run.begin), run.length)} : {node: box, offset: 0};
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
