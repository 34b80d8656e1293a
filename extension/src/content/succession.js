// @ts-check
/**
 * One script of ours in a document. An update leaves the old one in open pages: it can no longer ask anybody, but it holds
 * Post until a newer one says that it is there. That is said by an event with a name that both versions had from their
 * workers and that no page can know, so a page can neither hear it nor make it up.
 */
import {isOrphan} from './link.js';
import {shadowOf} from './roots.js';

/** In our own world, which no page sees: whether this version's script is here already. */
const HERE = Symbol.for('discreet');

/** @returns {boolean} whether we are the first of this version in this document */
export function isFirst() {
  const world = /** @type {{[HERE]?: boolean}} */ (globalThis);
  const first = world[HERE] !== true;
  world[HERE] = true;
  return first;
}

/** Firefox ends an old script together with its extension and leaves what it drew: an element with dead frames of ours. */
function clearRemains() {
  const ours = chrome.runtime.getURL('');
  for (const element of document.querySelectorAll(':root > div, dialog > div')) {
    if ([...shadowOf(element)?.querySelectorAll('iframe') ?? []].some((frame) => frame.src.startsWith(ours))) element.remove();
  }
}

/**
 * Takes the document over from an older script, and gives it up to a newer one.
 * @param {string} heir  the name; empty where it is not known @param {() => void} retire  called at most once
 */
export function succeed(heir, retire) {
  if (heir !== '') window.dispatchEvent(new Event(heir));
  clearRemains();
  if (heir === '') return;
  const heed = () => {
    if (!isOrphan()) return; // nobody takes a living one's place
    window.removeEventListener(heir, heed);
    retire();
  };
  window.addEventListener(heir, heed);
}
