// @ts-check
/**
 * The toolbar's popup: how things stand, what to do when they do not, a box to check a draft in, and what is in force.
 *
 * @typedef {import('../../messages.js').ToPopup} ToPopup
 * @typedef {Extract<ToPopup, {type: 'popup_state'}>} PopupState
 * @typedef {import('../locales/en.js').Strings} Strings
 */
import {button, element} from '../element.js';
import {strings} from '../locales/strings.js';
import {rightsLink} from '../rights/rights_page.js';
import {followSystemTheme} from '../theme.js';
import {createDraftBox} from './draft_box.js';
import {siteBlock} from './site_block.js';

const main = /** @type {HTMLElement} */ (document.getElementById('popup'));
const top_ = element('section', {class: 'status'});
const details = element('section', {class: 'details'});
/** @type {ReturnType<typeof createDraftBox>|null} */
let draftBox = null;
let language = '';

followSystemTheme();

const port = chrome.runtime.connect({name: 'popup'});

/** @param {PopupState} state @param {Strings} words */
function statusRows(state, words) {
  const shape = state.link === 'ready' ? 'checked' : 'ring';
  const versions = [
    state.engineVersion ? words.popup.engine(state.engineVersion) : null,
    state.packVersion ? words.popup.rules(`${state.packId} ${state.packVersion}`, state.rules) : null,
  ].filter((each) => each !== null).join(' · ');
  const retry = state.link === 'ready' || state.link === 'off' ? null : button(words.popup.retry, 'plain', () => port.postMessage({type: 'open'}));
  return [
    element('h1', {}, element('span', {class: `shape ${shape}`}), words.link[state.link]),
    state.mend ? element('p', {}, state.mend) : null,
    retry,
    versions ? element('p', {class: 'soft'}, versions) : null,
    state.link === 'ready' ? element('p', {class: 'soft'}, words.promise) : null,
  ].filter((each) => each !== null);
}

/** Settings that are shown even at their default: what a person notices of the policy. */
const telling = ['Mode', 'FailPolicy', 'GateAt', 'AuditMode'];

/** @param {import('../../wire.gen.js').Setting[]} settings @param {Strings} words */
function settingTable(settings, words) {
  const rows = settings.map((each) => element('tr', {},
    element('th', {scope: 'row'}, each.name ?? ''),
    element('td', {}, each.value === '[]' ? '—' : each.value || '—'),
    element('td', {}, words.popup.sources[each.source ?? 'SETTING_SOURCE_UNSPECIFIED'])));
  const heads = [words.popup.setting, words.popup.value, words.popup.source].map((text) => element('th', {scope: 'col'}, text));
  return element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows));
}

/** What somebody set and what a person notices, then all the others behind one more fold. @param {PopupState} state @param {Strings} words */
function settingBlock(state, words) {
  const first = state.settings.filter((each) => each.source !== 'BUILT_IN_DEFAULT' || telling.includes(each.name ?? ''));
  const others = state.settings.filter((each) => !first.includes(each));
  return element('div', {}, settingTable(first, words), fold(words.popup.others, settingTable(others, words)));
}

/** @param {string} title @param {Node} body */
function fold(title, body) {
  return element('details', {}, element('summary', {}, title), body);
}

/** @param {string[]} names @param {Strings} words */
function protectionList(names, words) {
  const known = /** @type {Record<string, string>} */ (words.popup.protection);
  return element('ul', {}, ...names.map((name) => element('li', {}, known[name] ?? name)));
}

/** @param {PopupState} state @param {Strings} words */
function detailBlocks(state, words) {
  return [
    state.protections.length > 0 ? fold(words.popup.protections, protectionList(state.protections, words)) : null,
    state.degraded.length > 0 ? fold(words.popup.degraded, protectionList(state.degraded, words)) : null,
    fold(words.popup.settings, settingBlock(state, words)),
    button(words.popup.recorded, 'quiet', () => chrome.runtime.openOptionsPage()),
    rightsLink(words, state.language),
  ].filter((each) => each !== null);
}

/** @param {PopupState} state */
function draw(state) {
  const words = strings(state.language);
  document.documentElement.lang = state.language;
  if (state.language !== language) {
    language = state.language;
    const text = draftBox?.text() ?? '';
    draftBox = createDraftBox(words, (check) => port.postMessage({type: 'check', check}), text);
    main.replaceChildren(top_, draftBox.node, details);
    draftBox.focus();
  }
  const open = [...details.querySelectorAll('details')].map((each) => each.open);
  top_.replaceChildren(...statusRows(state, words), siteBlock(state, words));
  details.replaceChildren(...detailBlocks(state, words));
  [...details.querySelectorAll('details')].forEach((each, i) => {
    each.open = open[i] ?? false;
  });
  draftBox?.linkChanged(state.link);
}

port.onMessage.addListener((/** @type {ToPopup} */ message) => {
  if (message.type === 'popup_state') draw(message);
  else draftBox?.receive(message);
});
// The tab's number tells no address, so it needs no permission.
chrome.tabs.query({active: true, currentWindow: true}).then(([tab]) => { port.postMessage({type: 'open', ...(tab?.id === undefined ? {} : {tab: tab.id})}); });
