// @ts-check
/**
 * Drafts that wait for their verdict: the latest revision of each composer, sent again when the host comes back.
 * Nothing is kept once a draft is answered, and every draft is answered: with a report, or with why there is none.
 *
 * @typedef {import('../wire.gen.js').Check} Check
 * @typedef {import('../wire.gen.js').Report} Report
 * @typedef {import('../wire.gen.js').Reply} Reply
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('./clock.js').Clock} Clock
 * @typedef {{report: Report} | {link: LinkState}} Verdict
 * @typedef {{check: Check, attempts: number, sent: boolean, cancel: () => void, settle: (verdict: Verdict|null) => void}} Draft
 */
import {LinkFailure, needsAPerson} from './link_errors.js';

/** Milliseconds that a draft may wait, over all attempts. */
export const DRAFT_LIMIT = 5_000;
/** A draft that ended the host so often is not sent again: it may be what ends it. */
const ATTEMPTS = 3;
/** Milliseconds before a draft is sent again to a host that has too many. */
const BUSY_PAUSE = 250;

export class Drafts {
  /** @type {Map<number, Draft>} by the wire's composer number */ #drafts = new Map();
  #link;
  #clock;

  /** @param {{link: import('./host_link.js').HostLink, clock: Clock}} parts */
  constructor({link, clock}) {
    this.#link = link;
    this.#clock = clock;
  }

  /**
   * Resolves to the verdict, or to null when a newer revision of the composer took this one's place.
   * @param {Check} check  its composer is the wire's number
   * @returns {Promise<Verdict|null>}
   */
  submit(check) {
    const composer = check.composer ?? 0;
    this.forget(composer);
    return new Promise((resolve) => {
      /** @type {Draft} */
      const draft = {
        check, attempts: 0, sent: false,
        cancel: this.#clock.after(DRAFT_LIMIT, () => draft.settle({link: this.#whyNot('timed_out')})),
        settle: (verdict) => {
          draft.cancel();
          if (this.#drafts.get(composer) === draft) this.#drafts.delete(composer);
          resolve(verdict);
        },
      };
      this.#drafts.set(composer, draft);
      this.#send(draft);
    });
  }

  /** Drops what waits for this composer. @param {number} composer */
  forget(composer) {
    this.#drafts.get(composer)?.settle(null);
  }

  /** The link's state changed: send what waits, or say that it will not be checked. */
  linkChanged() {
    for (const draft of [...this.#drafts.values()]) if (!draft.sent) this.#send(draft);
  }

  /** State to give as the reason, `other` where the link itself seems well. @param {LinkState} other */
  #whyNot(other) {
    const state = this.#link.state;
    return state === 'ready' || state === 'starting' ? other : state;
  }

  /** @param {Draft} draft */
  #send(draft) {
    if (needsAPerson(this.#link.state)) {
      draft.settle({link: this.#link.state});
      return;
    }
    if (this.#link.state !== 'ready') return; // linkChanged() comes back here
    draft.attempts++;
    draft.sent = true;
    this.#link.request({check: draft.check}).then(
      (reply) => this.#answered(draft, reply),
      (failure) => this.#failed(draft, failure instanceof LinkFailure ? failure.state : 'disconnected'));
  }

  /** @param {Draft} draft @param {Reply} reply */
  #answered(draft, reply) {
    this.#link.markHealthy();
    if (reply.report) {
      const ours = reply.report.composer === draft.check.composer && reply.report.revision === draft.check.revision;
      draft.settle(ours ? {report: reply.report} : {link: 'broken_reply'});
    } else if (reply.error?.code === 'SUPERSEDED') {
      draft.settle(null);
    } else if (reply.error?.code === 'BUSY') {
      draft.sent = false;
      this.#clock.after(BUSY_PAUSE, () => this.#sendIfHere(draft));
    } else {
      draft.settle({report: notChecked(draft.check, reply.error?.code === 'LIMIT' ? 'TOO_LONG' : 'FAILED')});
    }
  }

  /** @param {Draft} draft */
  #sendIfHere(draft) {
    if (this.#drafts.get(draft.check.composer ?? 0) === draft && !draft.sent) this.#send(draft);
  }

  /** @param {Draft} draft @param {LinkState} state */
  #failed(draft, state) {
    draft.sent = false;
    if (draft.attempts >= ATTEMPTS || needsAPerson(state) || state === 'timed_out') draft.settle({link: state});
    else this.#sendIfHere(draft);
  }
}

/**
 * A report that says why nothing was checked, for what never reached the rules.
 * @param {Check} check @param {import('../wire.gen.js').NotCheckedReason} reason
 * @returns {Report}
 */
export function notChecked(check, reason) {
  return {composer: check.composer ?? 0, revision: check.revision ?? 0, status: 'NOT_CHECKED', reason};
}
