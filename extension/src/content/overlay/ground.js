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
export function innerBox(element) {
  const outer = boxOf(element);
  const scale = scaleOf(element);
  return {x: outer.x + element.clientLeft * scale.x, y: outer.y + element.clientTop * scale.y,
    width: element.clientWidth * scale.x, height: element.clientHeight * scale.y};
}

/**
 * What a box stands on: measured anew when the page changes, used on every scroll.
 * `moves`: it keeps its place in the window while the page scrolls, as in a dialog or a sticky bar. `turned`: its lines
 * do not run level on the screen, so that no rectangle is that of its words.
 * @typedef {{clips: HTMLElement[], moves: boolean, turned: boolean}} Ground
 */

/** @param {CSSStyleDeclaration} style @returns {boolean} whether lines that ran level do no longer */
function turns({transform, rotate, writingMode}) {
  if (writingMode.startsWith('vertical') || writingMode.startsWith('sideways') || (rotate && rotate !== 'none')) return true;
  if (!transform || transform === 'none') return false;
  const {is2D, a, b, c, d} = new DOMMatrix(transform);
  return !is2D || Math.abs(b) > 0.001 || Math.abs(c) > 0.001 || a <= 0 || d <= 0;
}

/** @param {HTMLElement} box @returns {Ground} */
export function groundOf(box) {
  /** @type {Ground} */
  const ground = {clips: [], moves: false, turned: false};
  for (let at = /** @type {Element|null} */ (box); at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (style.position === 'fixed' || style.position === 'sticky' || at.matches('dialog[open]')) ground.moves = true;
    if (turns(style)) ground.turned = true;
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

/** How many pixels of the screen a pixel of the element is. @param {HTMLElement} element @returns {{x: number, y: number}} */
export function scaleOf(element) {
  const {width, height} = element.getBoundingClientRect();
  return {x: element.offsetWidth ? width / element.offsetWidth : 1, y: element.offsetHeight ? height / element.offsetHeight : 1};
}

/** How far the box's text has been scrolled inside it, in pixels of the screen. @param {HTMLElement} box */
export function scrolledBy(box) {
  const scale = scaleOf(box);
  return {x: box.scrollLeft * scale.x, y: box.scrollTop * scale.y};
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
