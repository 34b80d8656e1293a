// @ts-check
/**
 * The one way in which an editable element's text is changed: select, let the editor see it, type, read again, compare.
 *
 * @typedef {import('../spans.js').Span} Span
 */
import {applied, overWhole, withoutDeletion} from '../edits.js';
import * as timing from '../timing.js';
import {atomsOf, readBlocks} from './reading.js';
import {selectIn} from './selection.js';

/** @param {number} milliseconds */
export const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Editors swap ordinary and unbreakable spaces as they see fit. @param {string} a @param {string} b */
const sameWords = (a, b) => a.replaceAll('\u00a0', ' ') === b.replaceAll('\u00a0', ' ');

/** Waits until the box shows `wanted` and goes on showing it. @param {() => string} read @param {string} wanted */
export async function comesToShow(read, wanted) {
  const until = performance.now() + timing.written;
  while (!sameWords(read(), wanted)) {
    if (performance.now() > until) return false;
    await wait(timing.settle);
  }
  await wait(timing.settle);
  return sameWords(read(), wanted);
}

/** Ctrl+Z, as editors with a history of their own expect it. @param {HTMLElement} box */
function pressUndo(box) {
  const mac = /mac/i.test(navigator.platform);
  box.dispatchEvent(new KeyboardEvent('keydown', {key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: !mac, metaKey: mac, bubbles: true, cancelable: true, composed: true}));
}

/** Takes a write back that went wrong: the editor's own history first, then the browser's. @param {HTMLElement} box @param {string} before */
async function takeBack(box, before) {
  const read = () => readBlocks(box).text;
  const ways = [
    pressUndo,
    pressUndo, // Quill keeps a replacement as two steps
    (/** @type {HTMLElement} */ target) => target.dispatchEvent(new InputEvent('beforeinput', {inputType: 'historyUndo', bubbles: true, cancelable: true, composed: true})),
    () => document.execCommand('undo'),
    () => document.execCommand('undo'),
  ];
  for (const way of ways) {
    if (sameWords(read(), before)) return;
    way(box);
    await wait(timing.settle * 2);
  }
}

/**
 * See Editor.replace.
 * @param {HTMLElement} box @param {Span} span @param {string} text
 * @param {(box: HTMLElement, text: string) => void} type  types over the selection; "" deletes it
 * @returns {Promise<boolean>}
 */
export async function replaceByTyping(box, span, text, type) {
  if (text.includes('\n')) return false; // each editor makes lines in its own way
  const before = readBlocks(box);
  const wanted = applied(before.text, [{span, replacement: text}]);
  const atoms = atomsOf(before);
  const change = overWhole(before.text, {span, replacement: text}, atoms);
  // A neighbour is typed anew only where it is a letter of its own.
  const letters = applied(before.text, atoms.map((atom) => ({span: atom, replacement: '\n'.repeat(atom.end - atom.begin)})));
  const typed = withoutDeletion(letters, change) ?? change;
  selectIn(box, before, typed.span);
  await wait(timing.settle);
  const settled = readBlocks(box);
  if (settled.text !== before.text) return false; // somebody else wrote meanwhile: nothing of ours was
  selectIn(box, settled, typed.span);
  await wait(timing.settle);
  type(box, typed.replacement);
  if (await comesToShow(() => readBlocks(box).text, wanted)) return true;
  await takeBack(box, before.text);
  return false;
}
