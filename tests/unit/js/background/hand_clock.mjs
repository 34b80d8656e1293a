// @ts-check
/** A clock that a test moves by hand. Acts run in the order of their time; what they start runs too. */

export function handClock() {
  let now = 0;
  let order = 0;
  /** @type {{at: number, order: number, act: () => void}[]} */
  let timers = [];
  return {
    now: () => now,
    after: (/** @type {number} */ ms, /** @type {() => void} */ act) => {
      const timer = {at: now + ms, order: order++, act};
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    /** Timers that have not run. */
    pending: () => timers.length,
    /** Moves the clock; promises that wait get their turn after each act. @param {number} ms */
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = timers.filter((each) => each.at <= end).sort((a, b) => a.at - b.at || a.order - b.order);
        if (!next) break;
        timers = timers.filter((each) => each !== next);
        now = next.at;
        next.act();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets every promise that can go on do so. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));
