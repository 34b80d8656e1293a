// @ts-check
/**
 * One thing that would be posted: a box or several, what is attached, the verdict on it and what its author answered.
 *
 * @typedef {import('../wire.gen.js').ComposerPattern} ComposerPattern
 * @typedef {import('../wire.gen.js').PartRole} PartRole
 * @typedef {import('../wire.gen.js').Attachment} Attachment
 * @typedef {import('./verdict.js').Verdict} Verdict
 * @typedef {import('./editors/editor.js').Editor} Editor
 * @typedef {import('./editors/editor.js').Reading} Reading
 *
 * @typedef {{box: HTMLElement, editor: Editor, role: PartRole, reading: Reading}} DraftPart
 *
 * All of a composer at one moment. `answered`: the state of the answers that it is judged with.
 * @typedef {{parts: DraftPart[], attachments: Attachment[], answered: number}} Draft
 */
import {Answers} from './answers.js';
import {editorOf} from './editors/editor.js';
import {attachmentsOf, roleOf} from './parts.js';
import {containsAcross, inPageOrder} from './roots.js';
import {alternatives, BUTTONS, saidBy, submitWordsOf} from './selectors.js';

/** @param {Draft} a @param {Draft} b @returns {boolean} whether they would be posted and judged alike */
export function sameDraft(a, b) {
  return a.answered === b.answered && a.parts.length === b.parts.length
    && a.parts.every((part, index) => part.box === b.parts[index].box && part.reading.text === b.parts[index].reading.text)
    && a.attachments.length === b.attachments.length
    && a.attachments.every((each, index) => each.kind === b.attachments[index].kind && each.count === b.attachments[index].count);
}

/** @param {Draft} draft @returns {string[]} */
export const textsOf = (draft) => draft.parts.map((part) => part.reading.text);

/** @param {Draft} draft @returns {boolean} whether there is nothing to post */
export const isEmpty = (draft) => draft.attachments.length === 0 && draft.parts.every((part) => part.reading.text.trim() === '');

export class Composer {
  answers = new Answers();
  /** Grows with every check. */
  revision = 0;
  /** @type {Verdict|null} */
  verdict = null;
  /** The author has put the caret here or typed here: only then is anything of it looked at. */
  live = false;
  /** An input method is at work: nothing is drawn, checked or written. */
  composing = false;
  /** Its author, or a fix, took something out since it was last asked about. */
  cut = false;
  /** Lines of it are not in the page, see lines_in_sight.js; until it is empty. */
  outOfSight = false;
  /** A warning was shown for it, and nothing became of it yet. */
  warned = false;
  /** Rules or settings changed since the verdict: it is shown until the next one comes, and good for nothing else. */
  stale = false;
  /** The last revision that never reached the host, for there was nothing to look at or too much; 0 before any. */
  unsent = 0;
  /** Revision of which the host was last told what became of it; 0 before. */
  decided = 0;

  /**
   * @param {number} id  from 1, in its document
   * @param {ComposerPattern[]} patterns  those of the surface that find a box in `root`, first match first; at least one
   * @param {Element} root  holds all of it
   * @param {() => Iterable<ShadowRoot>} [shadows]  those of the document: parts of a composer may lie in some of them
   */
  constructor(id, patterns, root, shadows = () => []) {
    this.id = id;
    this.patterns = patterns;
    this.root = root;
    this.shadows = shadows;
  }

