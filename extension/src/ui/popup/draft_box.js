// @ts-check
/** A box to check a draft in before it is pasted anywhere. Its text lives in the box and nowhere else. */
import {element} from '../element.js';
import {whyNotChecked} from '../card/list_panel.js';
import {citations, levelTag, quoted, worstFirst} from '../card/parts.js';

/**
 * @typedef {import('../../messages.js').ToPage} ToPage
 * @typedef {import('../../messages.js').LinkState} LinkState
 * @typedef {import('../../wire.gen.js').Check} Check
 * @typedef {import('../../wire.gen.js').Report} Report
 * @typedef {import('../locales/en.js').Strings} Strings
 */

/** Milliseconds of quiet before the draft is checked. */
const QUIET = 150;

/** @param {Report} report @param {string} text @param {Strings} words */
function findingItems(report, text, words) {
  const views = (report.findings ?? []).map((finding, index) => (
    {index, finding, quote: text.slice(finding.span?.begin ?? 0, finding.span?.end ?? 0)}));
  return worstFirst(views).map((view) => element('li', {},
    element('p', {class: 'row-head'}, element('strong', {}, view.finding.title ?? ''), levelTag(view.finding.level, words)),
    element('p', {}, quoted(view.quote, words)),
    element('p', {}, view.finding.why ?? ''),
    element('p', {class: 'soft'}, citations(view))));
}

/** @param {Report} report @param {string} text @param {Strings} words @returns {HTMLElement[]} */
function verdict(report, text, words) {
  if (report.status === 'NOT_CHECKED') {
    return [element('p', {}, words.notChecked.title, '. ', whyNotChecked({link: 'ready', why: report.reason}, words))];
  }
  const items = findingItems(report, text, words);
  const limits = [
    ...(report.status === 'PARTIAL' ? [element('p', {class: 'warn'}, words.partial)] : []),
    ...(report.otherLanguage ? [element('p', {class: 'warn'}, words.numbersOnly)] : []),
  ];
  if (items.length > 0) return [...limits, element('ul', {class: 'found'}, ...items)];
  return limits.length > 0 ? limits : [element('p', {}, words.clear)];
}

/**
 * @param {Strings} words
 * @param {(check: Check) => void} ask
 * @param {string} startText
 */
export function createDraftBox(words, ask, startText) {
  let revision = 0;
  let asked = '';
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const box = element('textarea', {id: 'draft', rows: '4', dir: 'auto', spellcheck: 'true', autocomplete: 'off'});
  box.value = startText;
  const result = element('div', {class: 'result', role: 'status'});
  const check = () => {
    asked = box.value;
    revision++;
    if (asked.trim() === '') result.replaceChildren();
    else ask({composer: 1, revision, parts: [{role: 'BODY', text: asked}], kind: 'POST'});
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, QUIET);
  });
  return {
    node: element('section', {class: 'draft'}, element('label', {for: 'draft'}, words.popup.draft), box,
      element('p', {class: 'soft'}, words.popup.draftHint), result),
    text: () => box.value,
    focus: () => box.focus({preventScroll: true}),
    /** The link came back: what stands in the box is checked again. @param {LinkState} link */
    linkChanged: (link) => {
      if (link === 'ready' && box.value.trim() !== '') check();
    },
    /** @param {Extract<ToPage, {type: 'report'|'not_checked'}>} message */
    receive: (message) => {
      const answered = message.type === 'report' ? message.report.revision : message.revision;
      if (answered !== revision || box.value !== asked) return;
      if (message.type === 'report') result.replaceChildren(...verdict(message.report, asked, words));
      else result.replaceChildren(element('p', {}, words.notChecked.title, '. ', whyNotChecked(message, words)));
    },
  };
}
