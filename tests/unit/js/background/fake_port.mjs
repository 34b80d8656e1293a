// @ts-check
/** Two ends of a chrome port. What one end posts is kept in `sent`; a test speaks for the other with say() and drop(). */

/** @param {object} [about]  name and sender */
export function fakePort(about = {}) {
  /** @type {((message: any, port: any) => void)[]} */
  const hearers = [];
  /** @type {((port: any) => void)[]} */
  const closers = [];
  const port = {
    name: '', ...about,
    /** @type {any[]} */
    sent: [],
    open: true,
    /** @type {{message: string}|null} as Firefox tells why a port closed */
    error: null,
    onMessage: {addListener: (/** @type {any} */ act) => hearers.push(act)},
    onDisconnect: {addListener: (/** @type {any} */ act) => closers.push(act)},
    postMessage(/** @type {any} */ message) {
      if (!port.open) throw new Error('Attempting to use a disconnected port object');
      port.sent.push(structuredClone(message));
    },
    disconnect() {
      port.open = false;
    },
    /** The other end speaks. @param {any} message */
    say(message) {
      if (port.open) hearers.forEach((act) => act(structuredClone(message), port));
    },
    /** The other end goes away. @param {string} [error] */
    drop(error) {
      if (!port.open) return;
      port.open = false;
      port.error = error === undefined ? null : {message: error};
      closers.forEach((act) => act(port));
    },
  };
  return port;
}
