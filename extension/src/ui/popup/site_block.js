// @ts-check
/**
 * What the popup says of the page that it was opened over, and of sites that the browser does not let us into yet.
 *
 * @typedef {Extract<import('../../messages.js').ToPopup, {type: 'popup_state'}>} PopupState
 * @typedef {import('../locales/en.js').Strings} Strings
 */
import {button, element} from '../element.js';

/** @param {PopupState} state @param {Strings} words */
function pageRows({site}, words) {
  const {site: say} = words.popup;
  if (!site) return [element('p', {class: 'soft'}, say.none)];
  return [
    site.health === 'FITS' ? null : element('p', {class: 'warn'}, element('b', {}, words.pill.not_here), `. ${say[site.health]}`),
    element('p', {class: 'soft'}, `${say.known(site.id)} ${site.status === 'verified' ? say.status.verified : say.status.unverified}`),
  ];
}

/** Asks the browser, which asks the person; only a press may do so. @param {string[]} origins */
function agree(origins) { chrome.permissions.request({origins}).catch(() => {}); }

/** @param {PopupState} state @param {Strings} words */
function wantedRows({wanted}, words) {
  if (wanted.length === 0) return [];
  const hosts = wanted.map((origin) => element('li', {}, origin.replace(/^https:\/\/|\/\*$/g, '')));
  return [element('p', {}, words.popup.wanted), element('ul', {}, ...hosts), button(words.popup.agree, 'plain', () => agree(wanted))];
}

/** @param {PopupState} state @param {Strings} words @returns {HTMLElement} */
export const siteBlock = (state, words) => element('div', {class: 'site'}, ...pageRows(state, words), ...wantedRows(state, words));
