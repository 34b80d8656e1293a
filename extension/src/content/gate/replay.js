// @ts-check
/**
 * Posts once more what was held, through the page's own control.
 *
 * @typedef {import('./posting.js').Posting} Posting
 */

/** @param {HTMLElement|null} control @returns {control is HTMLElement} */
const isUsable = (control) => control !== null && control.isConnected && !control.matches(':disabled, [aria-disabled="true"]');

/** @param {Posting} posting @returns {boolean} false when the page offers nothing that we could press */
export function replay(posting) {
  const {composer, control, form} = posting;
  if (posting.kind === 'submit' && form?.isConnected) {
    const button = control instanceof HTMLButtonElement || control instanceof HTMLInputElement ? control : null;
    form.requestSubmit(isUsable(button) && button.form === form ? button : null);
    return true;
  }
  const target = isUsable(control) ? control : composer.submits().find((each) => isUsable(each) && each.getClientRects().length > 0) ?? null;
  if (target) {
    target.click();
    return true;
  }
  const fallback = composer.form();
  fallback?.requestSubmit();
  return fallback !== null;
}
