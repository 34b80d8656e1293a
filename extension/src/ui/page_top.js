// @ts-check
/** The line on top of every page of ours in a tab: who we are, and the way to the other pages. */
import {element} from './element.js';
import {pageWords} from './locales/pages.js';

/** @typedef {'welcome'|'sees'|'recorded'|'options'|'rights'} PageName */

/** @type {readonly PageName[]} */
const order = ['sees', 'recorded', 'options', 'rights'];

/** Where a page is, in the language of the one that leads there. @param {PageName} page @param {string} language */
export const addressOf = (page, language) => `${page}.html${page === 'rights' ? `#${language === 'es' ? 'es' : 'en'}` : ''}`;

/**
 * Puts the line there, or anew where the language changed; sets the document's language and title.
 * @param {PageName} page @param {string} language  "en" or "es" @param {string} title
 */
export function setTop(page, language, title) {
  const words = pageWords(language).nav;
  document.documentElement.lang = language;
  document.title = `${title} · Discreet`;
  const links = order.map((each) => element('a', {href: addressOf(each, language), 'aria-current': each === page ? 'page' : undefined}, words[each]));
  const made = element('header', {class: 'top'},
    element('strong', {}, element('span', {class: 'shape checked', 'aria-hidden': 'true'}), 'Discreet'),
    element('nav', {'aria-label': words.label}, ...links));
  const before = document.querySelector('header.top');
  if (before?.textContent === made.textContent) return;
  if (before) before.replaceWith(made);
  else document.body.prepend(made);
}
