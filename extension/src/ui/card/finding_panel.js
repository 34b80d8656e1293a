// @ts-check
/** One finding: what it is, why, who could tell, and what to do about it. */
import {button, element} from '../element.js';
import {aboutPatient, citations, helpLink, levelTag, paragraph, quoted} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('../../wire.gen.js').AnswerKind} AnswerKind
 * @typedef {Extract<import('../../messages.js').ToFrame, {type: 'card'}>} CardMessage
 */

/** From few people to many; each step has the colour of what it means. */
const groupSteps = /** @type {const} */ (['ONLY_THIS_PERSON', 'A_HANDFUL', 'TENS', 'HUNDREDS', 'THOUSANDS_OR_MORE']);
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

/** The first answer, and the others behind one more button. @param {CardMessage} message @param {Stage} stage */
function answerButtons({view}, stage) {
  const answers = view.finding.answers ?? [];
  const make = (/** @type {AnswerKind} */ kind, /** @type {string} */ look) => answerButton(view.index, kind, look, stage);
  const buttons = answers.map((kind, i) => make(kind, i === 0 ? 'plain' : 'quiet')).filter((each) => each !== null);
  if (buttons.length <= 2) return buttons;
  const rest = buttons.slice(1);
  const more = button(stage.words.moreAnswers, 'quiet', () => {
    more.replaceWith(...rest);
    rest[0].focus();
  });
  more.setAttribute('aria-expanded', 'false');
  return [buttons[0], more];
}

/** @param {CardMessage} message @param {Stage} stage @returns {HTMLElement[]} */
function actions(message, stage) {
  const {view} = message;
  const answers = view.finding.answers ?? [];
  if (answers.includes('CARED_FOR_HERE')) {
    return answers.slice(0, 4).map((kind) => answerButton(view.index, kind, 'plain', stage)).filter((each) => each !== null);
  }
  const fix = view.finding.fixes?.[0];
  const primary = fix ? [button(fix.label ?? '', 'primary', () => stage.send({type: 'fix', index: view.index, fix: 0}))] : [];
  return [...primary, ...answerButtons(message, stage)];
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

/** @param {CardMessage} message @param {Stage} stage @returns {Panel} */
export function findingPanel(message, stage) {
  const {view, position, total, groupSize} = message;
  const {words} = stage;
  const question = (view.finding.answers ?? []).includes('CARED_FOR_HERE');
  const hopeless = !question && (view.finding.fixes ?? []).length === 0 && view.finding.level === 'STOP' && aboutPatient(view);
  const band = groupBand(groupSize, stage);
  return {
    kind: 'card',
    title: view.finding.title ?? '',
    closable: true,
    body: [
      element('p', {class: 'rank'}, levelTag(view.finding.level, words), ' ',
        total > 1 ? element('span', {class: 'soft'}, words.position(position, total)) : null),
      ...reasonLines(message, stage),
      ...(aboutPatient(view) && band ? [band] : []),
      ...(question && view.finding.title !== words.whoseStory ? [paragraph(words.whoseStory, 'ask')] : []),
      ...(hopeless ? [paragraph(words.noFix, 'soft')] : []),
    ],
    actions: [element('div', {class: question ? 'buttons equal' : 'buttons'}, ...actions(message, stage)), foot(message, stage)],
    escape: {type: 'close'},
  };
}
