// @ts-check
/**
 * The toolbar's popup: how things stand, here and at large, what to do when they do not, a box to check a draft in, what to
 * do about a post that is out, and what is in force.
 *
 * @typedef {import('../../messages.js').ToPage} ToPage
 * @typedef {Extract<ToPage, {type: 'page_state'}>} PageState
 * @typedef {import('../locales/en.js').Strings} Strings
 */
import {button, element} from '../element.js';
import {pageWords} from '../locales/pages.js';
import {strings} from '../locales/strings.js';
import {firstLanguage, openPagePort} from '../page_port.js';
import {addressOf} from '../page_top.js';
import {rightsLink} from '../rights/rights_page.js';
import {followSystemTheme} from '../theme.js';
import {createDraftBox} from './draft_box.js';
import {pageRows} from './page_box.js';
import {createPostedBox} from './posted_box.js';
import {wantedRows} from './wanted_box.js';

const main = /** @type {HTMLElement} */ (document.getElementById('popup'));
const top_ = element('section', {class: 'status'});
const here = element('section', {class: 'page'});
const details = element('section', {class: 'details'});
/** @type {ReturnType<typeof createPostedBox>|null} */
let postedBox = null;
/** @type {ReturnType<typeof createDraftBox>|null} */
let draftBox = null;
let language = '';

/** The tab that the popup lies over, once the browser has said it. @type {number|undefined} */
let tab;
/** @type {ReturnType<typeof openPagePort>} */
let send = () => {};

/** @param {PageState} state @param {Strings} words */
function statusRows(state, words) {
  const shape = state.link === 'ready' ? 'checked' : 'ring';
  const versions = [
    state.engineVersion ? words.popup.engine(state.engineVersion) : null,
    state.packVersion ? words.popup.rules(`${state.packId} ${state.packVersion}`, state.rules) : null,
  ].filter((each) => each !== null).join(' · ');
  const retry = state.link === 'ready' || state.link === 'off' ? null : button(words.popup.retry, 'plain', () => send({type: 'open', tab}));
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

/** What somebody set and what a person notices, then all the others behind one more fold. @param {PageState} state @param {Strings} words */
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

/** @param {PageState} state @param {Strings} words */
function detailBlocks(state, words) {
  const link = (/** @type {'sees'|'recorded'|'options'} */ page) => element('a',
    {href: addressOf(page, state.language), target: '_blank', rel: 'noopener', class: 'quiet-link'}, pageWords(state.language).nav[page]);
  return [
    state.protections.length > 0 ? fold(words.popup.protections, protectionList(state.protections, words)) : null,
    state.degraded.length > 0 ? fold(words.popup.degraded, protectionList(state.degraded, words)) : null,
    fold(words.popup.settings, settingBlock(state, words)),
    element('nav', {'aria-label': pageWords(state.language).nav.label},
      link('sees'), link('recorded'), link('options'), rightsLink(words, state.language)),
  ].filter((each) => each !== null);
}

/** What is there before anybody has answered, and stays when nobody does. @param {string} next  "en" or "es" */
function speak(next) {
  if (next === language) return;
  language = next;
  const words = strings(language);
  document.documentElement.lang = language;
  const text = draftBox?.text() ?? '';
  const wasOpen = postedBox?.node.open ?? false;
  draftBox = createDraftBox(words, (check) => send({type: 'check', check}), text);
  postedBox = createPostedBox(pageWords(language), words);
  postedBox.node.open = wasOpen;
  main.replaceChildren(top_, here, draftBox.node, postedBox.node, details);
}

/** @param {PageState} state */
function draw(state) {
  const words = strings(state.language);
  speak(state.language);
  const open = [...details.querySelectorAll('details')].map((each) => each.open);
  replaceKept(top_, statusRows(state, words));
  replaceKept(here, [...pageRows(state.site, state.link, state.language, pageWords(state.language), words), ...wantedRows(state.wanted, words)]);
  replaceKept(details, detailBlocks(state, words));
  [...details.querySelectorAll('details')].forEach((each, i) => {
    each.open = open[i] ?? each.open;
  });
  postedBox?.settingsChanged(state.settings);
  draftBox?.linkChanged(state.link);
}

/** Leaves alone what says the same: the keyboard may be in it. @param {HTMLElement} place @param {HTMLElement[]} rows */
function replaceKept(place, rows) {
  const before = [...place.children];
  const same = before.length === rows.length && rows.every((row, at) => row.tagName === before[at].tagName && row.textContent === before[at].textContent);
  if (!same) place.replaceChildren(...rows);
}

followSystemTheme();
speak(firstLanguage());
document.getElementById('draft')?.focus({preventScroll: true});
chrome.tabs.query({active: true, currentWindow: true}).then((tabs) => {
  tab = tabs[0]?.id;
}, () => {}).then(() => {
  send = openPagePort((message) => {
    if (message.type === 'page_state') draw(message);
    else if (message.type !== 'chosen') draftBox?.receive(message);
  }, () => ({type: 'open', tab}));
});
