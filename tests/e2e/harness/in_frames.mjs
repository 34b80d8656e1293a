// @ts-check
/** Functions that run in the extension's own frames. Each stands alone: it is sent to the frame as text. They only look. */

/** What the mark frame draws, in the frame's pixels. */
export function marksView() {
  const rect = (/** @type {Element} */ each) => { const { x, y, width, height } = each.getBoundingClientRect(); return { x, y, width, height }; };
  const pill = document.getElementById('pill');
  return {
    marks: [...document.querySelectorAll('.mark')].map((each) => ({ ...rect(each), level: ['notice', 'caution', 'stop'].find((level) => each.classList.contains(level)) ?? '' })),
    width: innerWidth,
    pills: pill && !pill.hidden ? [{ ...rect(pill), text: pill.innerText.trim() }] : [],
  };
}

/** What the card frame shows, and which of its panels that is; null while it shows nothing. */
export function cardView() {
  const card = document.getElementById('card');
  if (!card || card.hidden) return null;
  const { x, y, width, height } = card.getBoundingClientRect();
  const title = card.querySelector('#title')?.textContent ?? '';
  const buttons = [...card.querySelectorAll('button')].filter((each) => each.checkVisibility());
  const says = (/** @type {HTMLElement} */ each) => each.getAttribute('aria-label') ?? each.innerText.trim();
  const titles = /** @type {Record<string, string>} */ ({ 'Before you post': 'gate', 'Post it as it is?': 'anyway', 'As a stranger reads it': 'billboard', Checking: 'checking' });
  let kind = titles[title] ?? 'list';
  if (card.dataset.kind === 'offers') kind = 'offers';
  else if (card.querySelector('.rank')) kind = 'card';
  else if (card.querySelector('textarea')) kind = 'copy';
  else if (kind === 'list' && card.dataset.kind !== 'list' && card.querySelector('.buttons')) kind = buttons.length > 1 ? 'not_checked' : 'press_again';
  return { rect: { x, y, width, height }, card: { kind, text: card.innerText, buttons: buttons.map(says) } };
}

/**
 * Where the button is that says something, scrolled into sight; null where there is none to press yet.
 * @param {string|null} start how its words begin @param {string|null} pattern  or a regular expression that they match
 */
export function buttonPlace(start, pattern) {
  const says = (/** @type {HTMLElement} */ each) => (each.getAttribute('aria-label') ?? each.innerText).trim();
  const fits = (/** @type {string} */ words) => (start !== null ? words.startsWith(start) : new RegExp(pattern ?? '').test(words));
  const button = [...document.querySelectorAll('button')].find((each) => each.checkVisibility() && each.ariaDisabled !== 'true' && !each.disabled && fits(says(each)));
  if (!button) return null;
  button.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x, y, width, height };
}

/** What the keyboard is on in a frame of ours, as a screen reader names it. */
export const focusedView = () => document.activeElement?.getAttribute('aria-label') ?? (document.activeElement?.id || document.activeElement?.textContent || '');
