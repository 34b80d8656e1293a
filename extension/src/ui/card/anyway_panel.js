// @ts-check
/** Posting as it is: one more screen, with the reason where one is asked for. */
import {button, element} from '../element.js';
import {guardedButton} from './guarded_button.js';
import {noteLine, paragraph} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('../../wire.gen.js').AnswerKind} AnswerKind
 */

/** @type {readonly AnswerKind[]} */
const reasons = ['NOT_A_PATIENT', 'SIGNED_AUTHORIZATION', 'OWN_OR_FAMILY', 'NOT_REAL', 'WRONG_WARNING', 'ACCEPT_RISK'];

/** @param {Stage} stage @param {boolean} required @param {(reason: AnswerKind) => void} choose */
function reasonField({words}, required, choose) {
  const rows = reasons.map((reason) => {
    const radio = element('input', {type: 'radio', name: 'reason', value: reason});
    radio.addEventListener('change', (event) => {
      if (event.isTrusted) choose(reason);
    });
    return element('label', {class: 'choice'}, radio, /** @type {Record<string, string>} */ (words.answer)[reason]);
  });
  const legend = element('legend', {}, words.anyway.reason, ' ', required ? null : element('span', {class: 'soft'}, words.anyway.optional));
  return element('fieldset', {class: 'choices'}, legend, ...rows);
}

/**
 * @param {boolean} reasonRequired @param {Stage} stage
 * @param {() => void} goBack  to the gate
 * @returns {Panel}
 */
export function anywayPanel(reasonRequired, stage, goBack) {
  const {words, send} = stage;
  /** @type {AnswerKind} */
  let reason = 'ANSWER_KIND_UNSPECIFIED';
  const note = noteLine();
  const covered = () => {
    note.textContent = words.anyway.covered;
  };
  const confirm = guardedButton(words.anyway.confirm, 'plain last', {
    allowed: () => {
      const complete = !reasonRequired || reason !== 'ANSWER_KIND_UNSPECIFIED';
      if (!complete) note.textContent = words.anyway.required;
      return complete;
    },
    act: (visibleMs, observed) => send({type: 'post_anyway', reason, visibleMs, observed}),
    covered,
  });
  const field = reasonField(stage, reasonRequired, (chosen) => {
    reason = chosen;
    note.textContent = '';
  });
  return {
    kind: 'anyway',
    title: words.anyway.title,
    wide: true,
    body: [paragraph(words.anyway.lead, 'lead'), field],
    actions: [note, element('div', {class: 'buttons'}, button(words.anyway.back, 'primary', goBack), confirm.node)],
    start: confirm.start,
    stop: confirm.stop,
    covered,
    escape: {type: 'edit'},
  };
}
