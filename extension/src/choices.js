// @ts-check
/**
 * What a person may choose for themselves on the options page. Kept in this browser, told to nobody who keeps it.
 *
 * @typedef {{language: 'browser'|'en'|'es', muted: Category[]}} Choices   `muted`: what they do not want to hear of
 */
import {Category} from './wire.gen.js';
import {isRecord} from './wire_walker.js';

/** What is looked for whatever anybody chooses: others' privacy, and ways in. The host holds to it too. @type {readonly Category[]} */
export const NEVER_MUTED = ['PHI', 'REIDENTIFIABLE', 'CREDENTIALS'];

/** @type {readonly Category[]} */
export const MAY_BE_MUTED = /** @type {Category[]} */ (Object.keys(Category)).filter((each) => each !== 'CATEGORY_UNSPECIFIED' && !NEVER_MUTED.includes(each));

const languages = ['browser', 'en', 'es'];

/** @returns {Choices} */
export const noChoices = () => ({language: 'browser', muted: []});

/**
 * What of stored choices may be believed; anything may stand there.
 * @param {unknown} stored  undefined: nothing was chosen yet
 * @returns {{choices: Choices, ignored: ('language'|'muted')[]}}  `ignored`: where something stood that counts for nothing
 */
export function acceptChoices(stored) {
  const choices = noChoices();
  if (stored === undefined) return {choices, ignored: []};
  /** @type {('language'|'muted')[]} */
  const ignored = [];
  const {language, muted} = isRecord(stored) ? stored : {language: null, muted: null};
  if (languages.includes(/** @type {string} */ (language))) choices.language = /** @type {Choices['language']} */ (language);
  else ignored.push('language');
  const list = Array.isArray(muted) ? muted : [null];
  choices.muted = MAY_BE_MUTED.filter((each) => list.includes(each));
  if (list.some((each) => !MAY_BE_MUTED.includes(each))) ignored.push('muted');
  return {choices, ignored};
}
