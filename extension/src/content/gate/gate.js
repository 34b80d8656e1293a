// @ts-check
/**
 * Holds a post until there is a verdict on exactly this draft, and until the author has decided where the verdict asks
 * for that. Lets through at once what is known to be fine. Never a silent pass, and nothing of the draft is lost: what is
 * held stays where it is.
 *
 * @typedef {import('../composer.js').Composer} Composer
 * @typedef {import('../composer.js').Draft} Draft
 * @typedef {import('../verdict.js').Verdict} Verdict
 * @typedef {import('../../messages.js').EffectiveSettings} EffectiveSettings
 * @typedef {import('../../messages.js').WhyNot} WhyNot
 * @typedef {import('../../messages.js').LinkState} LinkState
 * @typedef {import('./posting.js').Posting} Posting
 *
 * @typedef {{posting: Posting, draft: Draft, timers: (() => void)[]}} Waiting
 * @typedef {{verdict: Verdict, reason: import('../../messages.js').AnswerKind, at: number}} Overruled
 * @typedef {{posting: Posting, draft: Draft, revision: number, kind: 'gate'|'not_checked', mayPost: boolean, show: () => void}} Asking
 *
 * @typedef {object} World
 * @property {EffectiveSettings} settings
 * @property {import('../checking.js').Checking} checking
 * @property {import('../pace.js').Clock} clock
 * @property {boolean} touched   whether a person has done anything in the document yet
 * @property {(composer: Composer, revision: number, outcome: import('../../messages.js').Outcome, reason?: import('../../messages.js').AnswerKind) => void} decide
 * @property {(posting: Posting) => void} showChecking
 * @property {(posting: Posting, verdict: Verdict) => void} showGate
 * @property {(posting: Posting, link: LinkState, why: WhyNot|undefined, mayPost: boolean) => void} showNotChecked
 * @property {(posting: Posting) => void} showPressAgain
 * @property {() => void} showCovered   a press was not taken, since what was pressed was not in full view
 * @property {() => void} showNothing
 * @property {boolean} onScreen   whether what was last shown still is
 * @property {(body: {visibleMs: number, observed: boolean}) => boolean} wasSeen   what is shown has been in full view for long enough
 */
import {isEmpty, sameDraft} from '../composer.js';
import * as timing from '../timing.js';
import {judge, judgementOf} from './judgement.js';
import {replay} from './replay.js';
import {Ticket} from './ticket.js';

export class Gate {
  /** @type {Waiting|null} */
  #waiting = null;
  /** @type {Asking|null} */
  #asking = null;
  /** @type {Ticket|null} */
  #ticket = null;
  /** What was let through last: the page may go on with it after an upload. @type {WeakMap<Composer, Draft>} */
  #passed = new WeakMap();
  /** What was posted with a reason, until it counts as the answer to what was found: see `#answerOverruled`. @type {WeakMap<Composer, Overruled>} */
  #overruled = new WeakMap();
  #lastPress = -Infinity;
  /** What the page last tried to post by itself: asked about once. @type {Draft|null} */
  #pagesOwn = null;
  #replaying = false;

