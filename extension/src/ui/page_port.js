// @ts-check
/**
 * A page's line to the worker, which may die at any time: opened again, and asked again, for as long as the page is there.
 *
 * @typedef {import('../messages.js').ToPage} ToPage
 * @typedef {import('../messages.js').FromPage} FromPage
 */

/** Milliseconds before the worker is called again. */
const AGAIN = 500;

/**
 * @param {(message: ToPage) => void} heard
 * @param {() => FromPage} [first]  what to say on every new line
 * @returns {(message: FromPage) => void} sends; what is sent while nobody listens is dropped
 */
export function openPagePort(heard, first = () => ({type: 'open'})) {
  /** @type {chrome.runtime.Port|null} */
  let port = null;
  const connect = () => {
    if (!chrome.runtime?.id) return; // the extension was updated or removed under us
    port = chrome.runtime.connect({name: 'page'});
    port.onMessage.addListener(heard);
    port.onDisconnect.addListener(() => {
      port = null;
      setTimeout(connect, AGAIN);
    });
    port.postMessage(first());
  };
  connect();
  return (message) => port?.postMessage(message);
}

/** The language to speak until the worker has said which: the browser's. */
export const firstLanguage = () => (/^es\b/i.test(navigator.language) ? 'es' : 'en');
