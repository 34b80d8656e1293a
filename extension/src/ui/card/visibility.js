// @ts-check
/**
 * Was a button really to be seen before it was pressed? A page can lay itself over our frame or fade it out; Chromium
 * tells (IntersectionObserver with trackVisibility), Firefox does not, where only the time since it was drawn is known.
 */

/** Milliseconds that a button must have been in plain sight. */
export const DWELL = 600;

/** @typedef {{visibleMs: () => number, observed: boolean, stop: () => void}} Watch   `visibleMs` without a break until now */

/**
 * @param {HTMLElement} target
 * @param {(visible: boolean) => void} onChange
 * @returns {Watch}
 */
export function watchVisibility(target, onChange) {
  const observed = 'isVisible' in IntersectionObserverEntry.prototype;
  /** @type {number|null} */
  let since = observed ? null : performance.now();
  const see = (/** @type {boolean} */ visible) => {
    if (!visible) since = null;
    else since ??= performance.now();
    onChange(visible);
  };
  const moved = () => {
    if (since !== null) since = performance.now(); // what moves under the pointer starts its time anew
  };
  const observer = observed ? observe(target, see) : null;
  if (!observed) queueMicrotask(() => onChange(true));
  addEventListener('resize', moved);
  return {
    observed,
    visibleMs: () => (since === null ? 0 : Math.round(performance.now() - since)),
    stop: () => {
      observer?.disconnect();
      removeEventListener('resize', moved);
    },
  };
}

/** @param {HTMLElement} target @param {(visible: boolean) => void} see */
function observe(target, see) {
  const report = (/** @type {IntersectionObserverEntry[]} */ entries) => {
    const last = /** @type {IntersectionObserverEntry & {isVisible: boolean}} */ (entries[entries.length - 1]);
    see(last.isVisible && last.intersectionRatio > 0.98);
  };
  const options = /** @type {IntersectionObserverInit} */ ({threshold: [0, 0.5, 0.99, 1], trackVisibility: true, delay: 100});
  const observer = new IntersectionObserver(report, options);
  observer.observe(target);
  return observer;
}
