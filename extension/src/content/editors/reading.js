// @ts-check
/**
 * Reads an editable element as its author sees it: blocks and <br> begin lines, whatever cannot be edited is left out,
 * and so are the invisible characters that editors put in to hold the caret.
 *
 * @typedef {import('./editor.js').Reading} Reading
 * @typedef {import('./editor.js').Run} Run
 * @typedef {import('../spans.js').Span} Span
 * @typedef {{node: Node, offset: number}} Point
 */

const BLOCKS = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'SECTION', 'ARTICLE',
  'HEADER', 'FOOTER', 'FIGURE', 'FIGCAPTION', 'TABLE', 'TBODY', 'TR', 'TD', 'TH', 'DL', 'DT', 'DD', 'HR', 'DETAILS', 'SUMMARY']);
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT']);
const INVISIBLE = /[\ufeff\u200b]/;
const COLLAPSES = /[\t\n\r\f]| {2}|^ | $/;

/** Collects text line by line. */
class Collector {
  text = '';
  /** @type {Run[]} */
  runs = [];
  #lineOpen = false;
  #anyLine = false;
  /** A collapsible space waits for a word behind it; at the end of a line it is not seen. @type {{node: Text, at: number}|null} */
  #space = null;

  endLine() {
    this.#lineOpen = false;
    this.#space = null;
  }

  /** The next thing stands on the current line, or begins the next. */
  startLine() {
    if (this.#lineOpen) return;
    if (this.#anyLine) this.text += '\n';
    this.#lineOpen = true;
    this.#anyLine = true;
  }

  lineBreak() {
    this.startLine();
    this.endLine();
  }

  /** @param {Text} node @param {number} at @param {string} words */
  #add(node, at, words) {
    this.startLine();
    const last = this.runs[this.runs.length - 1];
    if (last && last.node === node && last.at + last.length === at && last.begin + last.length === this.text.length) last.length += words.length;
    else this.runs.push({node, at, begin: this.text.length, length: words.length});
    this.text += words;
  }

  /** Text whose white space is kept. @param {Text} node @param {string} data */
  addKept(node, data) {
    let at = 0;
    for (const piece of data.split(INVISIBLE)) {
      const lines = piece.split('\n');
      lines.forEach((line, index) => {
        if (index > 0) this.lineBreak();
        if (line !== '') this.#add(node, at, line);
        at += line.length + 1;
      });
    }
  }

  /** Text whose white space collapses. @param {Text} node @param {string} data */
  addCollapsed(node, data) {
    if (!COLLAPSES.test(data) && this.#space === null && !INVISIBLE.test(data)) {
      if (data !== '') this.#add(node, 0, data);
      return;
    }
    for (const {0: piece, index} of data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f\ufeff\u200b]+/g)) {
      if (/^[ \t\n\r\f]/.test(piece)) {
        if (this.#lineOpen && !this.text.endsWith(' ')) this.#space ??= {node, at: index};
        continue;
      }
      if (this.#space) this.#add(this.#space.node, this.#space.at, ' ');
      this.#space = null;
      this.#add(node, index, piece);
    }
  }
}

/** @param {Element} element @returns {boolean} whether the author cannot type there, so that it is no text of theirs */
const isForeign = (element) => element.getAttribute('contenteditable') === 'false' || element.hasAttribute('data-slate-placeholder')
  || UNSEEN.has(element.nodeName);

/** @param {Node} parent @param {Collector} into @param {boolean} kept */
function collect(parent, into, kept) {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = /** @type {Text} */ (node);
      if (kept) into.addKept(text, text.data);
      else into.addCollapsed(text, text.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !isForeign(/** @type {Element} */ (node))) {
      if (node.nodeName === 'BR') into.lineBreak();
      else if (BLOCKS.has(node.nodeName)) {
        into.endLine();
        collect(node, into, kept);
        into.endLine();
      } else collect(node, into, kept);
    }
  }
}

/** @param {HTMLElement} box @returns {Reading} */
export function readBlocks(box) {
  const into = new Collector();
  const space = getComputedStyle(box).whiteSpace;
  collect(box, into, space !== 'normal' && space !== 'nowrap');
  return {text: into.text, runs: into.runs};
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

/** The DOM point before the code unit at `offset`. @param {HTMLElement} box @param {Reading} reading @param {number} offset @returns {Point} */
export function pointBefore(box, reading, offset) {
  const run = reading.runs[Math.max(0, runAt(reading.runs, offset))];
  if (!run) return {node: box, offset: 0};
  return {node: run.node, offset: run.at + Math.min(Math.max(0, offset - run.begin), run.length)};
}

/** The DOM point behind the code unit that ends at `offset`. @param {HTMLElement} box @param {Reading} reading @param {number} offset @returns {Point} */
export function pointAfter(box, reading, offset) {
  return offset === 0 ? pointBefore(box, reading, 0) : pointBeforeEnd(box, reading, offset);
}

/** @param {HTMLElement} box @param {Reading} reading @param {number} offset */
function pointBeforeEnd(box, reading, offset) {
  const point = pointBefore(box, reading, offset - 1);
  return point.node === box ? point : {node: point.node, offset: Math.min(point.offset + 1, /** @type {Text} */ (point.node).length)};
}

/** The offset in the text of a DOM point within the box. @param {Reading} reading @param {Node} node @param {number} offset */
export function offsetOf(reading, node, offset) {
  /** @type {Node|null} */
  const next = node.nodeType === Node.ELEMENT_NODE ? node.childNodes[offset] ?? null : null;
  for (const run of reading.runs) {
    if (run.node === node) {
      if (offset <= run.at + run.length) return run.begin + Math.max(0, offset - run.at);
      continue;
    }
    const relation = (next ?? node).compareDocumentPosition(run.node);
    const inside = (relation & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0;
    const follows = (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (next === run.node || (next ? inside || follows : follows && !inside)) return run.begin;
  }
  return reading.text.length;
}

/** @param {DOMRect[]} rects @returns {import('./editor.js').Box[]} one a line: neighbours on a line are joined */
function joined(rects) {
  /** @type {import('./editor.js').Box[]} */
  const lines = [];
  for (const rect of rects) {
    if (rect.width === 0 || rect.height === 0) continue;
    const last = lines[lines.length - 1];
    const sameLine = last && Math.abs(last.y + last.height - rect.bottom) < Math.min(last.height, rect.height) / 2;
    if (sameLine && rect.left <= last.x + last.width + 1 && rect.right >= last.x - 1) {
      const x = Math.min(last.x, rect.left);
      const y = Math.min(last.y, rect.top);
      lines[lines.length - 1] = {x, y, width: Math.max(last.x + last.width, rect.right) - x, height: Math.max(last.y + last.height, rect.bottom) - y};
    } else lines.push({x: rect.left, y: rect.top, width: rect.width, height: rect.height});
  }
  return lines;
}

/** @param {Reading} reading @param {Span[]} spans @returns {import('./editor.js').Box[][]} */
export function rectsOfRuns(reading, spans) {
  const range = document.createRange();
  return spans.map((span) => {
    /** @type {DOMRect[]} */
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
