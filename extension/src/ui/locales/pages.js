// @ts-check
import {pagesEn} from './pages_en.js';
import {pagesEs} from './pages_es.js';

/** Words of our pages for a language; English for one that we do not speak. @param {string} language  "en" or "es" @returns {import('./pages_en.js').PagesWords} */
export const pageWords = (language) => (language === 'es' ? pagesEs : pagesEn);
