// @ts-check
/** A button that posts: it wakes only once it has been in plain sight long enough, and says what is wrong when it is not. */
import {button} from '../element.js';
import {DWELL, watchVisibility} from './visibility.js';

/**
 * @param {string} label @param {string} kind
 * @param {object} parts
 * @param {() => boolean} parts.allowed   is everything else that it needs there? Says so itself when not
 * @param {(visibleMs: number, observed: boolean) => void} parts.act
 * @param {() => void} parts.covered      pressed while it cannot be seen
 * @returns {{node: HTMLButtonElement, start: () => void, stop: () => void}}  `start` once it is in the document
 */
export function guardedButton(label, kind, {allowed, act, covered}) {
  /** @type {import('./visibility.js').Watch|null} */
  let watch = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const ready = () => watch !== null && watch.visibleMs() >= DWELL;
  const node = button(label, kind, () => {
    if (!watch) return;
    if (!ready()) {
      if (watch.observed && watch.visibleMs() === 0) covered();
    } else if (allowed()) {
      act(watch.visibleMs(), watch.observed);
    }
  });
  const show = () => {
    node.setAttribute('aria-disabled', String(!ready()));
    clearTimeout(timer);
    if (watch && !ready() && watch.visibleMs() > 0) timer = setTimeout(show, DWELL - watch.visibleMs() + 10);
  };
  node.setAttribute('aria-disabled', 'true');
  return {
    node,
    start: () => {
      watch = watchVisibility(node, () => setTimeout(show, 1));
    },
    stop: () => {
      clearTimeout(timer);
      watch?.stop();
    },
  };
}
