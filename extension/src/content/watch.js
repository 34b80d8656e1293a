// @ts-check
/**
 * Watches the composers of one document: what happens in the page goes to who is concerned, and so does what the worker
 * says.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('../messages.js').EffectiveSettings} EffectiveSettings
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('../messages.js').ToContent} ToContent
 * @typedef {import('../wire.gen.js').Surface} Surface
 * @typedef {import('./gate/posting.js').Posting} Posting
 * @typedef {import('./verdict.js').Verdict} Verdict
 */
import {Checking} from './checking.js';
import {isEmpty} from './composer.js';
import {Composers} from './composers.js';
import {FullView} from './gate/full_view.js';
import {Gate} from './gate/gate.js';
import {hold, postingOf} from './gate/posting.js';
import {Health} from './health.js';
import {isOrphan} from './link.js';
import {takesAway} from './lines_in_sight.js';
import {Marks} from './marks.js';
import {Overlay} from './overlay/overlay.js';
import {pageClock} from './pace.js';
import {pillState} from './pill_state.js';
import {focused, targetOf} from './roots.js';
import {SecondLook} from './second_look.js';
import * as timing from './timing.js';

/** Changes that come whole, not letter by letter. */
const WHOLE = /^insertFrom|^insertReplacement|^history|^deleteBy/;

/** Is itself the world that its parts act in: what they may ask for and say is typed beside each of them. */
export class Watch {
  #seen = new FullView();
  overlay = new Overlay(this);
  marks = new Marks(this.overlay, pageClock);
  clock = pageClock;
  checking = new Checking(this);
  #look = new SecondLook(this);
  #gate = new Gate(this);
  #events;
  #composers = new Composers(this);
  #health = new Health((health) => { this.send({type: 'health', health}); });
  /** Key whose keydown was held: the rest of it is too. @type {string|null} */
  #heldKey = null;
  /** Where the pointer last went down: a drag selects words, a click asks about them. */
  #pressedAt = {x: 0, y: 0};
  #rounds = 0;
  #tending;
  /** What the worker was last told of it. */
  #draftOpen = false;

  /**
   * @param {Surface} surface @param {EffectiveSettings} settings @param {LinkState} link
   * @param {(message: import('../messages.js').FromContent) => boolean} send
   * @param {import('./page_events.js').PageEvents} events
   */
  constructor(surface, settings, link, send, events) {
    this.surface = surface;
    this.settings = settings;
    this.link = link;
    this.send = send;
    this.#events = events;
    events.tell(this);
    this.#composers.use(surface.composers ?? []);
    this.#tending = setInterval(() => { this.#tend(); }, timing.poll);
    this.#pickComposer();
  }

