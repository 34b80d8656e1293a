// @ts-check
/**
 * Finds the composers of a document by the surface's patterns: in the page, in shadow roots, and those that come later.
 * Whatever the search misses is found when its author first touches it.
 *
 * @typedef {import('../wire.gen.js').ComposerPattern} ComposerPattern
 */
import {Composer} from './composer.js';
import {editorOf} from './editors/editor.js';
import {closestAcross, containsAcross, parentOf, shadowOf, shadowsBelow} from './roots.js';
import {BUTTONS, saidBy, submitWordsOf} from './selectors.js';
import * as timing from './timing.js';

/** @param {string|undefined} selector @returns {boolean} whether the browser understands it: packs are newer than browsers */
function isSelector(selector) {
  if (!selector) return true;
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** @param {ComposerPattern} pattern */
const isUsable = (pattern) => Boolean(pattern.box)
  && [pattern.box, pattern.root, pattern.submit, pattern.attachment, pattern.also].every(isSelector);

/**
 * What holds the whole composer. Where the pattern's own is not there (a site changed, a generic pattern), the nearest
 * element that also holds a control that posts: rather too much is looked at than nothing.
 * @param {Element} box @param {ComposerPattern} pattern @returns {Element|null}
 */
function rootOf(box, pattern) {
  const {root, submit} = pattern;
  const named = closestAcross(box, root || 'form');
  const words = submitWordsOf([pattern]);
  const holdsSubmit = (/** @type {Element} */ around) => (submit ? around.querySelector(submit) !== null : false)
    || (words.length > 0 && [...around.querySelectorAll(BUTTONS)].some((button) => saidBy(button, words) >= 0));
  let around = parentOf(box);
  for (let steps = 0; !named && around && steps < 12; steps++, around = parentOf(around)) if (holdsSubmit(around)) return around;
  return named ?? parentOf(box);
}

export class Composers {
  /** @type {Composer[]} */
  all = [];
  /** Roots that were searched and are watched; a shadow root has its own events. @type {Set<Document|ShadowRoot>} */
  #roots = new Set();
  #lastId = 0;
  #timer = 0;
  /** Parts of the page that came since the last search. @type {Set<Node>} */
  #fresh = new Set();
  /** @type {ComposerPattern[]} */
  #patterns = [];

  /**
   * @param {{changed: () => void, gone: (composer: Composer) => void, rootFound: (root: Document|ShadowRoot) => void}} told
   *   `changed`: the page's tree changed somewhere; called at most once a search interval
   */
  constructor(told) {
    this.told = told;
    this.observer = new MutationObserver((records) => { this.#noted(records); });
  }

  /** Begins, or goes on with the patterns of a newer pack. @param {ComposerPattern[]} patterns */
  use(patterns) {
    this.#patterns = patterns.filter(isUsable);
    for (const composer of this.all) composer.patterns = this.#patterns.filter((pattern) => composer.root.querySelector(/** @type {string} */ (pattern.box)));
    this.start();
    this.#dropGone();
  }

  /** Searches everything, as after the page wrote itself anew. */
  start() {
    this.#watch(document);
    this.search(document);
  }

  /** Looks for nothing any more. */
  end() {
    this.observer.disconnect();
    clearTimeout(this.#timer);
  }

  /** @returns {ShadowRoot[]} */
  #shadows() {
    if (this.#roots.size < 2) return []; // most sites: the document alone
    return /** @type {ShadowRoot[]} */ ([...this.#roots].filter((root) => root instanceof ShadowRoot && root.host.isConnected));
  }

  /** @param {Document|ShadowRoot} root */
  #watch(root) {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.observer.observe(root, {childList: true, subtree: true});
    this.told.rootFound(root);
  }

  /** @param {MutationRecord[]} records */
  #noted(records) {
    // Typing changes the inside of an editor all the time; nothing that we look for comes or goes by it.
    const others = records.filter(({target}) => !(target instanceof Element && target.closest('[contenteditable]')));
    if (others.length === 0) return;
    for (const record of others) for (const node of record.addedNodes) if (node instanceof Element) this.#fresh.add(node);
    if (this.#timer === 0) this.#timer = setTimeout(() => { this.#timer = 0; this.#searchFresh(); }, timing.search);
  }

  #searchFresh() {
    const fresh = [...this.#fresh].filter((node) => node.isConnected);
    this.#fresh.clear();
    for (const node of fresh) this.search(node);
    for (const root of this.#roots) if (root instanceof ShadowRoot && !root.host.isConnected) this.#roots.delete(root);
    this.#dropGone();
    this.told.changed();
  }

  #dropGone() {
    const gone = this.all.filter((composer) => !composer.root.isConnected || composer.patterns.length === 0);
    this.all = this.all.filter((composer) => !gone.includes(composer));
    gone.forEach((composer) => { this.told.gone(composer); });
  }

  /** Looks for boxes at and below `node`, in its shadow roots too. @param {Node} node */
  search(node) {
    const below = /** @type {Element|Document|ShadowRoot} */ (node);
    if (this.#patterns.length === 0) return;
    const boxes = this.#patterns.map((pattern) => pattern.box).join(',');
    if (below instanceof Element && below.matches(boxes)) this.#admit(below);
    for (const element of below.querySelectorAll(boxes)) this.#admit(element);
    for (const shadow of shadowsBelow(node)) {
      this.#watch(shadow);
      this.search(shadow);
    }
  }

  /** @param {Element} box  matches a pattern's box @returns {Composer|null} the composer that it belongs to, new or known */
  #admit(box) {
    const pattern = this.#patterns.find((each) => box.matches(/** @type {string} */ (each.box)));
    if (!pattern || !(box instanceof HTMLElement) || !editorOf(box)) return null;
    const root = rootOf(box, pattern);
    if (!root) return null;
    let composer = this.all.find((each) => each.root === root);
    if (!composer) {
      composer = new Composer(++this.#lastId, [], root, () => this.#shadows());
      this.all.push(composer);
    }
    if (!composer.patterns.includes(pattern)) composer.patterns.push(pattern);
    return composer;
  }

  /**
   * The composer in whose editable part `element` lies, and that box; found now if it was not yet.
   * @param {Element} element @returns {{composer: Composer, box: HTMLElement}|null}
   */
  ofBox(element) {
    for (const pattern of this.#patterns) {
      for (const selector of [pattern.box, pattern.also]) {
        const box = selector ? /** @type {HTMLElement|null} */ (element.closest(selector)) : null;
        if (!box || !editorOf(box)) continue;
        const composer = selector === pattern.box ? this.#admit(box) : this.#innermost((each) => each.owns(box));
        if (!composer) continue;
        this.#watch(/** @type {Document|ShadowRoot} */ (box.getRootNode()));
        return {composer, box};
      }
    }
    return null;
  }

  /**
   * The composer that a click on `element` would publish, and the control that does it.
   * @param {Element} element @returns {{composer: Composer, control: HTMLElement}|null}
   */
  ofSubmit(element) {
    const selectors = new Set(this.#patterns.map((pattern) => pattern.submit ?? '').filter(Boolean));
    const words = submitWordsOf(this.#patterns);
    if (words.length > 0) selectors.add(BUTTONS);
    for (const selector of selectors) {
      const control = /** @type {HTMLElement|null} */ (closestAcross(element, selector));
      if (!control || (selector === BUTTONS && saidBy(control, words) < 0)) continue;
      const around = () => this.#innermost((each) => containsAcross(each.root, control) && each.publishes(control));
      const composer = around() ?? (this.search(control.getRootNode()), around());
      if (composer) return {composer, control};
    }
    return null;
  }

  /** @param {Element} form @returns {Composer|null} the composer that the form would publish */
  ofForm(form) {
    const found = () => this.#innermost((composer) => composer.form() === form);
    return found() ?? (this.search(form), found());
  }

  /** @param {(composer: Composer) => boolean} fits @returns {Composer|null} */
  #innermost(fits) {
    return this.all.filter((composer) => composer.root.isConnected && fits(composer))
      .reduce((/** @type {Composer|null} */ best, each) => (best && each.root.contains(best.root) ? best : each), null);
  }

  /** Shadow roots of elements that are no custom elements are found when something in them gets the focus. @param {Element} host */
  meet(host) {
    const shadow = shadowOf(host);
    if (!shadow || this.#roots.has(shadow)) return;
    this.#watch(shadow);
    this.search(shadow);
  }
}
