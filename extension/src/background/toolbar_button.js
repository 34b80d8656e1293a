// @ts-check
/** The toolbar's button says in its title, and by a small badge where a person is needed, how the link stands. */
import {strings} from '../ui/locales/strings.js';
import {needsAPerson} from './link_errors.js';

/**
 * @param {typeof chrome.action} action
 * @param {import('../messages.js').LinkState} state @param {string} language
 */
export function showState(action, state, language) {
  const idle = state === 'ready' || state === 'starting' || state === 'disconnected';
  const badge = idle ? '' : needsAPerson(state) ? '!' : '–';
  action.setTitle({title: state === 'disconnected' ? 'Discreet' : `Discreet · ${strings(language).link[state]}`});
  action.setBadgeBackgroundColor({color: '#5b6675'});
  action.setBadgeText({text: badge});
}

/**
 * Over one tab: its page does not fit what is known of the site. Elsewhere, and when it fits again, all tabs say the same.
 * @param {typeof chrome.action} action @param {number} tab
 * @param {import('../messages.js').Health} health @param {string} language
 */
export async function showHealth(action, tab, health, language) {
  const fits = health === 'FITS';
  try {
    await action.setBadgeText({tabId: tab, text: /** @type {any} */ (fits ? null : '–')});
    const title = fits ? await action.getTitle({}) : `Discreet · ${strings(language).pill.not_here}`;
    await action.setTitle({tabId: tab, title});
  } catch {
    // the tab was closed
  }
}
