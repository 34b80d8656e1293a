// @ts-check
/** Textareas and text inputs. Their value is what is posted, and the browser's own undo keeps what is typed for us. */
import {applied} from '../edits.js';
import {rectsInField} from './mirror.js';
import {comesToShow, takeBack} from './writing.js';

/** @typedef {HTMLTextAreaElement|HTMLInputElement} Field */

const TYPES = new Set(['text', 'search', 'url']);
const SECRET = /password|one-time-code|\bcc-/;
/** Fields that were a password once stay one when a page shows its letters. @type {WeakSet<Element>} */
const secrets = new WeakSet();

/** @param {HTMLElement} box @returns {box is Field} */
function isField(box) {
  if (box instanceof HTMLTextAreaElement) return !SECRET.test(box.autocomplete);
  if (!(box instanceof HTMLInputElement)) return false;
  if (box.type === 'password') secrets.add(box);
  return TYPES.has(box.type) && !secrets.has(box) && !SECRET.test(box.autocomplete);
}

/** @param {HTMLElement} box */
const as = (box) => /** @type {Field} */ (box);

/** @param {string} name */
const command = (name) => () => { document.execCommand(name); };

/** @param {HTMLElement} _box @param {string} text */
function type(_box, text) {
  if (text === '') document.execCommand('delete');
  else document.execCommand('insertText', false, text);
}

/** @type {import('./editor.js').Editor} */
export const field = {
  matches: isField,
  read: (box) => ({text: as(box).value, runs: []}),
  rectsOf: (box, _reading, spans, stage) => rectsInField(as(box), spans, stage),
  selection(box) {
    const {selectionStart, selectionEnd} = as(box);
    return selectionStart === null || selectionEnd === null ? null : {begin: selectionStart, end: selectionEnd};
  },
  select(box, _reading, span) {
    box.focus();
    as(box).setSelectionRange(span.begin, span.end);
  },
  async replace(box, span, text) {
    const before = as(box).value;
    this.select(box, this.read(box), span);
    type(box, text);
    if (await comesToShow(() => as(box).value, applied(before, [{span, replacement: text}]))) return true;
    await takeBack(box, before, span, {read: () => this.read(box), undo: command('undo'), redo: [command('redo')], select: this.select, type});
    return false;
  },
};
