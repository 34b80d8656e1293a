// @ts-check
/**
 * Whether a draft may be posted now. Silence counts only after a complete check of exactly this draft.
 *
 * @typedef {import('../composer.js').Composer} Composer
 * @typedef {import('../composer.js').Draft} Draft
 * @typedef {import('../verdict.js').Verdict} Verdict
 * @typedef {'pass'|'gate'|'unchecked'|'unknown'} Judgement
 *   gate: the author decides first; unchecked: the fail policy decides; unknown: no verdict yet, or one worth another try
 */
import {isEmpty} from '../composer.js';
import {isSwitchedOff} from '../verdict.js';

/** @param {Verdict} verdict @returns {Judgement} */
export function judgementOf(verdict) {
  if (isSwitchedOff(verdict)) return 'pass';
  if (verdict.gate) return 'gate';
  return verdict.complete ? 'pass' : 'unchecked';
}

/** @param {string} mode @param {Composer} composer @param {Draft} draft @returns {Judgement} */
export function judge(mode, composer, draft) {
  if (mode !== 'gate' || isEmpty(draft)) return 'pass';
  const verdict = composer.verdictOn(draft);
  if (!verdict) return 'unknown';
  // What stood in the way a moment ago may be mended; too long a text stays too long.
  if (!verdict.checked && verdict.why !== 'TOO_LONG' && !isSwitchedOff(verdict)) return 'unknown';
  return judgementOf(verdict);
}
