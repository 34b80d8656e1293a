// @ts-check
/**
 * Tells which events would publish a composer. One act of the author is several events; a site may post on any of them,
 * so all of them can be held: `press` are those on the way, `act` is the one that counts.
 *
 * @typedef {import('../composer.js').Composer} Composer
 * @typedef {{composer: Composer, stage: 'press'|'act', kind: 'click'|'key'|'submit', control: HTMLElement|null,
 *   form: HTMLFormElement|null, byPage: boolean}} Posting   `byPage`: no act of the author led to it
 */
import {containsAcross} from '../roots.js';

/** Every event that a site may post on. @type {readonly string[]} */
export const EVENTS = ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click', 'keydown', 'keypress', 'keyup', 'submit'];

/** Controls that the browser itself turns Enter and Space into clicks for. */
const NATIVE = 'button, input, a[href], summary';

/** @param {KeyboardEvent} event @param {HTMLElement} box @param {Composer} composer @returns {boolean} whether this key in the box posts */
export function enterPosts(event, box, composer) {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false;
  const enter = composer.enterIn(box);
  if (enter === 'ENTER_NEVER_POSTS') return false;
  if (event.ctrlKey || event.metaKey) return true;
  if (event.shiftKey || event.altKey) return false;
  // In a form the browser makes a click or a submit of it, which is recognised by itself.
  return enter === 'ENTER_POSTS' || (box instanceof HTMLInputElement && !box.form);
}

/** @param {KeyboardEvent} event  of Enter or Space @param {Element} target @param {import('../composers.js').Composers} composers @returns {Posting|null} */
function ofKey(event, target, composers) {
  const typed = composers.ofBox(target);
  if (typed) {
    if (!enterPosts(event, typed.box, typed.composer)) return null;
    return {composer: typed.composer, stage: event.type === 'keydown' ? 'act' : 'press', kind: 'key', control: null, form: null, byPage: false};
  }
  const found = composers.ofSubmit(target);
  if (!found) return null;
  const act = event.type === 'keydown' && !found.control.matches(NATIVE);
  return {...found, stage: act ? 'act' : 'press', kind: 'key', form: null, byPage: false};
}

/** @param {SubmitEvent} event @param {Element} target @param {import('../composers.js').Composers} composers @returns {Posting|null} */
function ofSubmit(event, target, composers) {
  const form = target.closest('form'); // one that was made up may begin anywhere in it
  const composer = form && composers.ofForm(form);
  if (!composer) return null;
  const {submitter = null} = event;
  const submits = composer.submits();
  // Whichever button sends the text: "Save draft" leaves the computer too, and a page may give Post any name. A form
  // that holds none of it, to look for a picture, sends nothing of ours but by a button that posts.
  const foreign = submitter !== null && submits.length > 0 && !submits.includes(submitter);
  if (foreign && !composer.boxes().some(({box}) => containsAcross(form, box))) return null;
  return {composer, stage: 'act', kind: 'submit', control: submitter, form, byPage: false};
}

/**
 * @param {Event} event @param {Element} target  what it is really about, see targetOf
 * @param {import('../composers.js').Composers} composers @returns {Posting|null}
 */
export function postingOf(event, target, composers) {
  if (event.type.startsWith('key')) return ofKey(/** @type {KeyboardEvent} */ (event), target, composers);
  if (event.type === 'submit') return ofSubmit(/** @type {SubmitEvent} */ (event), target, composers);
  const found = composers.ofSubmit(target);
  return found ? {...found, stage: event.type === 'click' ? 'act' : 'press', kind: 'click', form: null, byPage: false} : null;
}

/**
 * Keeps an event from everybody.
 * @param {Event} event
 * @param {boolean} undo  keeps the browser's own part from happening too; a press on the way to a click must go its way,
 *   or there never would be a click
 */
export function hold(event, undo) {
  event.stopImmediatePropagation();
  if (undo) event.preventDefault();
  return true;
}
