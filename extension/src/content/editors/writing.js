// @ts-check
/**
 * The one way in which an editable element's text is changed: select, let the editor see it, type, read again, compare.
 *
 * @typedef {import('../spans.js').Span} Span
 * @typedef {import('./editor.js').Reading} Reading
 */
import {applied, overWhole, withoutDeletion} from '../edits.js';
import {changeBetween, wordAround} from '../spans.js';
import * as timing from '../timing.js';
import {atomsOf, endsAtWords, looksOf, readBlocks} from './reading.js';
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

/** Editors with a history of their own, which the browser's must not be mixed with: it knows nothing of their model. */
const OWN_HISTORY = '.ProseMirror, .ql-editor, [data-lexical-editor], [data-slate-editor], .DraftEditor-root *';

/**
 * Presses a key as far as a script can: nothing comes of it but what the editor makes of it.
 * @param {HTMLElement} box @param {{key: string, code: string, keyCode: number, shiftKey?: boolean}} key @param {boolean} [command]  with Ctrl, or Cmd
 * @returns {boolean} whether the editor did something
 */
function press(box, key, command = false) {
  const mac = /mac/i.test(navigator.platform);
  const held = command ? {ctrlKey: !mac, metaKey: mac} : {};
  return !box.dispatchEvent(new KeyboardEvent('keydown', {...key, ...held, bubbles: true, cancelable: true, composed: true}));
}
const BACKSPACE = {key: 'Backspace', code: 'Backspace', keyCode: 8};
const Z = {key: 'z', code: 'KeyZ', keyCode: 90};
const REDO = [{key: 'y', code: 'KeyY', keyCode: 89}, {key: 'Z', code: 'KeyZ', keyCode: 90, shiftKey: true}];

/** Asks the editor to take the selected words away, as Backspace does. @param {HTMLElement} box @returns {boolean} whether it did */
export const eraseByKey = (box) => press(box, BACKSPACE);

/** How much of two texts differs, in code units. @param {string} a @param {string} b */
function apart(a, b) {
  const {begin, beforeEnd, afterEnd} = changeBetween(a, b);
  return beforeEnd - begin + afterEnd - begin;
}

/**
 * What a box lets us do to take a write back.
 * @typedef {object} Hand
 * @property {() => Reading} read
 * @property {() => void} undo
 * @property {(() => void)[]} redo  each way of it
 * @property {(box: HTMLElement, reading: Reading, span: Span) => void} select
 * @property {(box: HTMLElement, text: string) => void} type  types over the selection
 * @property {(reading: Reading, span: Span) => boolean} [lands]  see Ways
 */

/**
 * Takes a write back that went wrong, by the history of what was written into. That may hold what the author typed last
 * in one step with ours: what goes too far is taken back in turn, and the rest is typed.
 * @param {HTMLElement} box @param {string} before @param {Span} span  what was to be written over @param {Hand} hand
 */
export async function takeBack(box, before, span, {read, undo, redo, select, type, lands = () => true}) {
  const afterwards = async () => {
    await wait(timing.settle * 2); // the editor needs time for it
    return read().text;
  };
  const whole = (/** @type {string} */ text) => text.startsWith(before.slice(0, span.begin)) && text.endsWith(before.slice(span.end));
  let now = read().text;
  for (let tries = 0; tries < 3 && !sameWords(now, before); tries++) {
    undo();
    const then = await afterwards();
    if (then === now) break;
    if (!sameWords(then, before) && (apart(then, before) > apart(now, before) || (whole(now) && !whole(then)))) {
      for (const again of redo) if (await afterwards() === then) again();
      break;
    }
    now = then;
  }
  const left = read();
  const edit = difference(left.text, before);
  if (!edit || !lands(left, edit.span)) return;
  select(box, left, edit.span);
  await wait(timing.settle);
  type(box, edit.replacement);
  await afterwards();
}

/** What is to be typed to have `before` again, where that is within a line. @param {string} now @param {string} before */
function difference(now, before) {
  if (sameWords(now, before)) return null;
  const {begin, beforeEnd, afterEnd} = changeBetween(now, before);
  const edit = withoutDeletion(now, {span: {begin, end: beforeEnd}, replacement: before.slice(begin, afterEnd)});
  return edit?.replacement.includes('\n') ? null : edit;
}

