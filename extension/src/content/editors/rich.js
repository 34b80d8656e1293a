// @ts-check
/**
 * Any editable element: bare ones, and Lexical, ProseMirror, TipTap and Quill, which all take text that the browser types
 * for us and keep it as one step of their history.
 */
import {readBlocks, rectsOfRuns} from './reading.js';
import {selectIn, selectionIn} from './selection.js';
import {eraseByKey, replaceByTyping} from './writing.js';

/** @param {HTMLElement} _box @param {string} text */
export function typeByBrowser(_box, text) {
  if (text === '') document.execCommand('delete');
  else document.execCommand('insertText', false, text);
}

/** @type {import('./editor.js').Editor} */
export const rich = {
  matches: (box) => box.isContentEditable,
  read: readBlocks,
  rectsOf: (_box, reading, spans) => rectsOfRuns(reading, spans),
  selection: selectionIn,
  select: selectIn,
  replace: (box, span, text) => replaceByTyping(box, span, text, {type: typeByBrowser, erase: eraseByKey}),
};
