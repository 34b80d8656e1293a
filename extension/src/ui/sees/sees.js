// @ts-check
/**
 * What this sees and keeps: plain words, and beside them what is so on this computer right now.
 *
 * @typedef {import('../../messages.js').ToPage} ToPage
 * @typedef {Extract<ToPage, {type: 'page_state'}>} PageState
 * @typedef {import('../locales/pages_en.js').PagesWords} PagesWords
 * @typedef {import('../locales/en.js').Strings} Strings
 */
import {element} from '../element.js';
import {pageWords} from '../locales/pages.js';
import {strings} from '../locales/strings.js';
import {firstLanguage, openPagePort} from '../page_port.js';
import {addressOf, setTop} from '../page_top.js';
import {plainSetting} from '../plain_values.js';
import {followSystemTheme} from '../theme.js';

const main = /** @type {HTMLElement} */ (document.getElementById('sees'));
const facts = element('section', {class: 'facts', 'aria-labelledby': 'now'});
const sites = element('div', {class: 'sites'});
const kept = element('ul', {class: 'protections'});
let language = '';

/** @param {readonly string[]} items */
const list = (items) => element('ul', {}, ...items.map((item) => element('li', {}, item)));

/** @param {string} next  "en" or "es" */
function speak(next) {
  if (next === language) return;
  language = next;
  const {sees: words, wait} = pageWords(language);
  setTop('sees', language, words.title);
  facts.replaceChildren(element('h2', {id: 'now'}, words.now), element('p', {}, wait));
  main.replaceChildren(
    element('h1', {}, words.title), element('p', {class: 'lead'}, words.lead), facts,
    element('h2', {}, words.seesTitle), list(words.sees),
    element('h2', {}, words.seesNotTitle), list(words.seesNot),
    element('h2', {}, words.sitesTitle), sites,
    element('h2', {}, words.whereTitle), element('p', {}, words.where), kept, element('p', {class: 'soft'}, words.prove),
    element('h2', {}, words.keptTitle), list(words.kept),
    element('p', {}, element('a', {href: addressOf('recorded', language)}, words.recorded)));
}

/** @param {PageState} state @param {PagesWords} words */
function lastCheck({lastCheck: last}, {sees: words}) {
  if (!last) return words.noCheck;
  return `${words.check[last.status]}, ${new Date(last.at).toLocaleTimeString(language, {timeStyle: 'short'})}`;
}

/** @param {PageState} state @param {PagesWords} words @param {Strings} common */
function drawFacts(state, words, common) {
  const {sees} = words;
  const plain = (/** @type {string} */ name) => plainSetting(state.settings, name, words);
  /** @type {[string, ...(string|HTMLElement)[]][]} */
  const rows = [
    [sees.state, element('span', {class: `shape ${state.link === 'ready' ? 'checked' : 'ring'}`, 'aria-hidden': 'true'}), ' ', common.link[state.link], state.mend ? `. ${state.mend}` : ''],
    [sees.does, plain('Mode')],
    [sees.recording, plain('AuditMode')],
    [sees.privateMessages, plain('PrivateMessages')],
    [sees.lastCheck, lastCheck(state, words)],
    [sees.program, state.engineVersion || sees.notThere],
    [sees.rules, state.packVersion ? sees.rulesInUse(`${state.packId} ${state.packVersion}`, state.rules) : sees.notThere],
  ];
  const items = rows.flatMap(([name, ...value]) => [element('dt', {}, name), element('dd', {}, ...value)]);
  facts.replaceChildren(element('h2', {id: 'now'}, sees.now), element('dl', {}, ...items));
}

/** What people call a site: the names in its address patterns. @param {string[]} matches */
const hostsOf = (matches) => [...new Set(matches.map((each) => each.replace(/^[^:]+:\/\/(?:\*\.)?/, '').replace(/\/.*$/, '')))].join(', ');

/** @param {PageState} state @param {PagesWords} words */
function drawSites({surfaces, listed}, {sees: words}) {
  const open = sites.querySelector('details')?.open ?? false;
  const rows = surfaces.map(({matches, status}) => element('li', {}, hostsOf(matches),
    status === 'verified' ? null : element('span', {class: 'soft'}, ` · ${words.unverified}`)));
  const fold = element('details', {}, element('summary', {}, words.sites(surfaces.length + listed.length)), element('ul', {}, ...rows),
    ...(listed.length > 0 ? [element('p', {}, words.listedByAdmin), list(listed)] : []));
  fold.open = open;
  if (fold.textContent !== sites.textContent) sites.replaceChildren(fold);
}

/** @param {PageState} state */
function draw(state) {
  speak(state.language);
  const words = pageWords(language);
  const common = strings(language);
  drawFacts(state, words, common);
  drawSites(state, words);
  const known = /** @type {Record<string, string>} */ (common.popup.protection);
  kept.replaceChildren(...state.protections.map((each) => element('li', {}, known[each] ?? each)));
}

followSystemTheme();
speak(firstLanguage());
openPagePort((/** @type {ToPage} */ message) => {
  if (message.type === 'page_state') draw(message);
});
