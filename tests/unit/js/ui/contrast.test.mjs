// @ts-check
/** Contrast of every pair of colours that is used, in both themes, by the formula of WCAG 2.2. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

const css = readFileSync(new URL('../../../../extension/src/ui/tokens.css', import.meta.url), 'utf8');

/** @param {string} selector */
function tokens(selector) {
  const block = css.slice(css.indexOf(`${selector} {`), css.indexOf('}', css.indexOf(`${selector} {`)));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})\b/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance. @param {string} hex */
function luminance(hex) {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((each) => each + each).join('') : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => {
    const channel = parseInt(digits.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// foreground, background, least contrast: 4.5 for text, 3 for marks, focus rings and borders of controls
const pairs = /** @type {[string, string, number][]} */ ([
  ['ink', 'card', 4.5], ['soft', 'card', 4.5], ['ink', 'page', 4.5], ['ink', 'tint', 4.5], ['soft', 'tint', 4.5], ['ink', 'over', 4.5],
  ['soft', 'over', 4.5], ['ink', 'removed', 4.5], ['ink', 'added', 4.5], ['notice', 'card', 4.5], ['caution', 'card', 4.5], ['stop', 'card', 4.5],
  ['notice', 'over', 4.5], ['caution', 'over', 4.5], ['stop', 'over', 4.5], ['brand', 'card', 4.5], ['brand-ink', 'brand', 4.5],
  ['brand-ink', 'brand-over', 4.5], ['control', 'card', 3], ['stop', 'removed', 3], ['stop', 'tint', 3], ['caution', 'tint', 3], ['notice', 'tint', 3],
]);

for (const [theme, selector] of [['light', ':root'], ['dark', '.dark']]) {
  const colours = tokens(selector);
  for (const [front, back, least] of pairs) {
    test(`${theme}: ${front} on ${back} has ${least}:1 or more`, () => {
      const [one, other] = [colours.get(front), colours.get(back)];
      assert.ok(one && other, 'both colours are in tokens.css');
      const found = contrast(one, other);
      assert.ok(found >= least, `${one} on ${other} is ${found.toFixed(2)}:1`);
    });
  }
}
