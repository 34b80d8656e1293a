// @ts-check
/**
 * Draft.js keeps its own model and writes over the wrong paragraph when text comes before it saw the selection move;
 * replaceByTyping waits for that. Blocks hold their lines as "\n" in text that keeps its white space.
 */
import {rich} from './rich.js';

/** @type {import('./editor.js').Editor} */
export const draft = {...rich, matches: (box) => box.isContentEditable && box.closest('.DraftEditor-root') !== null};
