// @ts-check
/**
 * Asks for verdicts and takes them in. The latest wins: a report on another revision than the last one asked for is dropped.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('./composer.js').Draft} Draft
 * @typedef {import('./verdict.js').Verdict} Verdict
 * @typedef {import('../messages.js').Report} Report
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('../wire.gen.js').Check} Check
 * @typedef {import('./pace.js').Clock} Clock
 *
 * @typedef {object} World
 * @property {(message: import('../messages.js').FromContent) => boolean} send
 * @property {import('../wire.gen.js').Surface} surface
 * @property {import('../messages.js').EffectiveSettings} settings
 * @property {Clock} clock
 * @property {(composer: Composer) => void} judged   a composer has a new verdict
 *
 * @typedef {object} Asked  one check that is under way
 * @property {Draft} draft
 * @property {number} revision
 * @property {boolean} urgent
 * @property {number} since
 * @property {() => void} giveUp   takes back the wait for an answer
 */
import {isEmpty, sameDraft, textsOf} from './composer.js';
import {movedOn} from './lines_in_sight.js';
import {paced} from './pace.js';
import * as timing from './timing.js';
import {clearVerdict, notChecked, unseen, verdictOf} from './verdict.js';

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

export class Checking {
  /** @type {WeakMap<Composer, Asked>} */
  #asked = new WeakMap();
  /** @type {WeakMap<Composer, ReturnType<typeof paced>>} */
  #paces = new WeakMap();
  #world;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** Its author typed. @param {Composer} composer */
  typed(composer) {
    let pace = this.#paces.get(composer);
    if (!pace) {
      pace = paced(timing.typing, () => { this.look(composer); }, this.#world.clock);
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
    if (!composer.live || composer.composing || this.#world.settings.mode === 'off') return;
    composer.answers.expire(this.#world.clock.now());
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
    this.#watchLines(composer, (asked ?? composer.verdict)?.draft, draft);
    this.#forget(composer);
    const revision = ++composer.revision;
    const texts = textsOf(draft);
    if (isEmpty(draft) || isTooLong(texts)) {
      composer.unsent = revision;
      return this.#judge(composer, isEmpty(draft) ? clearVerdict(draft, revision) : notChecked(draft, revision, 'ready', 'TOO_LONG'));
    }
    const giveUp = this.#world.clock.after(timing.fail, () => { this.notChecked(composer, revision, 'timed_out', 'unanswered'); });
    this.#asked.set(composer, {draft, revision, urgent, since: this.#world.clock.now(), giveUp});
    const sent = this.#world.send({type: 'check', check: this.#check(composer, draft, revision, urgent, texts)});
    if (!sent) this.notChecked(composer, revision, 'disconnected');
  }

  /** @param {Composer} composer @param {Draft|undefined} before @param {Draft} now */
  #watchLines(composer, before, now) {
    if (isEmpty(now)) composer.outOfSight = false;
    else if (!composer.cut && before?.parts.some(({box, reading}) => now.parts.some((part) => part.box === box && movedOn(reading.text, part.reading.text)))) composer.outOfSight = true;
    composer.cut = false;
  }

  /** @param {Composer} composer @param {Draft} draft @param {number} revision @param {boolean} urgent @param {string[]} texts @returns {Check} */
  #check(composer, draft, revision, urgent, texts) {
    const wellFormed = texts.map((text) => text.toWellFormed());
    return {
      composer: composer.id, revision, surface: this.#world.surface.id ?? '', kind: composer.kind, urgent,
      parts: draft.parts.map((part, index) => ({role: part.role, text: wellFormed[index]})),
      attachments: draft.attachments, answers: composer.answers.in(texts),
    };
  }

  /** @param {Composer} composer */
  #forget(composer) {
    this.#asked.get(composer)?.giveUp();
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
    const draft = this.#answered(composer, report.revision ?? 0);
    if (!draft) return;
    const verdict = verdictOf(draft, report.revision ?? 0, report);
    this.#judge(composer, composer.outOfSight ? unseen(verdict) : verdict);
  }

  /** @param {Composer} composer @param {number} revision @param {LinkState} link @param {import('../messages.js').WhyNot} [why] */
  notChecked(composer, revision, link, why) {
    const draft = this.#answered(composer, revision);
    if (draft) this.#judge(composer, notChecked(draft, revision, link, why));
  }

  /** The draft that an answer is on; null when it comes too late. @param {Composer} composer @param {number} revision */
  #answered(composer, revision) {
    const asked = this.#asked.get(composer);
    if (asked?.revision !== revision) return null;
    this.#forget(composer);
    return asked.draft;
  }

  /** Milliseconds that the author has been waiting for a verdict; 0 when none is on its way. @param {Composer} composer */
  waiting(composer) {
    const asked = this.#asked.get(composer);
    return asked ? this.#world.clock.now() - asked.since : 0;
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
