// @ts-check
/**
 * What a browser says when the native port closes, as a state that a person can act on. Chromium tells in
 * runtime.lastError, Firefox in port.error; Firefox says nothing at all when the program ends by itself.
 *
 * @typedef {import('../messages.js').LinkState} LinkState
 */

/** Texts as the browsers word them; neither translates them. First match wins. @type {[RegExp, LinkState][]} */
const texts = [
  [/native messaging host not found/i, 'not_installed'],
  [/No such native application/i, 'not_installed'],
  [/Invalid native messaging host name/i, 'not_installed'],
  [/native messaging host is forbidden/i, 'forbidden'],
  [/disabled by the system administrator/i, 'blocked_by_policy'],
  [/Native host has exited/i, 'exited'],
  [/Error when communicating with the native messaging host/i, 'broken_reply'],
  [/exceeds the limit of \d+ bytes/i, 'broken_reply'],
  [/Failed to start native messaging host/i, 'exited'],
];

/**
 * State for the text of a disconnect. No text means that the program ended. Firefox has one text, "An unexpected error
 * occurred", for a program that cannot start and for an answer that is not JSON: whether it had answered before tells.
 * @param {string|undefined|null} text
 * @param {boolean} answered  whether this port has carried any answer
 * @returns {LinkState}
 */
export function stateOfDisconnect(text, answered) {
  if (!text) return 'exited';
  for (const [pattern, state] of texts) if (pattern.test(text)) return state;
  if (/unexpected error/i.test(text)) return answered ? 'broken_reply' : 'exited';
  return 'exited';
}

/** States that waiting will not mend: a draft is answered at once. @param {LinkState} state */
export function needsAPerson(state) {
  return state === 'not_installed' || state === 'forbidden' || state === 'blocked_by_policy' || state === 'version_skew';
}

/** A request that got no answer, and what that says of the link. */
export class LinkFailure extends Error {
  /** @param {LinkState} state */
  constructor(state) {
    super(`no answer from the host: ${state}`);
    /** @type {LinkState} */
    this.state = state;
  }
}
