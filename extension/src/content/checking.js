// @ts-check
/**
 * Asks for verdicts and takes them in. The latest wins: a report on another revision than the last one asked for is dropped.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('./composer.js').Draft} Draft
 * @typedef {import('./composer.js').Verdict} Verdict
 * @typedef {import('../messages.js').Report} Report
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('../wire.gen.js').Check} Check
 * @typedef {import('./pace.js').Clock} Clock
 *
 * @typedef {object} Asked  one check that is under way
 * @property {Draft} draft
 * @property {number} revision
 * @property {boolean} urgent
 * @property {number} since
 * @property {number} timer
 */
import {isEmpty, sameDraft, textsOf} from './composer.js';
import {Pace} from './pace.js';
import {timing} from './timing.js';

/** What the wire takes, see Check.parts. */
const MOST_BYTES = 256_000;
const MOST_PARTS = 64;

/** @param {string[]} texts @returns {boolean} */
export function isTooLong(texts) {
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  if (texts.length > MOST_PARTS || units > MOST_BYTES) return true;
  if (units * 3 <= MOST_BYTES) return false; // a code unit is at most three bytes
  const encoder = new TextEncoder();
  return texts.reduce((sum, text) => sum + encoder.encode(text).length, 0) > MOST_BYTES;
}

/**
 * Whether the host's offsets may be used on these texts.
 * @param {Report} report @param {string[]} texts
 */
export function spansFit(report, texts) {
  const fits = (/** @type {number|undefined} */ part, /** @type {import('../wire.gen.js').TextSpan|undefined} */ span) => {
    const text = texts[part ?? 0];
    return text !== undefined && (span?.begin ?? 0) <= (span?.end ?? 0) && (span?.end ?? 0) <= text.length;
  };
  return (report.findings ?? []).every((finding) => fits(finding.part, finding.span)
      && (finding.fixes ?? []).every((fix) => fits(finding.part, fix.span)))
    && (report.rewrite?.edits ?? []).every((edit) => fits(edit.part, edit.span));
}

export class Checking {
  /** @type {WeakMap<Composer, Asked>} */
  #asked = new WeakMap();
  /** @type {WeakMap<Composer, Pace>} */
  #paces = new WeakMap();
  #world;
  #clock;

