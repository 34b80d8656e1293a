// @ts-check
/**
 * Where a box really is on the screen: what clips it, what it moves with, and whether the page is dark there.
 *
 * @typedef {import('./place.js').Box} Box
 */
import {parentOf} from '../roots.js';
import {clipped} from './place.js';

/** @param {Element} element @returns {Box} */
export function boxOf(element) {
  const {left, top, width, height} = element.getBoundingClientRect();
  return {x: left, y: top, width, height};
}

/** Its padding box: what is left of it within its borders and scroll bars. @param {HTMLElement} element @returns {Box} */
function innerBox(element) {
  const outer = boxOf(element);
  const scaleX = element.offsetWidth ? outer.width / element.offsetWidth : 1;
  const scaleY = element.offsetHeight ? outer.height / element.offsetHeight : 1;
  return {x: outer.x + element.clientLeft * scaleX, y: outer.y + element.clientTop * scaleY,
    width: element.clientWidth * scaleX, height: element.clientHeight * scaleY};
}

/**
 * What a box stands on: measured anew when the page changes, used on every scroll.
 * `moves`: it keeps its place in the window while the page scrolls, as in a dialog or a sticky bar.
 * @typedef {{clips: HTMLElement[], moves: boolean}} Ground
 */

/** @param {HTMLElement} box @returns {Ground} */
export function groundOf(box) {
  /** @type {Ground} */
  const ground = {clips: [], moves: false};
  for (let at = /** @type {Element|null} */ (box); at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (style.position === 'fixed' || style.position === 'sticky' || at.matches('dialog[open]')) ground.moves = true;
    const clips = at !== document.documentElement && at !== document.body && at instanceof HTMLElement
      && (style.overflowX !== 'visible' || style.overflowY !== 'visible');
    if (clips) ground.clips.push(/** @type {HTMLElement} */ (at));
  }
  return ground;
}

/** The part of the box that can be seen if the window is large enough. @param {HTMLElement} box @param {Ground} ground @returns {Box} */
export function visiblePart(box, ground) {
  let visible = boxOf(box);
  for (const clip of ground.clips) visible = clipped(visible, innerBox(clip));
  return visible;
}

/** How far the box's text has been scrolled inside it, in pixels of the screen. @param {HTMLElement} box */
export function scrolledBy(box) {
  const scaleX = box.offsetWidth ? box.getBoundingClientRect().width / box.offsetWidth : 1;
  return {x: box.scrollLeft * scaleX, y: box.scrollTop * scaleX};
}

/** @param {string} color as computed @returns {number|null} lightness 0-1 of what is not transparent */
export function lightness(color) {
  const numbers = /^rgba?\((.+)\)$/.exec(color)?.[1].split(/[\s,/]+/).map(Number);
  if (!numbers || numbers.length < 3 || numbers.some(Number.isNaN) || numbers[3] === 0) return null;
  const [r, g, b] = numbers.map((value) => value / 255);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Dark is where text is light. @param {HTMLElement} box @returns {boolean} */
export function isDark(box) {
  const text = lightness(getComputedStyle(box).color);
  return text === null ? matchMedia('(prefers-color-scheme: dark)').matches : text > 0.55;
}

/** The innermost open modal dialog around a node, across shadow roots. @param {Node} node @returns {HTMLDialogElement|null} */
export function modalAround(node) {
  for (let at = /** @type {Element|null} */ (parentOf(node)); at; at = parentOf(at)) {
    if (at instanceof HTMLDialogElement && at.matches(':modal')) return at;
  }
  return null;
}
