// @ts-check
/** The selection within an editable element, in shadow roots too. */
import {offsetOf, pointAt} from './reading.js';

/** @param {HTMLElement} box @returns {Selection|null} */
function selectionNear(box) {
  const root = /** @type {any} */ (box.getRootNode());
  return typeof root.getSelection === 'function' ? root.getSelection() : document.getSelection();
}

/** @param {HTMLElement} box @param {import('./editor.js').Reading} reading @returns {import('../spans.js').Span|null} */
export function selectionIn(box, reading) {
  const selection = selectionNear(box);
  if (!selection?.anchorNode || !selection.focusNode) return null;
  if (!box.contains(selection.anchorNode) || !box.contains(selection.focusNode)) return null;
  const anchor = offsetOf(reading, selection.anchorNode, selection.anchorOffset);
  const focus = offsetOf(reading, selection.focusNode, selection.focusOffset);
  return {begin: Math.min(anchor, focus), end: Math.max(anchor, focus)};
}

/** @param {HTMLElement} box @param {import('./editor.js').Reading} reading @param {import('../spans.js').Span} span */
export function selectIn(box, reading, span) {
  box.focus({preventScroll: false});
  const from = pointAt(box, reading, span.begin, false);
  const to = span.end > span.begin ? pointAt(box, reading, span.end, true) : from;
  selectionNear(box)?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
