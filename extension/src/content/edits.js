// @ts-check
/**
 * Changes to a text, as the host offers them: ordered by begin, not overlapping.
 *
 * @typedef {import('./spans.js').Span} Span
 * @typedef {{span: Span, replacement: string}} Edit
 * @typedef {import('../messages.js').DiffPiece} DiffPiece
 */

/** @param {string} text @param {Edit[]} edits @returns {string} */
export function applied(text, edits) {
  let result = '';
  let at = 0;
  for (const {span, replacement} of edits) {
    result += text.slice(at, span.begin) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

/** True when `edits` are in order, apart and within `length`. @param {Edit[]} edits @param {number} length */
export function inOrder(edits, length) {
  let at = 0;
  for (const {span} of edits) {
    if (span.begin < at || span.end < span.begin || span.end > length) return false;
    at = span.end;
  }
  return true;
}

/** @param {string} text @param {Edit[]} edits @returns {DiffPiece[]} */
export function diffPieces(text, edits) {
  /** @type {DiffPiece[]} */
  const pieces = [];
  const add = (/** @type {DiffPiece['kind']} */ kind, /** @type {string} */ words) => { if (words !== '') pieces.push({kind, text: words}); };
  let at = 0;
  for (const {span, replacement} of edits) {
    add('keep', text.slice(at, span.begin));
    add('delete', text.slice(span.begin, span.end));
    add('insert', replacement);
    at = span.end;
  }
  add('keep', text.slice(at));
  return pieces;
}

/**
 * One edit that does what several do, so that one undo takes it back. `edits` holds at least one.
 * @param {string} text @param {Edit[]} edits @returns {Edit}
 */
export function asOne(text, edits) {
  const span = {begin: edits[0].span.begin, end: edits[edits.length - 1].span.end};
  const inside = edits.map((edit) => ({span: {begin: edit.span.begin - span.begin, end: edit.span.end - span.begin}, replacement: edit.replacement}));
  return {span, replacement: applied(text.slice(span.begin, span.end), inside)};
}

/**
 * The same change, over whole mentions and pictures where it would cut one: what stays of their words is typed anew.
 * @param {string} text @param {Edit} edit @param {Span[]} atoms  by begin, not overlapping @returns {Edit}
 */
export function overWhole(text, {span, replacement}, atoms) {
  const begin = atoms.find((atom) => atom.begin < span.begin && span.begin < atom.end)?.begin ?? span.begin;
  const end = atoms.find((atom) => atom.begin < span.end && span.end < atom.end)?.end ?? span.end;
  return {span: {begin, end}, replacement: text.slice(begin, span.begin) + replacement + text.slice(span.end, end)};
}

/**
 * The same change without an empty replacement: rich editors take typed text well and deletions badly, so a neighbouring
 * character is typed anew. Null when the words have no neighbour on their line.
 * @param {string} text @param {Edit} edit @returns {Edit|null}
 */
export function withoutDeletion(text, edit) {
  if (edit.replacement !== '') return edit;
  const {begin, end} = edit.span;
  const left = begin > 1 && (text.charCodeAt(begin - 1) & 0xfc00) === 0xdc00 ? 2 : 1;
  const before = text.slice(Math.max(0, begin - left), begin);
  if (before !== '' && before !== '\n') return {span: {begin: begin - before.length, end}, replacement: before};
  const point = text.codePointAt(end);
  const after = point === undefined ? '' : String.fromCodePoint(point);
  if (after !== '' && after !== '\n') return {span: {begin, end: end + after.length}, replacement: after};
  return null;
}
