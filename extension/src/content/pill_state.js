// @ts-check
/**
 * What the pill says.
 *
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('../messages.js').PillState} PillState
 * @typedef {import('./verdict.js').Verdict} Verdict
 */
import {isEmpty} from './composer.js';
import * as timing from './timing.js';
import {isSwitchedOff} from './verdict.js';

/**
 * @param {{mode: string, link: LinkState, verdict: Verdict|null, waited: number, held?: boolean}} now  `verdict`: the composer's
 *   last; `waited`: milliseconds since the check under way was asked for, 0 when none is; `held`: false where nothing was
 *   found that Post could be held by
 * @returns {{state: PillState, count: number}|null} null: as before, for nothing is known yet
 */
export function pillState({mode, link, verdict, waited, held = true}) {
  const plain = (/** @type {PillState} */ state) => ({state, count: 0});
  if (mode === 'off' || link === 'off') return plain('off');
  if (link === 'version_skew') return plain('update_needed');
  if (waited >= timing.checking) return plain(link === 'starting' ? 'starting' : 'checking');
  if (waited > 0 && verdict) return null;
  if (!verdict || isEmpty(verdict.draft)) return plain(link === 'ready' ? 'checked' : link === 'starting' ? 'starting' : 'not_checked');
  if (isSwitchedOff(verdict)) return plain('off');
  if (!held && mode === 'gate') return plain('not_here');
  return {state: judged(verdict), count: verdict.found.length};
}

/** @param {Verdict} verdict @returns {PillState} */
function judged(verdict) {
  if (verdict.found.length > 0) return 'to_look_at';
  if (!verdict.complete) return 'not_checked';
  return verdict.otherLanguage ? 'numbers_only' : 'checked';
}