  #world;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** A person pressed something that may lead to a post. */
  pressed() { this.#lastPress = this.#world.clock.now(); }

  /** What the author is being asked about, if anything. @returns {Asking|null} */
  get asking() { return this.#asking; }

  /** @param {Posting} posting @param {Event} event @returns {'pass'|'hold'} */
  meet(posting, event) {
    const {composer} = posting;
    composer.answers.expire(this.#world.clock.now()); // whoever presses may be another than who answered
    let draft = composer.read();
    if (this.#ticket?.admits(composer, draft, posting.kind, event.isTrusted, this.#world.clock.now())) {
      if (posting.stage === 'act') this.#pass(posting, draft);
      return 'pass';
    }
    if (!this.#isAuthors(event)) return this.#meetPagesOwn(posting, draft);
    const busy = (this.#asking ?? this.#waiting)?.posting.composer;
    if (busy && busy !== composer && !event.isTrusted) return isEmpty(draft) ? 'pass' : 'hold';
    composer.live = true;
    if (event.isTrusted && this.#answerOverruled(composer)) draft = composer.read();
    return posting.stage === 'press' ? this.#press(composer, draft) : this.#act(posting, draft);
  }

  /** Whether an event is the author's doing, or follows from it at once. @param {Event} event */
  #isAuthors(event) {
    const recent = this.#world.clock.now() - this.#lastPress < timing.follows;
    return (event.isTrusted && event.type !== 'submit') || recent;
  }

  /**
   * The page posts by itself. Going on with what was let through is fine. Anything else is held whatever it holds, and a
   * window of one size opens, so that the page cannot try out what would be held.
   * @param {Posting} posting @param {Draft} draft @returns {'pass'|'hold'}
   */
  #meetPagesOwn(posting, draft) {
    const passed = this.#passed.get(posting.composer);
    if (this.#world.settings.mode !== 'gate' || isEmpty(draft) || (passed && sameDraft(passed, draft))) return 'pass';
    const again = this.#pagesOwn !== null && sameDraft(this.#pagesOwn, draft);
    if (posting.stage === 'press' || again || !this.#world.touched) return 'hold';
    this.#pagesOwn = draft;
    return this.#act({...posting, byPage: true}, draft);
  }

  /** @param {Composer} composer @param {Draft} draft @returns {'pass'|'hold'} */
  #press(composer, draft) {
    const judgement = judge(this.#world.settings.mode, composer, draft);
    if (judgement === 'unknown') this.#world.checking.ask(composer, draft, true);
    return judgement === 'pass' ? 'pass' : 'hold';
  }

  /** @param {Posting} posting @param {Draft} draft @returns {'pass'|'hold'} */
  #act(posting, draft) {
    const {composer} = posting;
    const judgement = judge(this.#world.settings.mode, composer, draft);
    if (judgement === 'pass') {
      if (posting.byPage) this.#world.showPressAgain(posting);
      else this.#pass(posting, draft);
      return posting.byPage ? 'hold' : 'pass';
    }
    const held = this.#asking ?? this.#waiting;
    if (held && held.posting.composer === composer && sameDraft(held.draft, draft)) {
      if (!this.#world.onScreen) this.#asking?.show(); // the page took it away
      return 'hold';
    }
    this.#end();
    if (judgement === 'unknown') this.#wait(posting, draft);
    else return this.#settle(posting, draft, true);
    return 'hold';
  }

  /** @param {Posting} posting @param {Draft} draft */
  #pass(posting, draft) {
    const {composer} = posting;
    const now = this.#world.clock.now();
    const ticket = this.#ticket;
    if (!ticket || ticket.composer !== composer || !sameDraft(ticket.draft, draft)) this.#ticket = new Ticket(composer, draft, false, now);
    this.#ticket?.use(posting.kind, now);
    this.#passed.set(composer, draft);
    this.drop(composer);
    if (ticket?.byPerson) this.#world.showNothing(); // "press again" was shown, and was done
    if (!this.#replaying) this.#world.decide(composer, composer.verdictOn(draft)?.revision ?? composer.revision, 'POSTED');
  }

  /** @param {Posting} posting @param {Draft} draft */
  #wait(posting, draft) {
    const {clock} = this.#world;
    this.#waiting = {posting, draft, timers: [
      clock.after(timing.checking, () => { this.#world.showChecking(posting); }),
      clock.after(timing.fail, () => { this.#giveUp(); }),
    ]};
    this.#world.checking.ask(posting.composer, draft, true);
  }

  #giveUp() {
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#end();
    if (!this.#unchanged(waiting.posting.composer, waiting.draft)) return;
    this.#fail(waiting.posting, waiting.draft, 'timed_out', 'unanswered');
  }

  /** @param {Composer} composer @param {Draft} draft @returns {boolean} whether it is still what was held */
  #unchanged(composer, draft) { return composer.root.isConnected && sameDraft(composer.read(), draft); }

  /** There is a new verdict on a composer. @param {Composer} composer */
  judged(composer) {
    const held = this.#waiting ?? (this.#asking?.kind === 'not_checked' ? this.#asking : null);
    if (held?.posting.composer !== composer) return;
    const {posting, draft} = held;
    if (!this.#unchanged(composer, draft)) return void this.#end(); // the author went on writing: they will press again
    const verdict = composer.verdictOn(draft);
    if (!verdict) return;
    const late = held !== this.#waiting;
    if (late && judgementOf(verdict) === 'unchecked') return;
    this.#end();
    // What comes clear only after the author was told otherwise waits for their next press.
    if (!late || judgementOf(verdict) === 'gate') this.#settle(posting, draft, false);
  }

  /**
   * Acts on the verdict that there is now.
   * @param {Posting} posting @param {Draft} draft @param {boolean} during  within the held event itself: a pass needs no replay
   * @returns {'pass'|'hold'}
   */
  #settle(posting, draft, during) {
    const verdict = /** @type {Verdict} */ (posting.composer.verdictOn(draft));
    const judgement = judgementOf(verdict);
    if (judgement === 'gate') {
      this.#ask({posting, draft, revision: verdict.revision, kind: 'gate', mayPost: true, show: () => { this.#world.showGate(posting, verdict); }});
    } else if (judgement === 'unchecked') {
      if (during && !posting.byPage && this.#world.settings.failPolicy === 'allow') {
        this.#pass(posting, draft);
        return 'pass';
      }
      this.#fail(posting, draft, verdict.link, verdict.why);
    } else if (posting.byPage) {
      this.#world.showPressAgain(posting);
    } else {
      this.#world.decide(posting.composer, verdict.revision, 'POSTED');
      this.#release(posting, draft);
    }
    return 'hold';
  }

  /** Nothing may be concluded: the fail policy decides. @param {Posting} posting @param {Draft} draft @param {LinkState} link @param {WhyNot} [why] */
  #fail(posting, draft, link, why) {
    const {composer} = posting;
    const policy = this.#world.settings.failPolicy;
    if (policy === 'allow') {
      this.#world.decide(composer, composer.revision, 'POSTED');
      return this.#release(posting, draft);
    }
    const mayPost = policy === 'warn';
    this.#ask({posting, draft, revision: composer.revision, kind: 'not_checked', mayPost, show: () => { this.#world.showNotChecked(posting, link, why, mayPost); }});
    return undefined;
  }

  /** @param {Asking} asking */
  #ask(asking) {
    this.#asking = asking;
    asking.show();
  }

  /** Posts what was held, once. @param {Posting} posting @param {Draft} draft */
  #release(posting, draft) {
    const {composer} = posting;
    this.#end();
    const byPerson = composer.needsRealClick;
    this.#ticket = new Ticket(composer, draft, byPerson, this.#world.clock.now());
    this.#replaying = true;
    const posted = !byPerson && replay(posting);
    this.#replaying = false;
    if (posted) return;
    this.#ticket = new Ticket(composer, draft, true, this.#world.clock.now());
    this.#world.showPressAgain(posting);
  }

  /**
   * The author chose to post all the same, in our frame.
   * @param {{reason: import('../../messages.js').AnswerKind, visibleMs: number, observed: boolean}} chosen
   */
  postAnyway(chosen) {
    const asking = this.#asking;
    if (!asking?.mayPost) return;
    if (!this.#world.wasSeen(chosen)) return void this.#world.showCovered();
    if (asking.kind === 'gate' && this.#world.settings.reasonRequired && chosen.reason === 'ANSWER_KIND_UNSPECIFIED') return;
    this.overrule(chosen.reason);
  }

  /** The author's decision stands; how it was asked for is the caller's matter. @param {import('../../messages.js').AnswerKind} reason */
  overrule(reason) {
    const asking = this.#asking;
    if (!asking) return;
    this.#end();
    if (!this.#unchanged(asking.posting.composer, asking.draft)) return;
    const {composer} = asking.posting;
    const verdict = asking.kind === 'gate' ? composer.verdictOn(asking.draft) : null;
    if (verdict) this.#overruled.set(composer, {verdict, reason, at: this.#world.clock.now()});
    this.#world.decide(composer, asking.revision, 'OVERRODE', reason);
    this.#release(asking.posting, asking.draft);
  }

  /**
   * The reason for which a draft was posted answers what it was given for, so that the author is not asked again when they
   * go on with it: schedule it, change a word, save it. Not at once: what the page still does with the post must find it as
   * it was let through.
   * @param {Composer} composer @returns {boolean} whether there is a new answer
   */
  #answerOverruled(composer) {
    const overruled = this.#overruled.get(composer);
    this.#overruled.delete(composer);
    if (!overruled || this.#world.clock.now() - overruled.at > timing.answers) return false;
    const answered = overruled.verdict.found.filter(({view}) => view.finding.answers?.includes(overruled.reason));
    for (const {rule, view} of answered) composer.answers.give(rule, view.quote, overruled.reason);
    return answered.length > 0;
  }

  /** The author goes back to writing. @param {boolean} tell  whether it counts as a decision @param {boolean} [hide]  false: something else is shown now */
  giveUpAsking(tell, hide = true) {
    const asking = this.#asking;
    this.#end(hide);
    if (tell && asking?.kind === 'gate') this.#world.decide(asking.posting.composer, asking.revision, 'EDITED');
  }

  /** What is held or asked about is no longer what is in the box. @param {Composer} composer */
  textChanged(composer) {
    const overruled = this.#overruled.get(composer);
    if (overruled && !this.#unchanged(composer, overruled.verdict.draft)) this.#answerOverruled(composer);
    if (this.#asking?.posting.composer === composer && !this.#unchanged(composer, this.#asking.draft)) this.giveUpAsking(true);
    if (this.#waiting?.posting.composer === composer && !this.#unchanged(composer, this.#waiting.draft)) this.#end();
  }

  /** Mode or policy changed: what is no longer to be held goes on. */
  settingsChanged() {
    const held = this.#waiting ?? this.#asking;
    if (!held || this.#world.settings.mode === 'gate') return;
    this.#end();
    if (this.#unchanged(held.posting.composer, held.draft)) this.#release(held.posting, held.draft);
  }

  /** Neither holds nor asks about it any more. @param {Composer} composer */
  drop(composer) {
    if (this.#asking?.posting.composer === composer || this.#waiting?.posting.composer === composer) this.#end();
  }

  /** @param {boolean} [hide]  false: something else is shown now */
  #end(hide = true) {
    this.#waiting?.timers.forEach((cancel) => { cancel(); });
    const shown = this.#waiting !== null || this.#asking !== null;
    this.#waiting = this.#asking = null;
    if (shown && hide) this.#world.showNothing();
  }
}
