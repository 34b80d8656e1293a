// @ts-check
/** The short panels: not checked, checking, press once more, and copy it yourself. */
import {button, element} from '../element.js';
import {guardedButton} from './guarded_button.js';
import {whyNotChecked} from './list_panel.js';
import {helpLink, noteLine, paragraph} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('../../messages.js').ToFrame} ToFrame
 */

/** @param {Extract<ToFrame, {type: 'not_checked'}>} message @param {Stage} stage @returns {Panel} */
export function notCheckedPanel(message, stage) {
  const {words, send} = stage;
  const {link, mayPost, helpText, helpUrl} = message;
  const note = noteLine();
  const covered = () => {
    note.textContent = words.anyway.covered;
  };
  const post = guardedButton(words.notChecked.post, 'plain', {
    allowed: () => true,
    act: (visibleMs, observed) => send({type: 'post_anyway', reason: 'ANSWER_KIND_UNSPECIFIED', visibleMs, observed}),
    covered,
  });
  const silent = link !== 'ready' && link !== 'off';
  const lead = mayPost ? words.notChecked.mayPost : words.notChecked.mayNotPost;
  return {
    kind: 'not_checked',
    title: words.notChecked.title,
    body: [
      paragraph(silent ? lead : whyNotChecked(message, words), 'lead'),
      ...(silent ? [paragraph(words.mend[link], 'soft')] : [paragraph(mayPost ? words.notChecked.yours : words.notChecked.held, 'soft')]),
      ...(helpText ? [paragraph(helpText)] : []),
    ],
    actions: [
      note,
      element('div', {class: 'buttons'}, button(words.notChecked.back, 'primary', () => send({type: 'close'})), mayPost ? post.node : null),
      ...[helpLink(helpUrl, words)].filter((each) => each !== null).map((link_) => element('div', {class: 'foot'}, link_)),
    ],
    start: mayPost ? post.start : undefined,
    stop: mayPost ? post.stop : undefined,
    covered,
    escape: {type: 'close'},
  };
}

/** @param {Stage} stage @returns {Panel} */
export function checkingPanel({words, send}) {
  const dots = element('span', {class: 'dots', 'aria-hidden': 'true'}, element('i'), element('i'), element('i'));
  return {
    kind: 'checking',
    title: words.checking.title,
    body: [element('p', {class: 'lead'}, dots, ' ', words.checking.lead)],
    actions: [element('div', {class: 'buttons'}, button(words.cancel, 'plain', () => send({type: 'close'})))],
    escape: {type: 'close'},
  };
}

/** @param {Stage} stage @returns {Panel} */
export function pressAgainPanel({words, send}) {
  return {
    kind: 'press_again',
    title: words.pressAgain.title,
    body: [paragraph(words.pressAgain.lead, 'lead')],
    actions: [element('div', {class: 'buttons'}, button(words.cancel, 'plain', () => send({type: 'close'})))],
    escape: {type: 'close'},
  };
}

/** @param {string} text @param {Stage} stage @returns {Panel} */
export function copyPanel(text, {words, send}) {
  const note = noteLine();
  const box = element('textarea', {readonly: true, rows: '5', 'aria-label': words.copy.label, dir: 'auto'});
  box.value = text;
  const copy = button(words.copy.copy, 'primary', () => {
    box.select();
    // The clipboard API is closed to frames that the page has not allowed it; this one asks for no leave.
    note.textContent = document.execCommand('copy') ? words.copy.copied : '';
  });
  return {
    kind: 'copy',
    title: words.copy.title,
    closable: true,
    body: [paragraph(words.copy.lead, 'lead'), box],
    actions: [note, element('div', {class: 'buttons'}, copy, button(words.cancel, 'plain', () => send({type: 'close'})))],
    escape: {type: 'close'},
  };
}
