// @ts-check
/** The words of the page on what staff may say, and the quiet link that leads to it. */
import {element} from '../element.js';

/** @typedef {import('../locales/en.js').Strings} Strings */

/** @param {import('../locales/rights.js').RightsWords} rights @param {string} language  "en" or "es" @returns {HTMLElement[]} */
export function rightsPage(rights, language) {
  const other = language === 'es' ? 'en' : 'es';
  const text = (/** @type {string} */ words) => element('p', {}, words);
  return [
    element('h1', {}, rights.title),
    text(rights.lead),
    element('h2', {}, rights.yours),
    element('ul', {}, ...rights.topics.map((topic) => element('li', {}, topic))),
    element('h2', {}, rights.law),
    text(rights.federal), text(rights.limits), text(rights.states),
    element('h2', {}, rights.private),
    element('p', {class: 'kept'}, rights.patients),
    text(rights.report), text(rights.wrong), text(rights.help),
    element('footer', {},
      element('p', {class: 'soft'}, rights.notAdvice),
      element('a', {href: `#${other}`, lang: other, hreflang: other}, rights.otherLanguage)),
  ];
}

/** Opens the page in a tab of its own, in the language of the page that it stands on. @param {Strings} words @param {string} language */
export function rightsLink(words, language) {
  return element('a', {class: 'rights', href: `rights.html#${language === 'es' ? 'es' : 'en'}`, target: '_blank', rel: 'noopener'}, words.popup.rights);
}