  /**
   * @param {{send: (message: import('../messages.js').FromContent) => boolean, surface: () => string, allowed: () => boolean,
   *          judged: (composer: Composer) => void}} world  `allowed`: whether the mode lets anything be looked at;
   *          `judged`: a composer has a new verdict
   * @param {Clock} clock
   */
  constructor(world, clock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** Its author typed. @param {Composer} composer */
  typed(composer) {
    let pace = this.#paces.get(composer);
    if (!pace) {
      pace = new Pace(timing.typing, () => { this.look(composer); }, this.#clock);
      this.#paces.set(composer, pace);
    }
    pace.ask();
  }

  /** Something whole came at once: a paste, the end of a composition, a leave. @param {Composer} composer */
  now(composer) {
    this.typed(composer);
    this.#paces.get(composer)?.now();
  }

  /** Reads the composer and asks for a verdict unless there is one, or it is on its way. @param {Composer} composer */
  look(composer) {
    if (!composer.live || composer.composing || !this.#world.allowed()) return;
    composer.answers.expire(this.#clock.now());
    const draft = composer.read();
    const asked = this.#asked.get(composer);
    if (isEmpty(draft)) composer.answers.clear();
    if (asked ? sameDraft(asked.draft, draft) : composer.verdictOn(draft)) return;
    this.ask(composer, draft, false);
  }

  /** Asks for the verdict on `draft`, ahead of others when `urgent`. @param {Composer} composer @param {Draft} draft @param {boolean} urgent */
  ask(composer, draft, urgent) {
    const asked = this.#asked.get(composer);
    if (asked && asked.urgent >= urgent && sameDraft(asked.draft, draft)) return;
    this.#forget(composer);
    const revision = ++composer.revision;
    const texts = textsOf(draft);
    if (isEmpty(draft)) return this.#judge(composer, {draft, revision, report: emptyReport(composer.id, revision), link: 'ready'});
    if (isTooLong(texts)) return this.#judge(composer, {draft, revision, report: null, link: 'ready', why: 'TOO_LONG'});
    const timer = this.#clock.after(timing.fail, () => { this.#unanswered(composer, revision); });
    this.#asked.set(composer, {draft, revision, urgent, since: this.#clock.now(), timer});
    const sent = this.#world.send({type: 'check', check: this.#check(composer, draft, revision, urgent, texts)});
    if (!sent) this.notChecked(composer, revision, 'disconnected');
  }

  /** @param {Composer} composer @param {Draft} draft @param {number} revision @param {boolean} urgent @param {string[]} texts @returns {Check} */
  #check(composer, draft, revision, urgent, texts) {
    const wellFormed = texts.map((text) => text.toWellFormed());
    return {
      composer: composer.id, revision, surface: this.#world.surface(), kind: composer.kind, urgent,
      parts: draft.parts.map((part, index) => ({role: part.role, text: wellFormed[index]})),
      attachments: draft.attachments, answers: composer.answers.in(texts),
    };
  }

  /** @param {Composer} composer */
  #forget(composer) {
    const asked = this.#asked.get(composer);
    if (asked) this.#clock.cancel(asked.timer);
    this.#asked.delete(composer);
  }

  /** @param {Composer} composer @param {Verdict} verdict */
  #judge(composer, verdict) {
    composer.verdict = verdict;
    composer.stale = false;
    this.#world.judged(composer);
  }

  /** @param {Composer} composer @param {Report} report */
  report(composer, report) {
    const asked = this.#asked.get(composer);
    if (!asked || report.revision !== asked.revision) return;
    const {draft, revision} = asked;
    this.#forget(composer);
    const texts = textsOf(draft);
    if (report.status !== 'COMPLETE' && report.status !== 'PARTIAL') {
      this.#judge(composer, {draft, revision, report: null, link: 'ready', why: report.reason ?? 'NOT_CHECKED_REASON_UNSPECIFIED'});
    } else if (!spansFit(report, texts)) this.#judge(composer, {draft, revision, report: null, link: 'broken_reply'});
    else this.#judge(composer, {draft, revision, report, link: 'ready'});
  }

  /** @param {Composer} composer @param {number} revision @param {LinkState} link @param {import('../messages.js').WhyNot} [why] */
  notChecked(composer, revision, link, why) {
    const asked = this.#asked.get(composer);
    if (!asked || revision !== asked.revision) return;
    const {draft} = asked;
    this.#forget(composer);
    this.#judge(composer, {draft, revision, report: null, link, why});
  }

  /** @param {Composer} composer @param {number} revision */
  #unanswered(composer, revision) { this.notChecked(composer, revision, 'timed_out', 'unanswered'); }

  /** Milliseconds that the author has been waiting for a verdict; 0 when none is on its way. @param {Composer} composer */
  waiting(composer) {
    const asked = this.#asked.get(composer);
    return asked ? this.#clock.now() - asked.since : 0;
  }

  /** The worker was lost and is there again: what was asked of it has to be asked again. @param {Composer} composer */
  askAgain(composer) {
    const asked = this.#asked.get(composer);
    if (!asked) return;
    this.#forget(composer);
    this.ask(composer, asked.draft, asked.urgent);
  }

  /** @param {Composer} composer */
  drop(composer) {
    this.#paces.get(composer)?.stop();
    this.#forget(composer);
  }
}

/** Nothing to post is nothing to look at. @param {number} composer @param {number} revision @returns {Report} */
const emptyReport = (composer, revision) => ({composer, revision, status: 'COMPLETE', level: 'CLEAR', action: 'NONE', findings: []});
