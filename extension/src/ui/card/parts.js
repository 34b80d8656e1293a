// @ts-check
/** Pieces that several panels are made of. */
import {button, element} from '../element.js';

/**
 * @typedef {import('../locales/en.js').Strings} Strings
 * @typedef {import('../../messages.js').FindingView} FindingView
 * @typedef {import('../../messages.js').FromFrame} FromFrame
 * @typedef {import('../../wire.gen.js').Level} Level
 *
 * @typedef {object} Stage   what a panel may use
 * @property {Strings} words
 * @property {(message: FromFrame) => void} send
 * @property {(text: string) => void} announce   politely, to a screen reader
 * @property {() => void} measure   the panel may need more room, or less, than before
 *
 * @typedef {object} Panel
 * @property {string} kind      the message's type, or "anyway", "offers" or "billboard"; for the style sheet and for tests that look
 * @property {string} title
 * @property {boolean} [wide]
 * @property {Node[]} body      scrolls when there is no room
 * @property {Node[]} actions   always in sight
 * @property {() => void} [start]    once it is in the document
 * @property {() => void} [stop]     when it is taken out
 * @property {() => void} [covered]  says that it was pressed while it could not be seen in full
 * @property {FromFrame|(() => void)} escape   what the Escape key says or does
 * @property {boolean} [closable]    has a close button
 */

/** Longest quote that is shown whole, in code points. */
const LONGEST_QUOTE = 140;

/** Takes out the middle of a long quote, between words where it can; never cuts a character in two. @param {string} text */
export function shortened(text) {
  const points = [...text.replace(/\s+/g, ' ').trim()];
  if (points.length <= LONGEST_QUOTE) return points.join('');
  const head = points.slice(0, 90).join('').replace(/(?<=.{40}) \S*$/su, '');
  const tail = points.slice(-40).join('').replace(/^\S* (?=.{10})/su, '');
  return `${head} … ${tail}`;
}

/** The author's own words, set off from ours whatever their direction. @param {string} text @param {Strings} words */
export function quoted(text, words) {
  const [before, after] = words.quote('\u0000').split('\u0000');
  return element('span', {class: 'quote'}, before, element('bdi', {}, shortened(text)), after);
}

/** Level in words, with its shape. @param {Level|undefined} level @param {Strings} words */
export function levelTag(level, words) {
  const shown = level === 'STOP' || level === 'CAUTION' ? level : 'NOTICE';
  const name = shown.toLowerCase();
  return element('span', {class: `level ${name}`}, element('span', {class: `shape ${name}`}), words.level[shown]);
}

/** Law and clauses on one line. @param {FindingView} view */
export function citations(view) {
  const labels = (view.finding.citations ?? []).map((each) => each.label ?? '').filter(Boolean);
  return element('span', {class: 'citations'}, labels.join(' · '));
}

/** @param {string} address @param {Strings} words @returns {HTMLElement|null} */
export function helpLink(address, words) {
  if (!/^(https?:\/\/|mailto:)/i.test(address)) return null;
  return element('a', {href: address, target: '_blank', rel: 'noopener noreferrer', class: 'help'}, words.help);
}

/** A line that a screen reader hears when its text changes. */
export function noteLine() {
  return element('p', {class: 'note', role: 'status'});
}

/** @param {string} text @param {string} [kind] */
export const paragraph = (text, kind = '') => element('p', kind ? {class: kind} : {}, text);

/** @param {Strings} words @param {(message: FromFrame) => void} send */
export function closeButton(words, send) {
  const made = button('×', 'close', () => send({type: 'close'}));
  made.setAttribute('aria-label', words.close);
  made.title = words.close;
  return made;
}

/** From few people to many. */
export const groupSteps = /** @type {const} */ (['ONLY_THIS_PERSON', 'A_HANDFUL', 'TENS', 'HUNDREDS', 'THOUSANDS_OR_MORE']);

/** Worst first, then as they stand in the report. @param {FindingView[]} views */
export function worstFirst(views) {
  const rank = (/** @type {FindingView} */ view) => ['NOTICE', 'CAUTION', 'STOP'].indexOf(view.finding.level ?? 'NOTICE');
  return [...views].sort((a, b) => rank(b) - rank(a) || a.index - b.index);
}

/** Is the finding about a patient? @param {FindingView} view */
export function aboutPatient(view) {
  return view.finding.category === 'PHI' || view.finding.category === 'REIDENTIFIABLE';
}
