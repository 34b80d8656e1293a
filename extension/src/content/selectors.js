// @ts-check
/** What a surface's patterns say of controls, put to an element. */

/** What people press. */
export const BUTTONS = 'button, [role="button"], input[type="submit"], input[type="button"]';

/** No button that publishes says more than this; a whole card that can be pressed does. */
const LONGEST_NAME = 80;

/**
 * The selectors of a list, in its order. Strings and brackets keep their commas; a pack's selectors hold no "\".
 * @param {string} list @returns {string[]}
 */
export function alternatives(list) {
  const parts = [''];
  let quote = '';
  let depth = 0;
  for (const sign of list) {
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(' || sign === '[') depth += 1;
    else if (sign === ')' || sign === ']') depth -= 1;
    if (sign === ',' && !quote && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** @param {string} text @returns {string} as words of buttons are compared */
export const folded = (text) => text.replace(/[\u200b\ufeff]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** @param {Element} control @returns {string[]} all that it is called, folded */
function namesOf(control) {
  const text = control instanceof HTMLInputElement ? control.value : control.textContent ?? '';
  return [control.getAttribute('aria-label') ?? '', text.length > LONGEST_NAME ? '' : text].map(folded).filter(Boolean);
}

/** What buttons say that publish, folded, in the order of the patterns. @param {import('../wire.gen.js').ComposerPattern[]} patterns @returns {string[]} */
export const submitWordsOf = (patterns) => patterns.flatMap((pattern) => pattern.submitWords ?? []).map(folded);

/** The first of the words that a control is called; -1 for none. @param {Element} control @param {string[]} words  folded */
export function saidBy(control, words) {
  const names = words.length > 0 ? namesOf(control) : [];
  return words.findIndex((word) => names.includes(word));
}
