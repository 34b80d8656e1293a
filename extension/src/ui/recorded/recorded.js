// @ts-check
/**
 * What the audit log holds of the person who looks, all of it, newest first.
 *
 * @typedef {import('../../messages.js').ToRecorded} ToRecorded
 * @typedef {import('../../messages.js').RecordedEvent} RecordedEvent
 * @typedef {import('../locales/en.js').Strings} Strings
 */
import {element} from '../element.js';
import {strings} from '../locales/strings.js';
import {setTop} from '../page_top.js';
import {rightsLink} from '../rights/rights_page.js';
import {followSystemTheme} from '../theme.js';

const main = /** @type {HTMLElement} */ (document.getElementById('recorded'));

/** @param {RecordedEvent} event @param {Strings} words @param {string} language */
function row(event, words, language) {
  const level = /** @type {Record<string, string>} */ (words.level)[event.level ?? ''] ?? words.recorded.clear;
  const when = new Date((event.minute ?? 0) * 60_000).toLocaleString(language, {dateStyle: 'medium', timeStyle: 'short'});
  const cells = [
    when, words.recorded.kind[event.kind ?? 'POST'], level, words.recorded.outcome[event.outcome ?? 'OUTCOME_UNSPECIFIED'],
    /** @type {Record<string, string>} */ (words.answer)[event.reason ?? ''] ?? '—', (event.rules ?? []).join(', ') || '—',
  ];
  return element('tr', {}, ...cells.map((text) => element('td', {}, text)));
}

/** @param {RecordedEvent[]} events @param {Strings} words @param {string} language */
function table(events, words, language) {
  const head = element('tr', {}, ...words.recorded.columns.map((text) => element('th', {scope: 'col'}, text)));
  const rows = [...events].reverse().map((event) => row(event, words, language));
  return element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': words.recorded.title},
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)));
}

/** @param {ToRecorded} answer */
function draw({language, link, auditMode, events}) {
  const words = strings(language);
  setTop('recorded', language, words.recorded.title);
  const mode = /** @type {Record<string, string>} */ (words.recorded.mode)[auditMode];
  main.replaceChildren(
    element('h1', {}, words.recorded.title),
    element('p', {}, words.recorded.lead),
    ...(events === null ? [element('p', {}, words.recorded.unknown), element('p', {class: 'soft'}, words.mend[link])] : [
      ...(mode ? [element('p', {class: 'soft'}, mode)] : []),
      events.length > 0 ? table(events, words, language) : element('p', {}, words.recorded.empty),
    ]),
    element('p', {class: 'more'}, rightsLink(words, language)));
}

followSystemTheme();
const port = chrome.runtime.connect({name: 'recorded'});
port.onMessage.addListener(draw);
port.postMessage({type: 'open'});
