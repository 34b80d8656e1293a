// @ts-check
/** One of our frames in a page: says its token, then speaks only with the content script that made it. */
import {isFrameHello, isFromFrame} from '../message_shapes.js';

/** @typedef {import('./pairing.js').Role} Role */

/**
 * @param {chrome.runtime.Port} port @param {Role} role  by the page that runs in the frame
 * @param {import('./pairing.js').Pairing} pairing
 */
export function serveFrame(port, role, pairing) {
  /** @type {string|null} */
  let token = null;
  const frame = {
    tab: port.sender?.tab?.id ?? -1,
    role,
    send: (/** @type {unknown} */ body) => {
      try {
        port.postMessage(body);
      } catch {
        // The frame went away and its onDisconnect is on the way.
      }
    },
    close: () => port.disconnect(),
  };
  port.onMessage.addListener((message) => {
    if (token !== null) {
      if (isFromFrame(message)) pairing.fromFrame(token, frame, message);
    } else if (isFrameHello(message)) {
      token = /** @type {string} */ (message.token);
      pairing.arrive(token, frame);
    }
  });
  port.onDisconnect.addListener(() => {
    if (token !== null) pairing.frameGone(token, frame);
  });
}
