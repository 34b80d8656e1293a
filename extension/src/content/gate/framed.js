// @ts-check
/**
 * Whether the frames that our document stands in are shown as they are, as far as their pages can be looked into: a page
 * of another origin around us cannot.
 *
 * @typedef {import('../overlay/place.js').Box} Box
 */
import {boxOf} from '../overlay/ground.js';
import {parentOf} from '../roots.js';
import {isInTransition, rivalsOf} from './top_layer.js';

/** Styles that take an element from sight, and what each is where it does not: many a dialog is centered by a move. */
const PLAIN = /** @type {const} */ ([['opacity', /^1$/], ['clipPath', /^none$/], ['maskImage', /^none$/], ['mixBlendMode', /^normal$/],
  ['transform', /^(none|matrix\(1, 0, 0, 1, .*)$/], ['perspective', /^none$/], ['filter', /^none$/]]);

/** @param {Element} frame @returns {boolean} */
function isPlain(frame) {
  for (let at = /** @type {Element|null} */ (frame); at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (PLAIN.some(([name, plain]) => !plain.test(style[name]))) return false;
  }
  return true;
}

/** @param {Document} page @param {Element} frame @param {Box} box @returns {boolean} nothing that takes clicks lies over the box */
function isOnTop(page, frame, box) {
  const root = /** @type {Document|ShadowRoot} */ (frame.getRootNode());
  return [0.05, 0.5, 0.95].every((x) => [0.05, 0.5, 0.95].every((y) => root.elementFromPoint(box.x + box.width * x, box.y + box.height * y) === frame))
    && rivalsOf(page, frame, true).length === 0;
}

/**
 * @param {Box} box  of ours, in our own viewport
 * @param {boolean} told  the browser itself tells what covers us (IntersectionObserver v2): only what it overlooks is looked for
 * @returns {{clear: boolean, where: string}} `where`: another after any frame was moved
 */
export function framesAround(box, told) {
  let where = '';
  let page = /** @type {Window} */ (window);
  let seen = box;
  while (page !== page.parent) {
    const frame = /** @type {HTMLElement|null} */ (page.frameElement);
    const around = frame?.ownerDocument;
    if (!frame || !around?.defaultView) break; // another origin's: it cannot be looked into
    const outer = boxOf(frame);
    seen = {...seen, x: seen.x + outer.x + frame.clientLeft, y: seen.y + outer.y + frame.clientTop};
    where += `${Math.round(outer.x)},${Math.round(outer.y)};`;
    const {innerWidth, innerHeight} = around.defaultView;
    page = around.defaultView;
    if (isInTransition(around)) return {clear: false, where};
    if (told) continue;
    const inside = seen.x >= 0 && seen.y >= 0 && seen.x + seen.width <= innerWidth && seen.y + seen.height <= innerHeight;
    if (!inside || !isPlain(frame) || !isOnTop(around, frame, seen)) return {clear: false, where};
  }
  return {clear: true, where};
}
