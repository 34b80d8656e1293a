// @ts-check
/**
 * Trees within trees: shadow roots, open and closed, seen as one page. All of this works in the content script's own
 * world; nothing is left on the page's nodes.
 */

/** Hosts of our own shadow roots, which are no part of the page. @type {WeakSet<Element>} */
const own = new WeakSet();

/** @param {Element} host */
export const markOwn = (host) => { own.add(host); };

/** @param {Node|null} node @returns {node is Element} */
export const isElement = (node) => node instanceof Element;

/** The shadow root of `element`, closed or not; null when it has none or it is ours. @param {Element} element @returns {ShadowRoot|null} */
export function shadowOf(element) {
  if (own.has(element)) return null;
  if (element.shadowRoot) return element.shadowRoot;
  try {
    const asked = /** @type {any} */ (element).openOrClosedShadowRoot;
    if (asked !== undefined) return asked ?? null;
    return element instanceof HTMLElement ? chrome.dom?.openOrClosedShadowRoot(element) ?? null : null;
  } catch {
    return null; // an element that can have none, or the extension was reloaded under us
  }
}

/** @param {Node} node @returns {Element|null} the element around `node`, across shadow roots */
export function parentOf(node) {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** @param {Element} element @param {string} selector @returns {Element|null} nearest of itself and the elements around it */
export function closestAcross(element, selector) {
  for (let at = /** @type {Element|null} */ (element); at; at = parentOf(at)) if (at.matches(selector)) return at;
  return null;
}

/** @param {Element} outer @param {Node} inner @returns {boolean} */
export function containsAcross(outer, inner) {
  for (let at = /** @type {Node|null} */ (inner); at; at = parentOf(at)) if (outer === at || outer.contains(at)) return true;
  return false;
}

/**
 * What an event is really about, inside closed shadow roots too. Pointer events are followed by their place, others by focus.
 * @param {Event} event @returns {Element|null}
 */
export function targetOf(event) {
  const first = /** @type {Node|undefined} */ (event.composedPath()[0]);
  let element = first && isElement(first) ? first : null;
  for (let shadow = element && shadowOf(element); element && shadow; shadow = shadowOf(element)) {
    const inner = event instanceof MouseEvent ? shadow.elementFromPoint(event.clientX, event.clientY) : shadow.activeElement;
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}

/** The focused element, inside shadow roots too. @returns {Element|null} */
export function focused() {
  let element = document.activeElement;
  for (let shadow = element && shadowOf(element); shadow?.activeElement; shadow = shadowOf(shadow.activeElement)) element = shadow.activeElement;
  return element;
}

/** Every shadow host at or below `node`. @param {Node} node @returns {Generator<ShadowRoot>} */
export function* shadowsBelow(node) {
  if (isElement(node)) {
    const root = shadowOf(node);
    if (root) yield root;
  }
  const elements = /** @type {Element|Document|ShadowRoot} */ (node).querySelectorAll?.('*') ?? [];
  for (const element of elements) {
    // Only custom elements and a few others can be hosts; asking is cheap, but a page may hold many thousands.
    const root = element.localName.includes('-') || element.shadowRoot ? shadowOf(element) : null;
    if (root) yield root;
  }
}

/** @param {Element} element @returns {Element[]} the hosts of the shadow roots that it lies in, outermost first, then itself */
function hostsOf(element) {
  const chain = [element];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) chain.unshift(root.host);
  return chain;
}

/** Elements of several trees as a reader meets them: what is in a shadow root where its host is. @param {Element[]} elements @returns {Element[]} */
export function inPageOrder(elements) {
  const chains = new Map(elements.map((element) => [element, hostsOf(element)]));
  return [...chains.keys()].sort((a, b) => {
    const [one, other] = [/** @type {Element[]} */ (chains.get(a)), /** @type {Element[]} */ (chains.get(b))];
    const at = one.findIndex((element, index) => element !== other[index]);
    if (at < 0 || !other[at]) return at < 0 ? -1 : 1;
    return one[at].compareDocumentPosition(other[at]) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}
