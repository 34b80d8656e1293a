// @ts-check
/**
 * Slate: text that the browser types reaches the DOM but not Slate's model (in Chromium), which a re-read cannot see. It
 * does take the event that the browser would send first.
 */
import {rich} from './rich.js';
import {replaceByTyping} from './writing.js';

/** @param {HTMLElement} box @param {string} text @returns {boolean} whether Slate took it */
function typeByEvent(box, text) {
  const what = text === '' ? {inputType: 'deleteContentBackward'} : {inputType: 'insertText', data: text};
  return !box.dispatchEvent(new InputEvent('beforeinput', {...what, bubbles: true, cancelable: true, composed: true}));
}

/** @type {import('./editor.js').Editor} */
export const slate = {
  ...rich,
  matches: (box) => box.isContentEditable && box.closest('[data-slate-editor]') !== null,
  replace: (box, span, text) => replaceByTyping(box, span, text, {type: typeByEvent, erase: (target) => typeByEvent(target, '')}),
};
