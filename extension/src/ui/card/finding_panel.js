// @ts-check
/** One finding: what it is, why, who could tell, and what to do about it. */
import {button, element} from '../element.js';
import {addButtons, closingOf, offersButton, offersFor} from './offers.js';
import {aboutPatient, citations, groupSteps, helpLink, levelTag, paragraph, quoted} from './parts.js';
import {questionOf} from './questions.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('./questions.js').Question} Question
 * @typedef {import('../../wire.gen.js').AnswerKind} AnswerKind
 * @typedef {Extract<import('../../messages.js').ToFrame, {type: 'card'}>} CardMessage
 */

/** Each step of the band has the colour of what it means. */
const stepLevels = ['stop', 'stop', 'caution', 'notice', 'notice'];

/** @param {string|undefined} groupSize @param {Stage} stage @returns {HTMLElement|null} */
function groupBand(groupSize, {words}) {
  const at = groupSteps.findIndex((step) => step === groupSize);
  if (at < 0) return null;
  const steps = groupSteps.map((_, i) => element('i', {class: i === at ? `on ${stepLevels[at]}` : ''}));
  return element('div', {class: 'band'},
    element('strong', {}, words.whoCouldTell),
    element('div', {class: 'steps', 'aria-hidden': 'true'}, ...steps),
    element('span', {class: 'soft'}, words.groupSize[groupSteps[at]]));
}

/** The words and why. A reason that goes on in lower case reads as one sentence with them. @param {CardMessage} message @param {Stage} stage */
function reasonLines({view}, {words}) {
  const quote = quoted(view.quote, words);
  const why = view.finding.why ?? '';
  if (/^\p{Ll}/u.test(why)) return [element('p', {class: 'why'}, quote, ' ', why)];
  return [element('p', {class: 'words'}, quote), element('p', {class: 'why'}, why)];
}

/** @param {number} index @param {AnswerKind} kind @param {string} look @param {Stage} stage */
function answerButton(index, kind, look, {words, send}) {
  const text = /** @type {Record<string, string>} */ (words.answer)[kind];
  return text ? button(text, look, () => send({type: 'answer', index, kind})) : null;
}

/**
 * The first answer, and the others behind one more button; behind a question all of them.
 * @param {CardMessage} message @param {Stage} stage @param {Question|null} question
 */
function answerButtons({view}, stage, question) {
  const taken = question?.taken ?? ['CARED_FOR_HERE'];
  const answers = (view.finding.answers ?? []).filter((kind) => !taken.includes(kind));
  const first = question ? 0 : 1;
  const make = (/** @type {AnswerKind} */ kind, /** @type {string} */ look) => answerButton(view.index, kind, look, stage);
  const buttons = answers.map((kind, i) => make(kind, i < first ? 'plain' : 'quiet')).filter((each) => each !== null);
  if (buttons.length <= first + 1) return buttons;
  const rest = buttons.slice(first);
  const more = button(stage.words.moreAnswers, 'quiet', () => {
    more.replaceWith(...rest);
    rest[0].focus();
    stage.measure();
  });
  more.setAttribute('aria-expanded', 'false');
  return [...buttons.slice(0, first), more];
}

/** @param {CardMessage} message @param {Stage} stage @param {Question|null} question @param {() => void} openOffers @returns {HTMLElement[]} */
function actions(message, stage, question, openOffers) {
  const {view, said} = message;
  const part = view.finding.part ?? 0;
  const fix = view.finding.fixes?.[0];
  const fixes = fix ? [button(fix.label ?? '', question ? 'plain' : 'primary', () => stage.send({type: 'fix', index: view.index, fix: 0}))] : [];
  const added = view.finding.category === 'SPEAKING_FOR_EMPLOYER' ? addButtons(said, stage, part) : [];
  const others = [offersButton(offersFor(said, 'INSTEAD', part), stage, openOffers), ...added].filter((each) => each !== null);
  const rows = [[...fixes, ...answerButtons(message, stage, question)], others].filter((row) => row.length > 0);
  return [...(question?.reply ?? []), ...rows.map((row) => element('div', {class: 'buttons'}, ...row))];
}

/** @param {CardMessage} message @param {Stage} stage */
function foot({view, total, before, after, helpUrl}, {words, send}) {
  const step = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {number|undefined} */ index) => {
    const made = button(sign, 'step', () => {
      if (index !== undefined) send({type: 'show', index});
    });
    made.setAttribute('aria-label', label);
    made.disabled = index === undefined;
    return made;
  };
  const steps = total > 1
    ? element('span', {class: 'steppers'}, step('‹', words.previous, before), step('›', words.next, after)) : null;
  return element('div', {class: 'foot'}, citations(view), helpLink(helpUrl, words), steps);
}

/** Where no change of these words helps, what the host has to say to that. @param {CardMessage} message @param {Question|null} question */
function noWording({view, said}, question) {
  const open = question !== null || (view.finding.fixes ?? []).length > 0 || !aboutPatient(view);
  return open ? '' : closingOf(said, 'no_wording');
}

/** @param {CardMessage} message @param {Stage} stage @param {() => void} openOffers  to the texts that may be used instead @returns {Panel} */
export function findingPanel(message, stage, openOffers) {
  const {view, position, total, groupSize} = message;
  const {words} = stage;
  const question = questionOf(message, stage);
  const band = groupBand(groupSize, stage);
  const closing = noWording(message, question);
  return {
    kind: 'card',
    title: view.finding.title ?? '',
    closable: true,
    body: [
      element('p', {class: 'rank'}, levelTag(view.finding.level, words), ' ',
        total > 1 ? element('span', {class: 'soft'}, words.position(position, total)) : null),
      ...reasonLines(message, stage),
      ...(aboutPatient(view) && band ? [band] : []),
      ...(question?.ask ?? []),
      ...(closing ? [paragraph(closing, 'soft')] : []),
    ],
    actions: [...actions(message, stage, question, openOffers), foot(message, stage)],
    escape: {type: 'close'},
  };
}
