// @ts-check
/** What only the author can know: whose story it is, and what a picture shows. One question, up to four equal answers. */
import {button, element} from '../element.js';
import {paragraph} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('../../wire.gen.js').AnswerKind} AnswerKind
 * @typedef {import('../../messages.js').FindingView} FindingView
 * @typedef {Extract<import('../../messages.js').ToFrame, {type: 'card'}>} CardMessage
 *
 * @typedef {object} Question
 * @property {Node[]} ask           what is asked; for the panel's body
 * @property {HTMLElement[]} reply  its answers; for the panel's actions
 * @property {AnswerKind[]} taken   answers that it already offers, or has no use for
 */

/** @param {HTMLButtonElement[]} buttons @param {Record<string, string>} [named]  where no paragraph asks: what names the group */
const group = (buttons, named = {'aria-labelledby': 'ask'}) => element('div', {class: 'buttons equal', role: 'group', ...named}, ...buttons);

/** @param {string} text */
function askLine(text) {
  const made = paragraph(text, 'ask');
  made.id = 'ask';
  return made;
}

/** @type {readonly AnswerKind[]} */
const tellers = ['CARED_FOR_HERE', 'OWN_OR_FAMILY', 'NOT_REAL'];

/** @param {CardMessage} message @param {Stage} stage @returns {Question|null} null where it is plain, or was answered */
function relationQuestion({view, caredFor}, {words, send}) {
  const answers = view.finding.answers ?? [];
  if (caredFor || !answers.includes('CARED_FOR_HERE')) return null;
  const taken = tellers.filter((kind) => answers.includes(kind));
  const names = /** @type {Record<string, string>} */ (words.answer);
  const buttons = taken.map((kind) => button(names[kind], 'plain', () => send({type: 'answer', index: view.index, kind})));
  const titled = view.finding.title === words.whoseStory;
  return {ask: titled ? [] : [askLine(words.whoseStory)], reply: [group(buttons, titled ? {'aria-labelledby': 'title'} : undefined)], taken};
}

const kept = /** @type {const} */ (['person', 'screen', 'label']);

/**
 * What is in the picture stays in this frame: an answer that keeps the finding shows what to do, and goes nowhere.
 * @param {CardMessage} message @param {Stage} stage @returns {Question|null} null where no picture is talked of
 */
function photoQuestion({view, same}, {words, send, measure}) {
  const all = [view, ...same];
  if (!all.some(({finding}) => finding.category === 'PHOTO')) return null;
  const {ask, unseen, answer, advice} = words.photo;
  const line = element('p', {class: 'advice', role: 'status'});
  const show = (/** @type {HTMLButtonElement|null} */ chosen, /** @type {string} */ text) => {
    for (const each of keeping) each.setAttribute('aria-pressed', String(each === chosen));
    line.textContent = text;
    measure();
  };
  const keeping = kept.map((what) => {
    const made = button(answer[what], 'plain', () => show(made, advice[what]));
    made.setAttribute('aria-pressed', 'false');
    return made;
  });
  const open = all.filter(({finding}) => finding.answers?.includes('NOT_A_PATIENT')).map(({index}) => index);
  const none = button(answer.none, 'plain', () => {
    if (open.length === 0) show(null, advice.none);
    else send({type: 'answer', index: open[0], kind: 'NOT_A_PATIENT', also: open.slice(1)});
  });
  return {ask: [askLine(ask), paragraph(unseen, 'soft')], reply: [group([...keeping, none]), line], taken: ['NOT_A_PATIENT']};
}

/** @param {CardMessage} message @param {Stage} stage @returns {Question|null} */
export const questionOf = (message, stage) => relationQuestion(message, stage) ?? photoQuestion(message, stage);
