// @ts-check
/**
 * What the pill says.
 *
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('../messages.js').PillState} PillState
 * @typedef {import('./composer.js').Verdict} Verdict
 */
import {isEmpty} from './composer.js';
import {isShown} from './marks.js';
import {timing} from './timing.js';

/** The organisation's choice, which is not a failure. @param {Verdict} verdict */
export const isSwitchedOff = (verdict) => verdict.report === null
  && (verdict.link === 'off' || verdict.why === 'MODE_OFF' || verdict.why === 'MESSAGES_OFF');

/**
 * @param {{mode: string, link: LinkState, verdict: Verdict|null, waited: number}} now  `verdict`: the composer's last;
 *   `waited`: milliseconds since the check under way was asked for, 0 when none is
 * @returns {{state: PillState, count: number}|null} null: as before, for nothing is known yet
 */
export function pillState({mode, link, verdict, waited}) {
  const plain = (/** @type {PillState} */ state) => ({state, count: 0});
  if (mode === 'off' || link === 'off') return plain('off');
  if (link === 'version_skew') return plain('update_needed');
  if (waited >= timing.checking) return plain(link === 'starting' ? 'starting' : 'checking');
  if (waited > 0 && verdict) return null;
  if (!verdict || isEmpty(verdict.draft)) return plain(link === 'ready' ? 'checked' : link === 'starting' ? 'starting' : 'not_checked');
  if (isSwitchedOff(verdict)) return plain('off');
  if (verdict.report === null) return plain('not_checked');
  const count = (verdict.report.findings ?? []).filter(isShown).length;
  if (count > 0) return {state: 'to_look_at', count};
  return plain(verdict.report.status === 'COMPLETE' ? 'checked' : 'not_checked');
}