  /** A newer script of ours looks after this document from now on. What we hold is let go of, never posted. */
  retire() {
    clearInterval(this.#tending);
    this.#composers.end();
    for (const composer of this.#composers.all) {
      this.checking.drop(composer);
      this.#gate.drop(composer);
      this.#look.drop(composer);
    }
    this.overlay.detach();
  }

  // ---- the gate's window ----

  /** @param {Posting} posting */
  showChecking({composer, byPage}) {
    this.#use(composer);
    if (!this.#withoutFrames()) this.#look.openNote(composer, {type: 'checking'}, byPage);
  }

  /** @param {Posting} posting @param {Verdict} verdict */
  showGate({composer, byPage}, verdict) {
    this.#use(composer);
    if (this.#askPlainly()) return;
    this.#look.openGate(composer, verdict, byPage);
    this.#watchView();
  }

  /** @param {Posting} posting @param {LinkState} link @param {import('../messages.js').WhyNot|undefined} why @param {boolean} mayPost */
  showNotChecked({composer, byPage}, link, why, mayPost) {
    this.#use(composer);
    if (this.#askPlainly()) return;
    const {helpText, helpUrl} = this.settings;
    this.#look.openNote(composer, {type: 'not_checked', link, mayPost, helpText, helpUrl, why}, byPage);
    this.#watchView();
  }

  /** @param {Posting} posting */
  showPressAgain({composer, byPage}) { this.#look.openNote(composer, {type: 'press_again'}, byPage); }

  get onScreen() { return this.overlay.plain !== null || this.#look.isOpen; }

  get touched() { return navigator.userActivation.hasBeenActive; }

  showCovered() { this.overlay.card?.frame.say({type: 'covered'}); }

  showNothing() {
    this.#seen.stop();
    this.overlay.hidePlain();
    this.#look.close(true);
  }

  /** @param {{visibleMs: number, observed: boolean}} frame  what the frame itself saw */
  wasSeen({visibleMs, observed}) {
    const canObserve = 'isVisible' in IntersectionObserverEntry.prototype;
    return (!canObserve || (observed && visibleMs >= timing.seen)) && this.#seen.since() >= timing.seen;
  }

  #watchView() {
    const {host, card, plain} = this.overlay;
    const holder = plain?.holder ?? card?.holder;
    if (host && holder) this.#seen.watch(holder, host);
  }

  // ---- what happens in the page ----

  /** Holds what would post. @param {Event} event @returns {boolean} whether it was held */
  posting(event) {
    if (event.type === 'pointerdown') this.#pressedAt = {x: /** @type {PointerEvent} */ (event).clientX, y: /** @type {PointerEvent} */ (event).clientY};
    const key = event instanceof KeyboardEvent ? event.key : null;
    if (key !== null && key !== 'Enter' && key !== ' ') return false; // the way of every letter
    const target = targetOf(event);
    if (!target || target === this.overlay.host) return false;
    // A click or a space in the text leads to no post; Enter may, by a shortcut of the site's own.
    if (isPress(event) && (key === 'Enter' || !this.#composers.ofBox(target))) this.#gate.pressed();
    if (this.#isHeldKey(event)) return hold(event, true);
    const posting = postingOf(event, target, this.#composers);
    if (!posting || this.#gate.meet(posting, event) === 'pass') return false;
    if (event.type === 'keydown' && posting.stage === 'act') this.#heldKey = key;
    return hold(event, posting.stage === 'act');
  }

  /** @param {Event} event */
  #isHeldKey(event) {
    if (!(event instanceof KeyboardEvent) || event.key !== this.#heldKey) return false;
    if (event.type === 'keydown' && !event.repeat) this.#heldKey = null;
    const held = this.#heldKey !== null;
    if (event.type === 'keyup') this.#heldKey = null;
    return held;
  }

  /** @param {InputEvent} event */
  input(event) {
    const target = event.isTrusted ? targetOf(event) : null;
    const composer = target && takesAway(event) ? this.#composers.ofBox(target)?.composer : null;
    if (composer) composer.cut = true;
  }

  /** @param {Event} event */
  typing(event) {
    const target = targetOf(event);
    // Chromium marks the end of a composition as untrusted in some cases; all that it can do is ask for a check.
    if (!target || target === this.overlay.host || !(event.isTrusted || event.type === 'compositionend')) return;
    if (event.type === 'focusin') for (const each of event.composedPath()) if (each instanceof Element) this.#composers.meet(each);
    const found = this.#composers.ofBox(target);
    if (!found) return event.type === 'input' ? this.#health.stray(target) : undefined;
    this.#health.known();
    const {composer} = found;
    composer.answers.act(pageClock.now());
    composer.live = true;
    // Every event tells anew: a composition may end without a word.
    composer.composing = event.type === 'compositionstart' || (event.type === 'input' && /** @type {InputEvent} */ (event).isComposing);
    if (composer.composing) return this.marks.redraw();
    if (event.type === 'focusin') this.#use(composer);
    else if (event.type === 'focusout') this.checking.now(composer);
    else this.#changed(composer, event.type !== 'input' || WHOLE.test(/** @type {InputEvent} */ (event).inputType ?? ''));
  }

  /** @param {Composer} composer @param {boolean} whole  a paste, a drop, the end of a composition: looked at as soon as the page took it in */
  #changed(composer, whole) {
    this.#use(composer);
    this.marks.typed(!whole);
    this.#look.typed();
    if (whole) setTimeout(() => { this.checking.now(composer); }, 0);
    else this.checking.typed(composer);
    setTimeout(() => { this.#gate.textChanged(composer); }, timing.settle);
    setTimeout(() => { this.#showPill(); }, timing.checking + timing.settle);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!event.isTrusted || event.isComposing) return;
    if (event.key === 'Escape' && this.onScreen) {
      hold(event, true);
      this.#gate.giveUpAsking(true);
      this.#look.close(true);
    } else if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyD') {
      hold(event, true);
      this.#pickComposer();
      this.pillPressed();
    }
  }

  /** A click on a mark opens its card; the editor gets the click all the same. @param {MouseEvent} event */
  click(event) {
    if (!event.isTrusted || event.button !== 0 || this.#gate.asking || this.settings.mode === 'off') return;
    const target = targetOf(event);
    if (!target || target === this.overlay.host) return;
    const found = this.#composers.ofBox(target);
    const dragged = Math.hypot(event.clientX - this.#pressedAt.x, event.clientY - this.#pressedAt.y) > 4;
    const index = found && !dragged && found.composer === this.overlay.composer ? this.marks.at({x: event.clientX, y: event.clientY}) : null;
    if (found && index !== null) this.#look.openCard(found.composer, index, false);
    else this.#look.close(false);
  }

  moved() {
    this.overlay.moved();
    this.overlay.card?.place();
  }

  /** @param {Document|ShadowRoot} root  a tree that composers are looked for in */
  rootFound(root) { this.#events.listenIn(root); }

  caret() { this.marks.caretMoved(); }

  resized() {
    this.overlay.layoutChanged();
    this.marks.redraw();
    this.overlay.card?.place();
  }

  boxRewritten() { this.marks.redraw(); }

  /** The page wrote itself anew, and all listeners and nodes are gone. */
  rewritten() {
    this.#composers.start();
    this.overlay.tend();
  }

  changed() {
    this.overlay.tend();
    this.overlay.layoutChanged();
    this.#pickComposer();
  }

  /** Looks after what a page may change without any event. */
  #tend() {
    if (document.visibilityState !== 'visible') return;
    const {composer} = this.overlay;
    if (!composer) return this.#pickComposer();
    this.overlay.tend();
    this.moved();
    this.#showPill();
    if (++this.#rounds % 4 !== 0) return; // what follows reads the whole text
    this.overlay.colorsChanged();
    this.checking.look(composer);
    this.#gate.textChanged(composer);
    this.#health.look(composer, composer.verdict !== null && !isEmpty(composer.verdict.draft));
  }

  // ---- the composer at hand ----

  /** The one that has the focus; else the one at hand; else the first that can be seen. */
  #pickComposer() {
    const element = focused();
    const inFocus = element && this.#composers.ofBox(element)?.composer;
    if (inFocus) this.#use(inFocus);
    else if (!this.overlay.composer) {
      const first = this.#composers.all.find((composer) => composer.boxes().some(({box}) => box.getClientRects().length > 0));
      if (first) this.#use(first);
    }
  }

  /** @param {Composer} composer */
  #use(composer) {
    composer.live = true;
    if (this.settings.mode === 'observe') return this.checking.typed(composer);
    const another = this.overlay.composer !== composer;
    // Going to write elsewhere answers what was asked about a held post.
    if (another && this.#gate.asking?.posting.composer !== composer) this.#gate.giveUpAsking(true, false);
    this.overlay.attach(composer);
    if (!another) return;
    this.#look.close(false);
    this.marks.take(composer.verdict);
    this.#showPill();
    this.checking.typed(composer);
  }

  /** There is a new verdict. @param {Composer} composer */
  judged(composer) {
    if (composer.verdict?.why === 'unanswered') this.send({type: 'open'}); // is anybody there?
    if (composer.verdict?.found.length) composer.warned = true;
    this.#gate.judged(composer);
    this.#tellDraft();
    if (composer !== this.overlay.composer) return;
    this.marks.take(composer.verdict);
    this.#look.judged(composer);
    this.#showPill();
  }

  /** Tells the worker whether an update of the extension would meet somebody who is writing. */
  #tellDraft() {
    const open = this.#composers.all.some(({verdict}) => verdict !== null && !isEmpty(verdict.draft));
    if (open === this.#draftOpen) return;
    this.#draftOpen = open;
    this.send({type: 'draft', open});
  }

  #showPill() {
    const {composer} = this.overlay;
    if (!composer) return;
    const now = pillState({mode: this.settings.mode, link: this.link, verdict: composer.verdict, waited: this.checking.waiting(composer), held: this.#health.state !== 'NO_SUBMIT'});
    if (now) this.overlay.showPill(now.state, now.count);
  }

  pillPressed() {
    const {composer} = this.overlay;
    if (!composer || this.#gate.asking) return;
    if (this.#look.isOpen) return this.#look.close(true);
    if (composer.verdict?.checked === false) composer.stale = true; // the author asks: try again
    this.checking.look(composer);
    this.#look.openList(composer, true);
  }

  /** @param {Composer} composer @param {number} revision @param {import('../messages.js').Outcome} outcome @param {import('../messages.js').AnswerKind} [reason] */
  decide(composer, revision, outcome, reason) {
    if (revision === composer.unsent || (composer.decided === revision && outcome === 'POSTED')) return;
    if (outcome !== 'EDITED' && outcome !== 'FIXED') {
      composer.decided = revision;
      composer.warned = false;
    }
    this.send({type: 'decision', composer: composer.id, revision, outcome, ...(reason ? {reason} : {})});
  }

  /** @param {Composer} composer */
  gone(composer) {
    this.checking.drop(composer);
    this.#gate.drop(composer);
    this.#look.drop(composer);
    if (composer.warned) this.decide(composer, composer.revision, 'DISCARDED');
    this.send({type: 'forget', composer: composer.id});
    this.#tellDraft();
    if (this.overlay.composer === composer) this.overlay.detach();
  }

  // ---- what the worker says ----

  /** @param {Surface} surface @param {EffectiveSettings} settings @param {LinkState} link */
  state(surface, settings, link) {
    const before = {surface: this.surface, settings: this.settings, link: this.link};
    this.surface = surface;
    this.settings = settings;
    this.link = link;
    if (JSON.stringify(surface) !== JSON.stringify(before.surface)) this.#composers.use(surface.composers ?? []);
    if (settings.language !== before.settings.language) this.overlay.languageChanged();
    if (settings.mode !== before.settings.mode) this.#modeChanged();
    if (link === 'ready' && before.link !== 'ready') this.#again((composer) => composer.verdict?.checked === false);
    this.#showPill();
  }

  #modeChanged() {
    const {mode} = this.settings;
    this.#gate.settingsChanged();
    if (mode === 'observe') this.overlay.detach();
    if (mode !== 'off') return this.#again(() => true);
    this.#look.close(false);
    this.marks.clear();
    for (const composer of this.#composers.all) {
      this.checking.drop(composer);
      composer.verdict = null;
    }
  }

  /** Asks for fresh verdicts. @param {(composer: Composer) => boolean} which */
  #again(which) {
    for (const composer of this.#composers.all.filter(which)) {
      composer.stale = true;
      this.checking.look(composer);
    }
  }

  /** @param {Exclude<ToContent, {type: 'state'}>} message */
  heard(message) {
    const composerOf = (/** @type {number|undefined} */ id) => this.#composers.all.find((each) => each.id === id);
    if (message.type === 'report') {
      const composer = composerOf(message.report.composer);
      if (composer) this.checking.report(composer, message.report);
    } else if (message.type === 'not_checked') {
      const composer = composerOf(message.composer);
      if (composer) this.checking.notChecked(composer, message.revision, message.link);
    } else if (message.type === 'recheck') this.#again(() => true);
    else if (message.type === 'frame_ready') this.overlay.frameOf(message.token)?.heardReady(message.token);
    else if (message.type === 'frame_gone') this.overlay.frameOf(message.token)?.heardGone(message.token);
    else if (message.body.type === 'drawn') this.overlay.drawn(message.token, message.body.round);
    else if (this.overlay.card?.frame.owns(message.token)) this.#fromCard(message.body);
  }

  /** @param {import('../messages.js').FromFrame} body */
  #fromCard(body) {
    this.overlay.composer?.answers.act(pageClock.now());
    const asking = this.#gate.asking !== null && body.type !== 'size';
    if (body.type === 'post_anyway') this.#gate.postAnyway(body);
    else if (body.type === 'fix_all') {
      void this.#look.fixAll();
      this.#gate.giveUpAsking(false);
    } else if (body.type === 'edit' || body.type === 'close') {
      if (asking) this.#look.edit();
      else this.#look.close(true);
      this.#gate.giveUpAsking(true);
    } else {
      this.#look.heard(body);
      // An answer, a single fix, a finding to look at: the author is at work on the draft again.
      if (asking) this.#gate.giveUpAsking(false, false);
    }
  }

  /** The port opened again, or was lost. @param {boolean} open */
  port(open) {
    if (open) {
      this.#draftOpen = false; // a worker that just began knows of none
      this.#tellDraft();
      this.overlay.pairAgain();
      for (const composer of this.#composers.all) this.checking.askAgain(composer);
    } else if (isOrphan() && this.link !== 'disconnected') {
      this.link = 'disconnected';
      this.overlay.orphaned();
      this.#showPill();
    }
  }

  // ---- without frames ----

  #withoutFrames() { return isOrphan() || this.overlay.framesFailed; }

  framesChanged() {
    this.#showPill();
    // Frames came or went, or all of ours was put back after the page removed it: what was asked is asked again.
    if (!this.onScreen) this.#gate.asking?.show();
    else if (!this.overlay.plain && this.#askPlainly()) this.#look.close(false);
  }

  /** Asks about the held post in our own shadow root. @returns {boolean} false where frames can do it better */
  #askPlainly() {
    const {asking} = this.#gate;
    if (!asking || !this.#withoutFrames()) return false;
    this.overlay.showPlain(asking.mayPost, {
      back: () => { this.#gate.giveUpAsking(true); },
      post: () => { if (this.#seen.since() >= timing.seen) this.#gate.overrule('ANSWER_KIND_UNSPECIFIED'); },
    });
    this.#watchView();
    return true;
  }
}

/** A person pressing something that may lead to a post; of keys only Enter and Space come here. @param {Event} event */
const isPress = (event) => event.isTrusted && ['click', 'pointerup', 'touchend', 'keydown'].includes(event.type);
