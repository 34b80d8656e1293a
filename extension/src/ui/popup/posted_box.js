// @ts-check
/**
 * "I already posted": what to do now, in order, and whom to call. Works with no host, no worker and no network; what is
 * typed here lives in its fields and nowhere else.
 */
import {button, element} from '../element.js';
import {helpLink} from '../card/parts.js';

/**
 * @typedef {import('../locales/en.js').Strings} Strings
 * @typedef {import('../locales/pages_en.js').PagesWords} PagesWords
 * @typedef {import('../../wire.gen.js').Setting} Setting
 */

const fields = /** @type {const} */ (['link', 'time', 'who']);

/** Three lines to have at hand on the phone. @param {PagesWords['posted']} words */
function noteForm(words) {
  const inputs = fields.map((name) => element('input', {id: `note-${name}`, type: 'text', dir: 'auto', autocomplete: 'off', spellcheck: 'false'}));
  const told = element('p', {class: 'soft told', role: 'status'});
  const copy = button(words.copy, 'plain', () => {
    const text = fields.map((name, at) => `${words[name]}: ${inputs[at].value}`).join('\n');
    navigator.clipboard.writeText(text).then(() => {
      told.textContent = words.copied;
    }, () => {
      told.textContent = words.copyFailed;
    });
  });
  const rows = fields.map((name, at) => element('p', {class: 'field'}, element('label', {for: `note-${name}`}, words[name]), inputs[at]));
  return element('fieldset', {class: 'note'}, element('legend', {}, words.note), element('p', {class: 'soft'}, words.noteHint), ...rows, copy, told);
}

/** @param {PagesWords} words @param {Strings} strings */
export function createPostedBox({posted: words}, strings) {
  const call = element('p', {class: 'call', dir: 'auto'}, words.callSomeone);
  const help = element('p', {class: 'help', dir: 'auto'});
  return {
    node: element('details', {class: 'posted'}, element('summary', {}, words.title),
      element('p', {}, words.lead),
      element('ol', {}, ...words.steps.map((step) => element('li', {}, step)), element('li', {}, call)),
      element('p', {}, words.reply), help, noteForm(words)),
    /** @param {Setting[]} settings */
    settingsChanged: (settings) => {
      const value = (/** @type {string} */ name) => settings.find((each) => each.name === name)?.value ?? '';
      call.textContent = value('PrivacyContact') === '' ? words.callSomeone : words.call(value('PrivacyContact'));
      help.replaceChildren(...[value('HelpText'), helpLink(value('HelpUrl'), {...strings, help: words.more})].filter((each) => each !== null && each !== '').flatMap((each) => [/** @type {Node|string} */ (each), ' ']));
    },
  };
}
