// @ts-check
/** Functions that run in the extension's own frames. Each stands alone: it is sent to the frame as text. They only look. */

/** What the mark frame draws, in the frame's pixels. */
export function marksView() {
  const rect = (/** @type {Element} */ each) => { const { x, y, width, height } = each.getBoundingClientRect(); return { x, y, width, height }; };
  const pill = document.getElementById('pill');
  return {
    marks: [...document.querySelectorAll('.mark')].map((each) => ({ ...rect(each), level: ['notice', 'caution', 'stop'].find((level) => each.classList.contains(level)) ?? '' })),
    pills: pill && !pill.hidden ? [{ ...rect(pill), text: pill.innerText.trim() }] : [],
  };
}

/** What the card frame shows; null while it shows nothing. */
export function cardView() {
  return null;
}
