// @ts-check
/**
 * Runs something at most once an interval while it is asked for again and again: the first time at once, the last time
 * always. The clock is passed in.
 *
 * `after` gives what takes it back.
 * @typedef {{now: () => number, after: (milliseconds: number, run: () => void) => (() => void)}} Clock
 */

/** @type {Clock} */
export const pageClock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => { clearTimeout(timer); };
  },
};

/**
 * @param {number} interval in milliseconds @param {() => void} run @param {Clock} clock
 * @returns {{ask: () => void, now: () => void, stop: () => void}} `ask` runs soon: in the next task after a pause, else when
 *   the interval is over; `now` runs at once and takes back what was asked for, `stop` only takes it back
 */
export function paced(interval, run, clock) {
  let last = -Infinity;
  /** @type {(() => void)|null} */
  let cancel = null;
  const stop = () => {
    cancel?.();
    cancel = null;
  };
  const now = () => {
    stop();
    last = clock.now();
    run();
  };
  const ask = () => { cancel ??= clock.after(Math.max(0, last + interval - clock.now()), now); };
  return {ask, now, stop};
}
