// @ts-check
/**
 * What a person may choose for themselves, and beside it, to read only, what the organisation has set. A choice is in force
 * and kept as soon as it is made.
 *
 * @typedef {import('../../messages.js').ToPage} ToPage
 * @typedef {Extract<ToPage, {type: 'page_state'}>} PageState
 * @typedef {import('../../choices.js').Choices} Choices
 * @typedef {import('../../wire.gen.js').Category} Category
 * @typedef {import('../locales/pages_en.js').PagesWords} PagesWords
 */
import {MAY_BE_MUTED, noChoices} from '../../choices.js';
import {element} from '../element.js';
import {pageWords} from '../locales/pages.js';
import {firstLanguage, openPagePort} from '../page_port.js';
import {setTop} from '../page_top.js';
import {plainValue} from '../plain_values.js';
import {followSystemTheme} from '../theme.js';

const main = /** @type {HTMLElement} */ (document.getElementById('options'));
const notes = element('div', {class: 'notes'});
const organisation = element('section', {class: 'organisation'});
const told = element('p', {class: 'told', role: 'status'});
const languages = /** @type {const} */ (['browser', 'en', 'es']);

let choices = noChoices();
/** Choices that the worker has not yet answered for: what it says of them until then is older. */
let underWay = 0;
let language = '';
/** @type {Map<string, HTMLInputElement>} */
const inputs = new Map();

/** @param {'radio'|'checkbox'} type @param {string} id @param {string} group @param {() => void} act */
function input(type, id, group, act) {
  const made = element('input', {type, id, name: group, autocomplete: 'off'});
  made.addEventListener('change', act);
  inputs.set(id, made);
  return made;
}

/** @param {Partial<Choices>} change */
function choose(change) {
  choices = {...choices, ...change};
  underWay++;
  told.textContent = '';
  send({type: 'choose', choices});
}

/** @param {PagesWords} words */
function languageField({options: words}) {
  const rows = languages.map((each) => element('label', {class: 'choice', lang: each === 'browser' ? undefined : each},
    input('radio', `language-${each}`, 'language', () => choose({language: each})), words.languages[each]));
  return element('fieldset', {class: 'choices', id: 'language', 'aria-describedby': 'language-managed'}, element('legend', {}, words.language), ...rows,
    element('p', {class: 'soft', id: 'language-managed', hidden: true}, words.organisation));
}

/** @param {Category} category @param {PagesWords} words @param {HTMLInputElement} box @param {string} [more] */
function topic(category, words, box, more) {
  const [name, about] = /** @type {Record<string, string[]>} */ (words.category)[category];
  box.setAttribute('aria-describedby', `about-${category}`);
  return element('div', {class: 'topic'}, box,
    element('div', {}, element('label', {for: box.id}, name), element('p', {class: 'soft', id: `about-${category}`}, more ? `${more}. ${about}` : about)));
}

/** @param {PagesWords} words */
function topicField(words) {
  const always = /** @type {const} */ (['PHI', 'CREDENTIALS']).map((each) => {
    const box = element('input', {type: 'checkbox', id: `topic-${each}`, checked: true, disabled: true});
    return topic(each, words, box, words.options.always);
  });
  const others = MAY_BE_MUTED.map((each) => topic(each, words, input('checkbox', `topic-${each}`, 'topic', () => {
    choose({muted: MAY_BE_MUTED.filter((one) => !inputs.get(`topic-${one}`)?.checked)});
  })));
  return element('fieldset', {class: 'choices'}, element('legend', {}, words.options.topics), element('p', {class: 'soft'}, words.options.topicsHint),
    element('div', {class: 'topics'}, ...always, ...others));
}

/** Draws what is to be chosen, keeping the keyboard where it was. @param {string} next  "en" or "es" */
function speak(next) {
  if (next === language) return;
  language = next;
  const words = pageWords(language);
  const focused = document.activeElement?.id;
  setTop('options', language, words.options.title);
  inputs.clear();
  main.replaceChildren(element('h1', {}, words.options.title), element('p', {}, words.options.lead), notes, told,
    languageField(words), topicField(words), organisation);
  if (focused) inputs.get(focused)?.focus({preventScroll: true});
}

/** @param {PageState} state @param {PagesWords} words */
function drawOrganisation(state, words) {
  const set = state.settings.filter((each) => each.source !== 'BUILT_IN_DEFAULT' && each.value !== '' && each.value !== '[]');
  const named = /** @type {Record<string, string>} */ (words.options.setting);
  const rows = set.flatMap((each) => [
    element('dt', {}, named[each.name ?? ''] ?? each.name ?? ''), element('dd', {dir: 'auto'}, plainValue(each, words))]);
  organisation.replaceChildren(element('h2', {}, words.options.organisation),
    ...(set.length > 0 ? [element('p', {class: 'soft'}, words.options.organisationHint), element('dl', {}, ...rows)] : [element('p', {}, words.options.nobody)]));
}

/** @param {PageState} state */
function draw(state) {
  speak(state.language);
  const words = pageWords(language);
  if (underWay === 0) choices = state.choices;
  const managed = state.settings.some((each) => each.name === 'UiLanguage' && each.source !== 'BUILT_IN_DEFAULT');
  const spoken = managed ? state.settings.find((each) => each.name === 'UiLanguage')?.value : choices.language;
  for (const each of languages) {
    const radio = /** @type {HTMLInputElement} */ (inputs.get(`language-${each}`));
    radio.checked = spoken === each;
    radio.disabled = managed;
  }
  /** @type {HTMLElement} */ (document.getElementById('language-managed')).hidden = !managed;
  for (const each of MAY_BE_MUTED) /** @type {HTMLInputElement} */ (inputs.get(`topic-${each}`)).checked = !choices.muted.includes(each);
  notes.replaceChildren(...state.ignored.map((each) => element('p', {class: 'warn'}, words.options.ignored[each])));
  drawOrganisation(state, words);
}

/** @param {ToPage} message */
function heard(message) {
  if (message.type === 'page_state') draw(message);
  if (message.type !== 'chosen') return;
  underWay = Math.max(0, underWay - 1);
  const words = pageWords(language).options;
  told.textContent = message.kept ? words.saved : words.notSaved;
}

followSystemTheme();
speak(firstLanguage());
const send = openPagePort(heard);
