// @ts-check
/**
 * Watches the composers of one document: hears what happens in the page and hands it on. All listeners are in the
 * content script's own world, on the window, before any of the page's.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('../messages.js').EffectiveSettings} EffectiveSettings
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('../messages.js').ToContent} ToContent
 * @typedef {import('../wire.gen.js').Surface} Surface
 */
import {Checking} from './checking.js';
import {Composers} from './composers.js';
import {FullView} from './gate/full_view.js';
import {Gate} from './gate/gate.js';
import {EVENTS, hold, postingOf} from './gate/posting.js';
import {isOrphan} from './link.js';
import {Marks} from './marks.js';
import {Overlay} from './overlay/overlay.js';
import {pageClock} from './pace.js';
import {pillState} from './pill_state.js';
import {focused, targetOf} from './roots.js';
import {SecondLook} from './second_look.js';
import {timing} from './timing.js';
import {words} from './words.js';

/** Changes that come whole, not letter by letter. */
const WHOLE = /^insertFrom|^insertReplacement|^history|^deleteBy/;

export class Watch {
  /**
   * @param {Surface} surface @param {EffectiveSettings} settings @param {LinkState} link
   * @param {(message: import('../messages.js').FromContent) => boolean} send
   */
  constructor(surface, settings, link, send) {
    this.surface = surface;
    this.settings = settings;
    this.link = link;
    this.send = send;
    this.seen = new FullView();
    this.overlay = new Overlay({send, language: () => this.settings.language, pillPressed: () => { this.#openList(); }, framesChanged: () => { this.#framesChanged(); }});
    this.marks = new Marks(this.overlay, pageClock);
    this.checking = new Checking({send, surface: () => this.surface.id ?? '', allowed: () => this.settings.mode !== 'off', judged: (composer) => { this.#judged(composer); }}, pageClock);
    this.look = new SecondLook({settings: () => this.settings, link: () => this.link, overlay: this.overlay, marks: this.marks, checking: this.checking,
      decide: this.#decide});
    this.gate = new Gate(this.#gateWorld());
    this.composers = new Composers(surface.composers ?? [], {
      changed: () => { this.#pageChanged(); }, gone: (composer) => { this.#gone(composer); }, rootFound: (root) => { this.#listenIn(root); },
    });
    this.#listen();
    new MutationObserver(() => { this.#rewired(); }).observe(document, {childList: true});
    this.composers.start();
    this.poll = setInterval(() => { this.#tend(); }, timing.poll);
    this.#noticeFocus();
  }

  /** @returns {import('./gate/gate.js').World} */
  #gateWorld() {
    return {
      settings: () => this.settings, checking: this.checking, clock: pageClock, link: () => this.link, decide: this.#decide,
      showChecking: (composer) => { this.#use(composer); this.look.openNote(composer, {type: 'checking'}); },
      showGate: (composer, verdict) => {
        this.#use(composer);
        composer.warned = true;
        if (this.#withoutFrames(words(this.settings.language).cannotShow, true)) return;
        this.look.openGate(composer, verdict);
        this.#watchView();
      },
      showNotChecked: (composer, link, why, mayPost) => {
        this.#use(composer);
        const text = words(this.settings.language);
        if (this.#withoutFrames(mayPost ? text.notChecked : text.held, mayPost)) return;
        const {helpText, helpUrl} = this.settings;
        this.look.openNote(composer, {type: 'not_checked', link, mayPost, helpText, helpUrl, why});
        this.#watchView();
      },
      showPressAgain: (composer) => { this.look.openNote(composer, {type: 'press_again'}); },
      showNothing: () => { this.seen.stop(); this.look.close(true); },
      wasSeen: ({visibleMs, observed}) => {
        const canObserve = 'isVisible' in IntersectionObserverEntry.prototype;
        return (!canObserve || (observed && visibleMs >= timing.seen)) && this.seen.since() >= timing.seen;
      },
    };
  }

  #watchView() {
    const {host, card} = this.overlay;
    if (host && card) this.seen.watch(card.holder, host);
  }

  // ---- what happens in the page ----

  #listen() {
    for (const type of EVENTS) addEventListener(type, this.#meet, {capture: true, passive: false});
    for (const type of ['input', 'paste', 'drop', 'compositionstart', 'compositionend', 'focusin', 'focusout']) addEventListener(type, this.#heard, true);
    addEventListener('keydown', this.#keys, true);
    addEventListener('click', this.#clicked, true);
    addEventListener('scroll', this.#moved, {capture: true, passive: true});
    addEventListener('resize', this.#resized);
    visualViewport?.addEventListener('resize', this.#resized);
    for (const type of ['transitionend', 'animationend', 'load']) addEventListener(type, this.#moved, true);
    document.addEventListener('selectionchange', this.#caretMoved);
    document.addEventListener('toggle', this.#moved, true);
  }

  /** What does not leave a shadow root is heard in it. @param {Document|ShadowRoot} root */
  #listenIn(root) {
    if (root === document) return;
    root.addEventListener('submit', this.#meet, true);
    root.addEventListener('scroll', this.#moved, {capture: true, passive: true});
    root.addEventListener('selectionchange', this.#caretMoved);
  }

  /** The page was written anew: document.open() takes all listeners away. */
  #rewired() {
    this.#listen();
    this.composers.start();
    this.overlay.tend();
  }

  /** Holds what would post. @param {Event} event */
  #meet = (event) => {
    if (event.isTrusted && (event.type === 'click' || event.type === 'pointerup' || event.type === 'touchend' || isPostingKey(event))) this.gate.pressed();
    if (this.overlay.host !== null && event.composedPath()[0] === this.overlay.host) return;
    if (this.#swallowed(event)) return hold(event);
    const posting = postingOf(event, this.composers);
    if (!posting || this.gate.meet(posting, event) === 'pass') return undefined;
    if (event.type === 'keydown') this.heldKey = /** @type {KeyboardEvent} */ (event).key;
    return hold(event);
  };

  /** Key whose keydown was held: the rest of it is too. @type {string|null} */
  heldKey = null;

  /** @param {Event} event */
  #swallowed(event) {
    if (!(event instanceof KeyboardEvent) || event.key !== this.heldKey) return false;
    if (event.type === 'keydown' && !event.repeat) this.heldKey = null;
    if (this.heldKey === null) return false;
    if (event.type === 'keyup') this.heldKey = null;
    return true;
  }

  /** @param {Event} event */
  #heard = (event) => {
    const target = targetOf(event);
    if (!target || (this.overlay.isOurs(target))) return;
    if (event.type === 'focusin') for (const each of event.composedPath()) if (each instanceof Element) this.composers.meet(each);
    const found = this.composers.ofBox(target);
    if (!found || !event.isTrusted) return;
    const {composer} = found;
    composer.answers.act(pageClock.now());
    composer.live = true;
    if (event.type === 'compositionstart') this.#composes(composer, true);
    else if (event.type === 'compositionend') this.#composes(composer, false);
    else if (event.type === 'focusin') this.#use(composer);
    else if (event.type === 'focusout') this.checking.now(composer);
    else if (event.type === 'input') this.#typed(composer, /** @type {InputEvent} */ (event));
    else setTimeout(() => { this.#whole(composer); }, 0); // paste, drop: after the page has taken it in
  };

  /** @param {Composer} composer @param {InputEvent} event */
  #typed(composer, event) {
    if (composer.composing) return;
    this.#use(composer);
    this.marks.typed();
    if (WHOLE.test(event.inputType ?? '')) setTimeout(() => { this.#whole(composer); }, 0);
    else this.checking.typed(composer);
    this.#afterChange(composer);
  }

  /** @param {Composer} composer */
  #whole(composer) {
    this.checking.now(composer);
    this.#afterChange(composer);
  }

  /** @param {Composer} composer */
  #afterChange(composer) {
    setTimeout(() => { this.gate.textChanged(composer); this.look.wordsChanged(); }, timing.settle);
    setTimeout(() => { this.#showPill(); }, timing.checking + timing.settle);
  }

  /** @param {Composer} composer @param {boolean} begins */
  #composes(composer, begins) {
    composer.composing = begins;
    if (begins) return;
    this.marks.typed();
    setTimeout(() => { this.#whole(composer); }, 0);
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    if (!event.isTrusted || event.isComposing) return;
    if (event.key === 'Escape' && this.look.isOpen) {
      hold(event);
      this.#left();
    } else if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyD') {
      hold(event);
      this.#noticeFocus();
      this.#openList();
    }
  };

  /** The author closed what was open. */
  #left() {
    if (this.gate.asking) this.gate.giveUpAsking(true);
    else this.look.close(true);
  }

  /** A click on a mark opens its card; the editor gets the click all the same. @param {MouseEvent} event */
  #clicked = (event) => {
    if (!event.isTrusted || event.button !== 0 || this.gate.asking || this.settings.mode === 'off') return;
    const target = targetOf(event);
    const found = target && this.composers.ofBox(target);
    if (!found || found.composer !== this.overlay.composer) {
      if (this.look.isOpen && !this.overlay.isOurs(target)) this.look.close(false);
      return;
    }
    const index = this.marks.at({x: event.clientX, y: event.clientY});
    const part = found.composer.boxes().find(({box}) => box === found.box);
    const chosen = part?.editor.selection(found.box, part.editor.read(found.box));
    if (index !== null && (!chosen || chosen.begin === chosen.end)) this.look.openCard(found.composer, index, false);
    else if (index === null && this.look.isOpen) this.look.close(false);
  };

  #moved = () => {
    this.overlay.moved();
    this.overlay.card?.place();
  };

  #resized = () => {
    this.overlay.layoutChanged();
    this.marks.redraw();
    this.overlay.card?.place();
  };

  #caretMoved = () => { this.marks.caretMoved(); };

  #pageChanged() {
    this.overlay.tend();
    this.overlay.layoutChanged();
    this.#noticeFocus();
  }

  /** Looks after what a page may change without any event. */
  #tend() {
    if (document.visibilityState !== 'visible' || !this.overlay.composer) return;
    const {composer} = this.overlay;
    this.overlay.tend();
    this.overlay.moved();
    this.overlay.colorsChanged();
    if (composer.live) this.checking.look(composer);
    this.gate.textChanged(composer);
    this.#showPill();
  }

  // ---- the composer at hand ----

  /** A box may have the focus already when it comes. */
  #noticeFocus() {
    const element = focused();
    const found = element && this.composers.ofBox(element);
    if (found && found.composer !== this.overlay.composer) {
      found.composer.live = true;
      this.#use(found.composer);
    }
  }

  /** @param {Composer} composer */
  #use(composer) {
    if (this.settings.mode === 'observe') {
      if (composer.live) this.checking.typed(composer);
      return;
    }
    const another = this.overlay.composer !== composer;
    this.overlay.attach(composer);
    if (!another) return;
    this.look.close(false);
    this.marks.take(composer.verdict);
    this.#showPill();
    if (composer.live) this.checking.typed(composer);
  }

  /** @param {Composer} composer */
  #judged(composer) {
    if (composer.verdict?.report?.findings?.length) composer.warned = true;
    this.gate.judged(composer);
    if (composer !== this.overlay.composer || this.settings.mode === 'observe') return;
    this.look.judged(composer);
    this.marks.take(composer.verdict);
    this.#showPill();
  }

  #showPill() {
    const {composer} = this.overlay;
    if (!composer) return;
    const now = pillState({mode: this.settings.mode, link: this.link, verdict: composer.verdict, waited: this.checking.waiting(composer)});
    if (now) this.overlay.showPill(now.state, now.count);
  }

  #openList() {
    const {composer} = this.overlay;
    if (!composer || this.gate.asking) return;
    if (this.look.isOpen) return this.look.close(true);
    if (composer.verdict?.report === null) composer.stale = true; // the author asks: try again
    this.checking.look(composer);
    return this.look.openList(composer, true);
  }

  /** @param {Composer} composer @param {number} revision @param {import('../messages.js').Outcome} outcome @param {import('../messages.js').AnswerKind} [reason] */
  #decide = (composer, revision, outcome, reason) => {
    if (revision === 0 || (composer.decided === revision && outcome === 'POSTED')) return;
    if (outcome !== 'EDITED' && outcome !== 'FIXED') {
      composer.decided = revision;
      composer.warned = false;
    }
    this.send({type: 'decision', composer: composer.id, revision, outcome, ...(reason ? {reason} : {})});
  };

  /** @param {Composer} composer */
  #gone(composer) {
    this.checking.drop(composer);
    this.gate.drop(composer);
    this.look.drop(composer);
    if (composer.warned) this.#decide(composer, composer.revision, 'DISCARDED');
    this.send({type: 'forget', composer: composer.id});
    if (this.overlay.composer === composer) this.overlay.detach();
  }

  // ---- what the worker says ----

  /** @param {Surface} surface @param {EffectiveSettings} settings @param {LinkState} link */
  state(surface, settings, link) {
    const wasReady = this.link === 'ready';
    const wasMode = this.settings.mode;
    const language = this.settings.language;
    Object.assign(this, {settings, link});
    if (JSON.stringify(surface) !== JSON.stringify(this.surface)) {
      this.surface = surface;
      this.composers.use(surface.composers ?? []);
    }
    if (language !== settings.language) this.overlay.languageChanged();
    if (wasMode !== settings.mode) this.#modeChanged();
    if (link === 'ready' && !wasReady) this.#again((composer) => composer.verdict?.report === null);
    this.#showPill();
  }

  #modeChanged() {
    this.gate.settingsChanged();
    if (this.settings.mode === 'off') {
      this.look.close(false);
      this.marks.clear();
      for (const composer of this.composers.all) {
        this.checking.drop(composer);
        composer.verdict = null;
      }
    } else this.#again(() => true);
    const {composer} = this.overlay;
    if (this.settings.mode === 'observe') this.overlay.detach();
    else if (!composer) this.#noticeFocus();
  }

  /** Asks for fresh verdicts. @param {(composer: Composer) => boolean} which */
  #again(which) {
    for (const composer of this.composers.all.filter(which)) {
      composer.stale = true;
      this.checking.look(composer);
    }
  }

  /** @param {Exclude<ToContent, {type: 'state'}>} message */
  heard(message) {
    const composerOf = (/** @type {number|undefined} */ id) => this.composers.all.find((each) => each.id === id);
    if (message.type === 'report') {
      const composer = composerOf(message.report.composer);
      if (composer) this.checking.report(composer, message.report);
    } else if (message.type === 'not_checked') {
      const composer = composerOf(message.composer);
      if (composer) this.checking.notChecked(composer, message.revision, message.link);
    } else if (message.type === 'recheck') this.#again(() => true);
    else if (message.type === 'frame_ready') this.overlay.frameOf(message.token)?.heardReady(message.token);
    else if (message.type === 'frame_gone') this.overlay.frameOf(message.token)?.heardGone(message.token);
    else if (this.overlay.card?.frame.owns(message.token)) this.#fromCard(message.body);
  }

  /** @param {import('../messages.js').FromFrame} body */
  #fromCard(body) {
    const {composer} = this.overlay;
    composer?.answers.act(pageClock.now());
    if (!this.gate.asking || body.type === 'size') {
      if (body.type === 'edit') return this.look.edit();
      if (body.type === 'fix_all') return void this.look.fixAll();
      return this.look.heard(body);
    }
    if (body.type === 'post_anyway') return this.gate.postAnyway(body);
    if (body.type === 'fix_all') {
      const fixed = this.look.fixAll();
      this.gate.giveUpAsking(false);
      return void fixed;
    }
    if (body.type === 'edit' || body.type === 'close') {
      this.look.edit();
      return this.gate.giveUpAsking(true);
    }
    this.look.heard(body); // an answer, a single fix, a finding to look at: the author is at work on it again
    return this.gate.giveUpAsking(false, false);
  }

  /** The port closed or opened again. @param {boolean} open */
  port(open) {
    if (open) {
      this.overlay.pairAgain();
      for (const composer of this.composers.all) this.checking.askAgain(composer);
    } else if (isOrphan()) {
      this.link = 'disconnected';
      this.overlay.orphaned();
      this.#showPill();
    }
  }

  // ---- without frames ----

  #framesChanged() {
    this.#showPill();
    const {asking} = this.gate;
    if (!asking || !this.overlay.framesFailed) return;
    const text = words(this.settings.language);
    this.#withoutFrames(asking.kind === 'gate' ? text.cannotShow : asking.mayPost ? text.notChecked : text.held, asking.mayPost);
  }

  /**
   * Where our frames do not come up the browser itself asks; a page can neither read nor cover its dialogs.
   * @param {string} text @param {boolean} mayPost @returns {boolean} whether that is so
   */
  #withoutFrames(text, mayPost) {
    if (!isOrphan() && !this.overlay.framesFailed) return false;
    setTimeout(() => {
      const {asking} = this.gate;
      if (!asking) return;
      const since = performance.now();
      if (!mayPost) alert(text);
      const yes = mayPost && confirm(text);
      // A key that was still down may have answered: only an answer that took its time counts.
      if (yes && performance.now() - since >= timing.seen && this.gate.asking === asking) this.gate.overrule('ANSWER_KIND_UNSPECIFIED');
      else this.gate.giveUpAsking(true);
    }, timing.settle);
    return true;
  }
}

/** @param {Event} event */
const isPostingKey = (event) => event instanceof KeyboardEvent && event.type === 'keydown' && (event.key === 'Enter' || event.key === ' ');
