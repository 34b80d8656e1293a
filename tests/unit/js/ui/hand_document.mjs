// @ts-check
/** As much of a document as our panels are made of: elements with text, attributes and clicks, to be looked at by a test. */

class HandNode {
  /** @type {HandElement|null} */
  parent = null;
  get textContent() { return ''; }
}

class HandText extends HandNode {
  /** @param {string} text */
  constructor(text) {
    super();
    this.text = text;
  }

  get textContent() { return this.text; }
}

export class HandElement extends HandNode {
  /** @type {Map<string, string>} */
  #attributes = new Map();
  /** @type {Map<string, ((event: any) => void)[]>} */
  #listeners = new Map();
  /** @type {HandNode[]} */
  childNodes = [];
  hidden = false;
  disabled = false;
  title = '';
  value = '';
  dataset = {};

  /** @param {string} tag */
  constructor(tag) {
    super();
    this.tag = tag;
  }

  get id() { return this.getAttribute('id') ?? ''; }
  set id(id) { this.setAttribute('id', id); }
  get textContent() { return this.childNodes.map((each) => each.textContent).join(''); }
  set textContent(text) { this.replaceChildren(...(text === '' ? [] : [text])); }
  /** @param {string} name @returns {string|null} */
  getAttribute(name) { return this.#attributes.get(name) ?? null; }
  /** @param {string} name @param {unknown} value */
  setAttribute(name, value) { this.#attributes.set(name, String(value)); }
  /** @param {string} type @param {(event: any) => void} heed */
  addEventListener(type, heed) { this.#listeners.set(type, [...this.#listeners.get(type) ?? [], heed]); }

  /** @param {...(HandNode|string)} nodes */
  append(...nodes) {
    for (const node of nodes) {
      const made = typeof node === 'string' ? new HandText(node) : node;
      made.parent = this;
      this.childNodes.push(made);
    }
  }

  /** @param {...(HandNode|string)} nodes */
  replaceChildren(...nodes) {
    this.childNodes = [];
    this.append(...nodes);
  }

  /** @param {...HandNode} nodes */
  replaceWith(...nodes) {
    const around = /** @type {HandElement} */ (this.parent);
    around.childNodes.splice(around.childNodes.indexOf(this), 1, ...nodes);
    for (const node of nodes) node.parent = around;
  }

  focus() { HandElement.focused = this; }
  /** @type {HandElement|null} */
  static focused = null;

  /** A press: by a person unless a test says otherwise. @param {boolean} [isTrusted] */
  press(isTrusted = true) { for (const heed of this.#listeners.get('click') ?? []) heed({isTrusted}); }

  /** Itself and all below it, in the order of the document. @returns {HandElement[]} */
  all() { return [this, ...this.childNodes.flatMap((each) => (each instanceof HandElement ? each.all() : []))]; }
}

/** Puts the hand-made document where `element()` looks for one. */
export function useHandDocument() {
  /** @type {any} */ (globalThis).document = {
    createElement: (/** @type {string} */ tag) => new HandElement(tag),
    createTextNode: (/** @type {string} */ text) => new HandText(text),
  };
}

/** One panel, laid out as the card lays it out. @param {any} panel @returns {HandElement} */
export function laidOut(panel) {
  const card = new HandElement('section');
  const title = new HandElement('h1');
  title.id = 'title';
  title.append(panel.title);
  card.append(title, ...panel.body, ...panel.actions);
  return card;
}

/** What a screen reader calls an element. @param {HandElement} element @param {HandElement} within */
export function nameOf(element, within) {
  const by = element.getAttribute('aria-labelledby');
  const label = by === null ? element.getAttribute('aria-label') : within.all().find((each) => each.id === by)?.textContent ?? null;
  return label ?? element.textContent;
}

/** Everything that can be pressed, in the order of the Tab key. @param {HandElement} card */
export const buttonsOf = (card) => card.all().filter((each) => each.tag === 'button' && !each.disabled);

/** @param {HandElement} card @param {string} name @returns {HandElement} */
export function buttonNamed(card, name) {
  const found = buttonsOf(card).find((each) => nameOf(each, card) === name);
  if (!found) throw new Error(`no button "${name}" among ${buttonsOf(card).map((each) => nameOf(each, card)).join(' | ')}`);
  return found;
}
