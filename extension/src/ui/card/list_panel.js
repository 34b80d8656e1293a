// @ts-check
/** All findings of a composer, worst first; or that there are none; or why nothing was looked at. */
import {button, element} from '../element.js';
import {addButtons, closingOf, offerSection} from './offers.js';
import {helpLink, levelTag, paragraph, quoted, worstFirst} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('../../messages.js').FindingView} FindingView
 * @typedef {Extract<import('../../messages.js').ToFrame, {type: 'list'}>} ListMessage
 */

/** @param {FindingView} view @param {Stage} stage */
function row(view, {words, send}) {
  const made = button('', 'row', () => send({type: 'show', index: view.index}));
  made.append(
    element('span', {class: 'row-head'}, element('strong', {}, view.finding.title ?? ''), levelTag(view.finding.level, words)),
    quoted(view.quote, words));
  return element('li', {}, made);
}

/**
 * Why a text was not looked at, in one or two sentences.
 * @param {{link: import('../../messages.js').LinkState, why?: string}} message @param {import('./parts.js').Strings} words
 */
export function whyNotChecked({link, why}, words) {
  if (link !== 'ready') return `${words.link[link]}. ${words.mend[link]}`;
  return /** @type {Record<string, string>} */ (words.reason)[why ?? ''] ?? words.reason.FAILED;
}

/** @param {ListMessage} message @param {Stage} stage @returns {Node[]} */
function body(message, stage) {
  const {words} = stage;
  const {views, link, partial, numbersOnly, helpText, why, said} = message;
  const notes = [];
  if (link !== 'ready' || why) notes.push(paragraph(whyNotChecked(message, words)), helpText ? paragraph(helpText, 'soft') : null);
  else if (views.length === 0 && !partial && !numbersOnly) notes.push(paragraph(closingOf(said, 'after_rewrite') || words.clear));
  if (partial) notes.push(paragraph(words.partial, 'warn'));
  if (numbersOnly) notes.push(paragraph(words.numbersOnly, 'warn'));
  const rows = worstFirst(views).map((view) => row(view, stage));
  const list = rows.length > 0 ? element('ul', {class: 'rows'}, ...rows) : null;
  const added = addButtons(said, stage);
  const add = added.length > 0 ? element('div', {class: 'buttons'}, ...added) : null;
  return [...notes, list, ...offerSection(said, stage), add].filter((each) => each !== null);
}

/** @param {ListMessage} message @param {Stage} stage @returns {Panel} */
export function listPanel(message, stage) {
  const {words} = stage;
  const {views, link, partial, why, helpUrl} = message;
  const unchecked = link !== 'ready' || (why !== undefined && !partial);
  const title = unchecked ? words.notChecked.title
    : views.length > 0 ? words.pill.to_look_at(views.length) : partial ? words.notChecked.some : words.listEmpty;
  return {
    kind: 'list',
    title,
    closable: true,
    body: body(message, stage),
    actions: unchecked && !helpLink(helpUrl, words) ? []
      : [element('div', {class: 'foot'}, unchecked ? null : element('span', {}, words.promise), helpLink(helpUrl, words))],
    escape: {type: 'close'},
  };
}
