// @ts-check
/**
 * A frame's line to the content script that made it, by way of the worker. The page hears nothing of it: no window
 * message is sent or heeded. The token stands in the address once and is taken out before anything else happens.
 *
 * @typedef {import('../messages.js').ToFrame} ToFrame
 * @typedef {import('../messages.js').FromFrame} FromFrame
 */
import {isToFrame} from '../message_shapes.js';

/** Milliseconds before a frame calls again when the worker has gone; it goes after each idle half minute. */
const AGAIN = [50, 250, 1_000, 4_000];

/** The token from the address, which loses it. */
function takeToken() {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return token;
}

/**
 * Connects and keeps connected.
 * @param {(message: ToFrame) => void} receive
 * @returns {(message: FromFrame) => void} sends; what is sent while nobody listens is dropped
 */
export function openFramePort(receive) {
  const token = takeToken();
  /** @type {chrome.runtime.Port|null} */
  let port = null;
  let failures = 0;

  const connect = () => {
    if (!chrome.runtime?.id) return; // the extension was updated or removed under us
    const next = chrome.runtime.connect({name: 'ui'});
    port = next;
    next.onMessage.addListener((message) => {
      failures = 0;
      if (isToFrame(message)) receive(/** @type {ToFrame} */ (message));
    });
    next.onDisconnect.addListener(() => {
      port = null;
      if (failures < AGAIN.length) setTimeout(connect, AGAIN[failures++]);
    });
    next.postMessage({type: 'hello', token});
  };
  connect();
  return (message) => port?.postMessage(message);
}
