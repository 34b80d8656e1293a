// @ts-check
/**
 * Some editors keep only those lines of a long text in the page that can be seen. What is out of sight cannot be read, so
 * nothing may be concluded from what is: it is known by lines that went although nobody took them away.
 */

/** Input that only adds, where nothing is selected. */
const ADDS = /^insert(Text|Paragraph|LineBreak|FromPaste)$/;

/** @param {InputEvent} event  a `beforeinput` @returns {boolean} whether text may go by it */
export const takesAway = (event) => !ADDS.test(event.inputType) || event.getTargetRanges().some((range) => !range.collapsed);

/** @param {string} text */
const linesOf = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/**
 * Whether `after` is `before` moved on: its first line was a later one, and those above it are nowhere any more; or the same from below.
 * @param {string} before @param {string} after @returns {boolean}
 */
export function movedOn(before, after) {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length < 2 || now.length === 0) return false;
  const gone = (/** @type {string} */ line) => !now.includes(line);
  const from = old.indexOf(now[0]);
  const to = old.lastIndexOf(now[now.length - 1]);
  return (from > 0 && old.slice(0, from).every(gone)) || (to >= 0 && to < old.length - 1 && old.slice(to + 1).every(gone));
}
