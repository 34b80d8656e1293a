// @ts-check
/** Sites that the browser does not let us into yet: what the popup asks for. */
import {button, element} from '../element.js';

/** Asks the browser, which asks the person; only a press may do so. @param {string[]} origins */
function agree(origins) { chrome.permissions.request({origins}).catch(() => {}); }

/** @param {string[]} wanted  origins @param {import('../locales/en.js').Strings} words @returns {HTMLElement[]} */
export function wantedRows(wanted, words) {
  if (wanted.length === 0) return [];
  const hosts = wanted.map((origin) => element('li', {}, origin.replace(/^https:\/\/|\/\*$/g, '')));
  return [element('div', {class: 'wanted'}, element('p', {}, words.popup.wanted), element('ul', {}, ...hosts), button(words.popup.agree, 'plain', () => agree(wanted)))];
}
