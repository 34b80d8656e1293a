// @ts-check
/**
 * What else lies in the browser's top layer. A later one lies over an earlier one whatever its own box says: its shadow,
 * its backdrop and what hangs out of it are painted too, and nothing tells where.
 */
import {containsAcross, shadowOf} from '../roots.js';

const IN_TOP_LAYER = ':popover-open, :modal, :fullscreen';

/** A view transition paints pictures of its own over the whole page, the top layer included. "" where there are none. */
const IN_TRANSITION = CSS.supports('selector(:active-view-transition)') ? ':active-view-transition' : '';

/** @param {Document} page */
export const isInTransition = (page) => IN_TRANSITION !== '' && page.querySelector(IN_TRANSITION) !== null;

/** @param {Document|ShadowRoot} root @returns {Generator<Document|ShadowRoot>} it and every shadow root below, closed ones too */
function* rootsBelow(root) {
  yield root;
  for (const element of root.querySelectorAll('*')) {
    const shadow = shadowOf(element);
    if (shadow) yield* rootsBelow(shadow);
  }
}

/**
 * Elements of the page that stand in the top layer and do not hold `inner`.
 * @param {Document} page @param {Element} inner
 * @param {boolean} deep  in shadow roots too, which takes a look at every element
 * @returns {Element[]}
 */
export function rivalsOf(page, inner, deep) {
  const roots = deep ? [...rootsBelow(page)] : [page];
  return roots.flatMap((root) => [...root.querySelectorAll(IN_TOP_LAYER)]).filter((each) => !containsAcross(each, inner));
}

/**
 * Which rivals came before us and lie beneath. One that is closed and shown again lies above, of which its document
 * tells; what a shadow root does is not heard outside it, so nothing in one is trusted to have stayed beneath.
 */
export class Beneath {
  /** @type {Set<Element>} */
  #all = new Set();

  /** @param {Event} event */
  handleEvent(event) {
    const target = event.composedPath()[0];
    if (event.isTrusted && target instanceof Element) this.#all.delete(target);
  }

  /** Now we are the last that was shown. @param {Element} host */
  begin(host) {
    this.#all = new Set(rivalsOf(document, host, false));
    for (const type of ['beforetoggle', 'toggle', 'fullscreenchange']) addEventListener(type, this, true);
  }

  end() {
    this.#all.clear();
    for (const type of ['beforetoggle', 'toggle', 'fullscreenchange']) removeEventListener(type, this, true);
  }

  /** @param {Element} rival */
  has(rival) { return this.#all.has(rival); }
}
