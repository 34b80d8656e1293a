// @ts-check
/**
 * Whether the surface's patterns still fit the site that its author writes on. Where they do not, the toolbar's button,
 * the popup and, over a box that is known, the pill say "not checking here". The page learns nothing of it: the pill has
 * one size in every state, and nothing that was written in a box that we do not know is read.
 *
 * @typedef {import('../messages.js').Health} State
 * @typedef {import('./composer.js').Composer} Composer
 */
import {editorOf} from './editors/editor.js';

/** Where a post may be written. An input of one line is a search or a name on most sites. */
const BOXES = 'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';
const SEARCH = '[role="searchbox"], [role="search"] *, [type="search"]';

/** Looks without a control that posts before we say so: sites put it there some time after the first letter. */
const PATIENCE = 2;

export class Health {
  /** @type {State} */
  state = 'FITS';
  #misses = 0;
  #tell;

  /** @param {(state: State) => void} tell  is told of every change */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {State} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.#tell(state);
  }

  /** Somebody types where no pattern finds a box. @param {Element} element */
  stray(element) {
    const box = /** @type {HTMLElement|null} */ (element.closest(BOXES));
    if (box && !box.matches(SEARCH) && editorOf(box)) this.#become('NO_BOX');
  }

  /** Somebody is in a box that is known. */
  known() {
    if (this.state === 'NO_BOX') this.#become('FITS');
  }

  /** Looks for what would post the composer at hand. @param {Composer} composer @param {boolean} written  whether there is anything to post */
  look(composer, written) {
    if (!written || composer.canBeHeld()) {
      this.#misses = 0;
      if (this.state === 'NO_SUBMIT') this.#become('FITS');
    } else if (++this.#misses >= PATIENCE) this.#become('NO_SUBMIT');
  }
}
