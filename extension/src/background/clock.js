// @ts-check
/**
 * Time as the worker sees it; tests pass one that they move by hand.
 * @typedef {object} Clock
 * @property {() => number} now  milliseconds, only differences mean anything
 * @property {(ms: number, act: () => void) => (() => void)} after  runs `act` once; call the result to cancel it
 */

/** @type {Clock} */
export const realClock = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
