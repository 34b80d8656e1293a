// @ts-check
/** What the popup says of the page that it was opened over. */
import {element} from '../element.js';
import {addressOf} from '../page_top.js';

/**
 * @typedef {import('../locales/pages_en.js').PagesWords} PagesWords
 * @typedef {import('../../messages.js').PageView} PageView
 * @typedef {import('../../messages.js').LinkState} LinkState
 */

/** @param {PageView[]} pages @param {LinkState} link @returns {keyof PagesWords['page']} the worst news comes first */
function stateOf(pages, link) {
  if (pages.length === 0) return 'unlisted';
  if (link !== 'ready') return 'off';
  return /** @type {const} */ (['not_checked', 'checked']).find((last) => pages.some((page) => page.last === last)) ?? 'none';
}

/** @param {PageView[]} pages @param {LinkState} link @param {string} language @param {PagesWords} words */
export function pageRows(pages, link, language, {page: words}) {
  const state = stateOf(pages, link);
  const checks = state === 'none' || state === 'checked';
  return [
    element('h2', {}, words.title),
    element('p', {class: 'here'}, element('span', {class: `shape ${checks ? 'checked' : 'ring'}`, 'aria-hidden': 'true'}), element('span', {}, words[state])),
    pages.some((page) => !page.verified) ? element('p', {class: 'warn'}, words.unverified) : null,
    state === 'unlisted' ? element('a', {href: addressOf('sees', language), target: '_blank', rel: 'noopener', class: 'quiet-link'}, words.which) : null,
  ].filter((each) => each !== null);
}