/** @param {HTMLElement} box @param {Hand['type']} type @param {Hand['lands']} lands @returns {Hand} by the editor's own history where it has one */
const handIn = (box, type, lands) => ({
  read: () => readBlocks(box),
  undo: () => { if (!press(box, Z, true) && !box.matches(OWN_HISTORY)) document.execCommand('undo'); },
  redo: REDO.map((key) => () => { press(box, key, true); }),
  select: selectIn,
  type,
  lands,
});

/** Selects, and gives the editor time to see it. @param {HTMLElement} box @param {Span} span */
async function selectAndWait(box, span) {
  selectIn(box, readBlocks(box), span);
  await wait(timing.settle);
}

/**
 * Whether all looks as before but the words written over, those that touch them, and a character that was typed anew.
 * @param {string} text @param {Span} span @param {string} before @param {string} after  see looksOf
 */
function looksAlike(text, span, before, after) {
  const begin = Math.max(0, wordAround(text, span.begin).begin - 2);
  const rest = Math.max(0, text.length - wordAround(text, span.end).end - 2);
  return before.slice(0, begin) === after.slice(0, begin) && before.slice(before.length - rest) === after.slice(after.length - rest);
}

/**
 * How an editor takes what is written.
 * @typedef {object} Ways
 * @property {(box: HTMLElement, text: string) => void} type  types over the selection; "" deletes it
 * @property {(box: HTMLElement) => boolean} erase  asks the editor to delete the selection; false where it does not
 * @property {(reading: Reading, span: Span) => boolean} [typesOver]  whether letters at `span` can be typed over; always
 *   where left out
 * @property {(reading: Reading, span: Span) => boolean} [lands]  whether what is typed there, over `span` or once that is
 *   gone, comes to stand in the editor's text; always where left out
 */

/**
 * What is nothing but letters is typed over. Where a mention, a picture or an end of a line has to go, or nothing comes in
 * its place, the editor is asked to delete first: what browsers do there goes behind its model's back.
 * @param {HTMLElement} box @param {Reading} before  with `change` selected
 * @param {import('../edits.js').Edit} change  over whole atoms @param {Span[]} atoms @param {Ways} ways
 */
async function write(box, before, change, atoms, {type, erase, typesOver = () => true}) {
  const letters = applied(before.text, atoms.map((atom) => ({span: atom, replacement: '\n'.repeat(atom.end - atom.begin)})));
  const onlyLetters = change.replacement !== '' && !letters.slice(change.span.begin, change.span.end).includes('\n');
  if (!(onlyLetters && typesOver(before, change.span)) && erase(box)) {
    const gone = await comesToShow(() => readBlocks(box).text, applied(before.text, [{span: change.span, replacement: ''}]));
    if (!gone || change.replacement === '') return;
    await selectAndWait(box, {begin: change.span.begin, end: change.span.begin});
    type(box, change.replacement);
  } else {
    // Only what is a letter by itself can be typed anew.
    const typed = withoutDeletion(letters, change) ?? change;
    if (typed !== change) await selectAndWait(box, typed.span);
    type(box, typed.replacement);
  }
}

/** See Editor.replace. @param {HTMLElement} box @param {Span} span @param {string} text @param {Ways} ways @returns {Promise<boolean>} */
export async function replaceByTyping(box, span, text, ways) {
  if (text.includes('\n')) return false; // each editor makes lines in its own way
  const before = readBlocks(box);
  const looks = looksOf(before);
  const atoms = atomsOf(before);
  const change = overWhole(before.text, {span, replacement: text}, atoms);
  const {type, lands = () => true} = ways;
  if (before.text !== '' && !endsAtWords(before, change.span)) return false;
  if (change.replacement !== '' && !lands(before, change.span)) return false;
  await selectAndWait(box, change.span);
  if (readBlocks(box).text !== before.text) return false; // somebody else wrote meanwhile: nothing of ours was
  await selectAndWait(box, change.span);
  await write(box, before, change, atoms, ways);
  const wanted = applied(before.text, [{span, replacement: text}]);
  if (await comesToShow(() => readBlocks(box).text, wanted) && looksAlike(before.text, change.span, looks, looksOf(readBlocks(box)))) return true;
  await takeBack(box, before.text, change.span, handIn(box, type, lands));
  return false;
}
