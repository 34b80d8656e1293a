// @ts-check
import {en} from './en.js';
import {es} from './es.js';

/** The words for a language; English for one that we do not speak. @param {string} language  "en" or "es" @returns {import('./en.js').Strings} */
export const strings = (language) => (language === 'es' ? es : en);
