// @ts-check
/**
 * Where words lie inside a textarea or text input, whose text has no DOM. The same text is laid out once more within our
 * own closed shadow root, measured and taken away before the page can run. It holds no marks, whatever was found.
 *
 * @typedef {import('./editor.js').Box} Box
 */
import {bareElement, dress} from '../overlay/frame.js';
import {scaleOf} from '../overlay/ground.js';

/** Long hands only: a browser gives no value for "font" where it cannot say all of it, as Chromium in forced colours. */
const COPIED = ['font-family', 'font-size', 'font-style', 'font-weight', 'font-stretch', 'font-size-adjust', 'font-optical-sizing', 'font-variant-caps',
  'font-variant-ligatures', 'font-variant-numeric', 'font-variant-east-asian', 'font-kerning', 'font-feature-settings', 'font-variation-settings', 'letter-spacing', 'word-spacing', 'line-height',
  'line-break', 'text-transform', 'text-indent', 'text-align', 'direction', 'tab-size', 'word-break', 'hyphens', 'padding'];

/** @param {HTMLTextAreaElement|HTMLInputElement} field @param {HTMLElement} stage @returns {HTMLElement} */
function layOut(field, stage) {
  const style = getComputedStyle(field);
  const mirror = bareElement('div');
  const oneLine = field instanceof HTMLInputElement;
  dress(mirror, COPIED.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; '));
  dress(mirror, `box-sizing: border-box; overflow: hidden; overflow-wrap: break-word; width: ${oneLine ? field.offsetWidth : field.clientWidth}px`);
  // Firefox counts the padding of an input to its border when asked for its client box: the mirror wears the border itself.
  dress(mirror, oneLine ? `white-space: pre; padding-block: 0; border: solid transparent; border-width: 0 ${style.borderRightWidth} 0 ${style.borderLeftWidth}`
    : 'white-space: pre-wrap');
  mirror.textContent = `${field.value}\u200b`; // a last empty line takes room only with a character on it
  stage.append(mirror);
  return mirror;
}

/**
 * @param {HTMLTextAreaElement|HTMLInputElement} field @param {import('../spans.js').Span[]} spans  of its value
 * @param {HTMLElement} stage @returns {Box[][]} in the viewport, one a line
 */
export function rectsInField(field, spans, stage) {
  if (field.offsetWidth === 0) return spans.map(() => []);
  const mirror = layOut(field, stage);
  const outer = field.getBoundingClientRect();
  const origin = mirror.getBoundingClientRect();
  const scale = scaleOf(field);
  const own = {x: origin.width / mirror.offsetWidth || 1, y: origin.height / mirror.offsetHeight || 1};
  const edge = field instanceof HTMLInputElement ? {x: 0, y: (field.offsetHeight - mirror.offsetHeight) / 2} : {x: field.clientLeft, y: field.clientTop};
  const range = document.createRange();
  const text = /** @type {Text} */ (mirror.firstChild);
  const result = spans.map((span) => {
    range.setStart(text, span.begin);
    range.setEnd(text, span.end);
    return [...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => ({
      x: outer.left + ((rect.left - origin.left) / own.x - field.scrollLeft + edge.x) * scale.x,
      y: outer.top + ((rect.top - origin.top) / own.y - field.scrollTop + edge.y) * scale.y,
      width: rect.width / own.x * scale.x,
      height: rect.height / own.y * scale.y,
    }));
  });
  mirror.remove();
  return result;
}
