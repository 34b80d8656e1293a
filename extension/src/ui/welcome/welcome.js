// @ts-check
/**
 * What a person sees once, when they have installed the extension: what it does for them, and a box to try it in.
 *
 * @typedef {import('../../messages.js').ToPage} ToPage
 * @typedef {Extract<ToPage, {type: 'page_state'}>} PageState
 */
import {element} from '../element.js';
import {levelTag} from '../card/parts.js';
import {pageWords} from '../locales/pages.js';
import {strings} from '../locales/strings.js';
import {firstLanguage, openPagePort} from '../page_port.js';
import {setTop} from '../page_top.js';
import {followSystemTheme} from '../theme.js';
import {practiceBox, startPractice} from './practice.js';

const main = /** @type {HTMLElement} */ (document.getElementById('welcome'));
const status = element('div', {class: 'status', role: 'status'});
let language = '';

/** @param {string} next  "en" or "es" */
function speak(next) {
  if (next === language) return;
  language = next;
  const {welcome: words} = pageWords(language);
  const common = strings(language);
  setTop('welcome', language, words.title);
  main.replaceChildren(
    element('h1', {}, words.title), element('p', {class: 'lead'}, words.lead),
    element('ul', {class: 'points'}, ...words.points.map(([name, text]) => element('li', {}, element('strong', {}, name), element('span', {}, text)))),
    element('h2', {id: 'practice'}, words.practice), element('p', {}, words.practiceHint), status, practiceBox(words),
    element('h2', {}, words.marksTitle),
    element('ul', {class: 'levels'}, .../** @type {const} */ (['NOTICE', 'CAUTION', 'STOP']).map((level) => element('li', {},
      element('span', {class: `line ${level.toLowerCase()}`, 'aria-hidden': 'true'}), levelTag(level, common)))));
}

/** @param {PageState} state */
function draw(state) {
  speak(state.language);
  const words = pageWords(language).welcome;
  const common = strings(language);
  const works = state.link === 'ready' || state.link === 'starting';
  const rows = works ? [] : [element('p', {class: 'warn'}, `${words.asleep} ${common.link[state.link]}. ${state.mend}`)];
  if (rows.map((each) => each.textContent).join('') !== status.textContent) status.replaceChildren(...rows);
}

followSystemTheme();
speak(firstLanguage());
startPractice();
openPagePort((/** @type {ToPage} */ message) => {
  if (message.type === 'page_state') draw(message);
});
