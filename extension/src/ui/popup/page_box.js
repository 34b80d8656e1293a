// @ts-check
/** What the popup says of the page that it was opened over. */
import {element} from '../element.js';
import {addressOf} from '../page_top.js';

/**
 * @typedef {import('../locales/pages_en.js').PagesWords} PagesWords
 * @typedef {import('../../messages.js').Site} Site
 * @typedef {import('../../messages.js').LinkState} LinkState
 */

/** @param {Site|null} site  null: not listed @param {LinkState} link @param {string} language @param {PagesWords} words */
export function pageRows(site, link, language, {page: words}) {
  const state = site === null ? 'unlisted' : link === 'ready' ? site.last : 'off';
  const checks = state === 'none' || state === 'checked';
  return [
    element('h2', {}, words.title),
    element('p', {class: 'here'}, element('span', {class: `shape ${checks ? 'checked' : 'ring'}`, 'aria-hidden': 'true'}), element('span', {}, words[state])),
    site !== null && site.status !== 'verified' ? element('p', {class: 'warn'}, words.unverified) : null,
    site === null ? element('a', {href: addressOf('sees', language), target: '_blank', rel: 'noopener', class: 'quiet-link'}, words.which) : null,
  ].filter((each) => each !== null);
}
