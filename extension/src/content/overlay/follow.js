// @ts-check
/**
 * Notices what moves words without any event of theirs: a page or editor that rewrites lines, styles that change, and
 * whatever moves by an animation, for as long as it does.
 */
import {parentOf} from '../roots.js';

/** With these something begins to move. */
const BEGINS = ['transitionrun', 'animationstart'];
const STYLE = ['style', 'class', 'hidden', 'open', 'dir'];

export class Follow {
  #told;
  /** @type {Set<HTMLElement>} */
  #boxes = new Set();
  #frame = 0;
  /** Typing changes a box all the time, and what is around it hardly ever: only there is the layout measured anew. */
  #observer = new MutationObserver((records) => {
    const inside = (/** @type {Node} */ node) => [...this.#boxes].some((box) => box !== node && box.contains(node));
    if (records.some(({type, target}) => type === 'attributes' && !inside(target))) this.#told.resized();
    else this.#told.rewritten();
  });

  /** @param {{rewritten: () => void, resized: () => void}} told  the words of a box may be elsewhere in it; all of it may be elsewhere */
  constructor(told) {
    this.#told = told;
  }

  /** @param {HTMLElement} box */
  watch(box) {
    if (this.#boxes.size === 0) for (const type of BEGINS) window.addEventListener(type, this, true);
    this.#boxes.add(box);
    this.#observer.observe(box, {childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: STYLE});
    for (let at = parentOf(box); at; at = parentOf(at)) if (at instanceof Element) this.#observer.observe(at, {attributes: true, attributeFilter: STYLE});
    this.handleEvent();
  }

  handleEvent() { if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#goOn(); }); }

  /** Goes along with what moves. */
  #goOn() {
    this.#frame = 0;
    if (![...this.#boxes].some(isMoved)) return;
    this.#told.resized();
    this.handleEvent();
  }

  stop() {
    this.#boxes.clear();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const type of BEGINS) window.removeEventListener(type, this, true);
  }
}

/** @param {HTMLElement} box @returns {boolean} whether an animation is at work on it or on something around it */
function isMoved(box) {
  for (let at = /** @type {Element|null} */ (box); at; at = parentOf(at)) if (at.getAnimations().some((each) => each.playState === 'running')) return true;
  return false;
}
