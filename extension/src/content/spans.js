// @ts-check
/**
 * Half-open ranges of UTF-16 code units, and what becomes of them when the text under them changes.
 *
 * @typedef {{begin: number, end: number}} Span
 */

/**
 * Where two texts differ: `before` [begin, beforeEnd) became `after` [begin, afterEnd).
 * @param {string} before @param {string} after
 * @returns {{begin: number, beforeEnd: number, afterEnd: number}}
 */
export function changeBetween(before, after) {
  const shorter = Math.min(before.length, after.length);
  let begin = 0;
  while (begin < shorter && before.charCodeAt(begin) === after.charCodeAt(begin)) begin++;
  let tail = 0;
  while (tail < shorter - begin && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return {begin, beforeEnd: before.length - tail, afterEnd: after.length - tail};
}

/**
 * `span` of `before`, found again in `after`; null when its words, or what they are joined to, changed.
 * @param {Span} span @param {string} before @param {string} after
 * @param {ReturnType<typeof changeBetween>} [change]  between the two, where several spans are carried
 * @returns {Span|null}
 */
export function carried(span, before, after, change = changeBetween(before, after)) {
  if (before === after) return span;
  const shift = change.afterEnd - change.beforeEnd;
  if (span.end < change.begin) return span;
  if (span.begin > change.beforeEnd) return {begin: span.begin + shift, end: span.end + shift};
  // The change touches the span's edge: it holds while the words stay whole, as when a space is typed behind them.
  const moved = span.end <= change.begin ? span : {begin: span.begin + shift, end: span.end + shift};
  const untouched = span.end <= change.begin || span.begin >= change.beforeEnd;
  return untouched && standsAlone(after, moved) === standsAlone(before, span) ? moved : null;
}

/**
 * Carries spans of `before` over to `after`. Where an editor takes whole lines away and puts others there, as one that
 * keeps only the lines in sight, a line that stands once in both is the same line.
 * @param {string} before @param {string} after @returns {(span: Span) => Span|null}
 */
export function carrier(before, after) {
  if (before === after) return (span) => span;
  const change = changeBetween(before, after);
  return (span) => carried(span, before, after, change) ?? carriedByLine(span, before, after);
}

/** @param {Span} span @param {string} before @param {string} after @returns {Span|null} */
function carriedByLine(span, before, after) {
  const begin = span.begin === 0 ? 0 : before.lastIndexOf('\n', span.begin - 1) + 1;
  const next = before.indexOf('\n', span.end);
  const line = `\n${before.slice(begin, next < 0 ? before.length : next)}\n`;
  const old = onlyPlaceOf(line, `\n${before}\n`);
  const now = onlyPlaceOf(line, `\n${after}\n`);
  return old < 0 || now < 0 ? null : {begin: span.begin - begin + now, end: span.end - begin + now};
}

/** @param {string} part @param {string} whole @returns {number} -1 where it is not in it exactly once */
function onlyPlaceOf(part, whole) {
  const at = whole.indexOf(part);
  return at === whole.lastIndexOf(part) ? at : -1;
}

/** @param {string} text @param {Span} span @returns {string} */
export const wordsOf = (text, span) => text.slice(span.begin, span.end);

const LETTER = /[\p{L}\p{M}\p{N}_]/u;

/** The whole character that ends at `at`. @param {string} text @param {number} at */
function characterBefore(text, at) {
  if (at <= 0) return '';
  const low = text.charCodeAt(at - 1) & 0xfc00;
  return at > 1 && low === 0xdc00 ? text.slice(at - 2, at) : text.charAt(at - 1);
}

/** The whole character that begins at `at`. @param {string} text @param {number} at */
function characterAt(text, at) {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** @param {string} text @param {number} at @returns {boolean} whether a word goes on across the offset `at` */
export const insideWord = (text, at) => LETTER.test(characterBefore(text, at)) && LETTER.test(characterAt(text, at));

/** @param {string} text @param {Span} span @returns {boolean} whether the words at `span` are no piece of longer ones */
export const standsAlone = (text, span) => !insideWord(text, span.begin) && !insideWord(text, span.end);

/** The word that the offset `at` lies in or touches; empty where there is none. @param {string} text @param {number} at @returns {Span} */
export function wordAround(text, at) {
  let begin = at;
  for (let before = characterBefore(text, begin); before !== '' && LETTER.test(before); before = characterBefore(text, begin)) begin -= before.length;
  let end = at;
  for (let after = characterAt(text, end); after !== '' && LETTER.test(after); after = characterAt(text, end)) end += after.length;
  return {begin, end};
}

/** @param {Span} a @param {Span} b @returns {Span|null} what they share */
export const common = (a, b) => (overlap(a, b) ? {begin: Math.max(a.begin, b.begin), end: Math.min(a.end, b.end)} : null);

/** @param {Span} a @param {Span} b @returns {boolean} whether they share a code unit */
export const overlap = (a, b) => a.begin < b.end && b.begin < a.end;