  /** @param {(pattern: ComposerPattern) => string|undefined} which @returns {string} those selectors of all patterns as one */
  #selector(which) {
    return [...new Set(this.patterns.map(which).filter(Boolean))].join(',');
  }

  /** @param {string} selector @returns {Element[]} in the order of the page */
  #inside(selector) {
    if (selector === '') return [];
    const found = [...this.root.querySelectorAll(selector)];
    const hidden = [...this.shadows()].filter((shadow) => containsAcross(this.root, shadow.host)).flatMap((shadow) => [...shadow.querySelectorAll(selector)]);
    return hidden.length === 0 ? found : inPageOrder([...found, ...hidden]);
  }

  get kind() { return this.patterns[0].kind ?? 'POST'; }
  /** Only a person's own press posts. */
  get needsRealClick() { return this.patterns.some((pattern) => pattern.needsRealClick === true); }

  /** What Enter does in `box`. @param {HTMLElement} box @returns {import('../wire.gen.js').EnterKey} */
  enterIn(box) {
    const pattern = this.patterns.find((each) => box.matches(/** @type {string} */ (each.box))) ?? this.patterns[0];
    return pattern.enter ?? 'ENTER_KEY_UNSPECIFIED';
  }

  /** Its boxes in reading order, outermost only. @returns {{box: HTMLElement, editor: Editor, role: PartRole}[]} */
  boxes() {
    const main = this.#selector((pattern) => pattern.box);
    const also = this.#selector((pattern) => pattern.also);
    const found = this.#inside(also === '' ? main : `${main},${also}`);
    if (this.root.matches(main)) found.unshift(this.root);
    /** @type {{box: HTMLElement, editor: Editor, role: PartRole}[]} */
    const boxes = [];
    for (const element of found) {
      const box = /** @type {HTMLElement} */ (element);
      const editor = box instanceof HTMLElement ? editorOf(box) : null;
      if (!editor || boxes[boxes.length - 1]?.box.contains(box)) continue;
      boxes.push({box, editor, role: roleOf(box, box.matches(main) && !(also && box.matches(also)))});
    }
    return boxes;
  }

  /**
   * What stood in boxes that are no longer to be found here: moved elsewhere, made read-only or called something else at
   * the moment of the press. The page has the words all the same. A field that is now one for secrets is not read again.
   * @returns {DraftPart[]}
   */
  #takenAway() {
    return (this.verdict?.draft.parts ?? []).filter(({box}) => box.isConnected).flatMap((part) => {
      if (editorOf(part.box) === part.editor) return [{...part, reading: part.editor.read(part.box)}];
      const isField = part.box instanceof HTMLTextAreaElement || part.box instanceof HTMLInputElement;
      return isField || part.box.textContent?.trim() ? [part] : [];
    });
  }

  /** @returns {Draft} */
  read() {
    const parts = this.boxes().map((each) => ({...each, reading: each.editor.read(each.box)}));
    return {
      parts: parts.length > 0 ? parts : this.#takenAway(),
      attachments: attachmentsOf(this.#inside(this.#selector((pattern) => pattern.attachment))),
      answered: this.answers.version,
    };
  }

  /** @param {Element} box @returns {boolean} whether it is one of its editable parts */
  owns(box) {
    const selector = this.#selector((pattern) => [pattern.box, pattern.also].filter(Boolean).join(','));
    return containsAcross(this.root, box) && box.matches(selector);
  }

  /** @param {Element} control @returns {boolean} whether it publishes, where it belongs to this composer */
  publishes(control) {
    const selector = this.#selector((pattern) => pattern.submit);
    if (selector !== '' && control.matches(selector)) return true;
    return control.matches(BUTTONS) && saidBy(control, submitWordsOf(this.patterns)) >= 0;
  }

  /** Every control that publishes it; those come first that the patterns name first. @returns {HTMLElement[]} */
  submits() {
    const named = alternatives(this.#selector((pattern) => pattern.submit)).flatMap((selector) => this.#inside(selector));
    const words = submitWordsOf(this.patterns);
    const said = words.length === 0 ? [] : this.#inside(BUTTONS).map((button) => ({button, at: saidBy(button, words)}))
      .filter(({at}) => at >= 0).sort((a, b) => a.at - b.at).map(({button}) => button);
    return /** @type {HTMLElement[]} */ ([...new Set([...named, ...said])].filter((each) => each instanceof HTMLElement));
  }

  /** Whether there is anything to hold it by: a control that publishes, or a form that the browser itself sends. */
  canBeHeld() {
    if (this.submits().length > 0) return true;
    return Boolean(this.form()?.querySelector('button:not([type]), [type="submit"], [type="image"]'));
  }

  /** @returns {HTMLFormElement|null} the form that its boxes are sent with */
  form() {
    return this.root instanceof HTMLFormElement ? this.root : this.root.closest('form') ?? this.root.querySelector('form');
  }

  /** The verdict on exactly this draft; null when there is none yet. @param {Draft} draft @returns {Verdict|null} */
  verdictOn(draft) {
    return this.verdict !== null && !this.stale && sameDraft(this.verdict.draft, draft) ? this.verdict : null;
  }
}
