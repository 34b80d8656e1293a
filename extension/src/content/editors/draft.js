// @ts-check
/**
 * Draft.js keeps its own model and writes over the wrong paragraph when text comes before it saw the selection move;
 * replaceByTyping waits for that. What the browser types over more than a piece of one text node breaks its tree, and then
 * its model: it is asked to delete first. Blocks hold their lines as "\n" in text that keeps its white space.
 */
import {rich, typeByBrowser} from './rich.js';
import {eraseByKey, replaceByTyping} from './writing.js';

/**
 * @param {import('./editor.js').Reading} reading @param {import('./editor.js').Span} span
 * @returns {boolean} whether it is a piece of one text node, not all of it; or all of the only one, for into an empty block nothing can be typed
 */
const typesOver = ({runs}, span) => runs.some((run) => run.begin <= span.begin && span.end <= run.begin + run.length && (runs.length === 1 || span.end - span.begin < run.length));

/** @param {import('./editor.js').Run} run */
const inLink = ({node}) => node.parentElement?.closest('a') !== null;

/**
 * Browsers put what is typed at the edge of a link beside it, out of all that Draft.js knows.
 * @param {import('./editor.js').Reading} reading @param {import('./editor.js').Span} span  gone when it is typed, or typed over
 */
function lands({runs}, {begin, end}) {
  const before = runs.find((run) => run.begin < begin && begin <= run.begin + run.length);
  if (before) return !(inLink(before) && end >= before.begin + before.length);
  const behind = runs.find((run) => run.begin <= end && end < run.begin + run.length);
  return !(behind && inLink(behind));
}

/** @type {import('./editor.js').Editor} */
export const draft = {
  ...rich,
  matches: (box) => box.isContentEditable && box.closest('.DraftEditor-root') !== null,
  replace: (box, span, text) => replaceByTyping(box, span, text, {type: typeByBrowser, erase: eraseByKey, typesOver, lands}),
};
