// @ts-check
/** What the popup says of the page that it was opened over. */
import {element} from '../element.js';
import {addressOf} from '../page_top.js';

/**
 * @typedef {import('../locales/en.js').Strings} Strings
 * @typedef {import('../locales/pages_en.js').PagesWords} PagesWords
 * @typedef {import('../../messages.js').Site} Site
 * @typedef {import('../../messages.js').LinkState} LinkState
 */

/** @param {string} shape @param {...string} says */
const stateRow = (shape, ...says) => element('p', {class: 'here'}, element('span', {class: `shape ${shape}`, 'aria-hidden': 'true'}), element('span', {}, ...says));

/**
 * @param {Site|null} site  null: not listed @param {LinkState} link @param {string} language @param {PagesWords} pages @param {Strings} words
 * @returns {HTMLElement[]}
 */
export function pageRows(site, link, language, {page: says}, words) {
  const title = element('h2', {}, says.title);
  if (site === null) return [title, stateRow('ring', says.unlisted), element('a', {href: addressOf('sees', language), target: '_blank', rel: 'noopener', class: 'quiet-link'}, says.which)];
  const rows = [title];
  if (link !== 'ready') rows.push(stateRow('ring', says.off));
  else if (site.health !== 'FITS') rows.push(stateRow('ring', words.pill.not_here), element('p', {class: 'warn'}, words.popup.site[site.health]));
  else rows.push(stateRow(site.last === 'not_checked' ? 'ring' : 'checked', says[site.last]));
  if (site.status !== 'verified') rows.push(element('p', {class: 'warn'}, says.unverified));
  return rows;
}
