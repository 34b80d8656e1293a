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
