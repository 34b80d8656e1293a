// @ts-check
/**
 * Runs something at most once an interval while it is asked for again and again: the first time at once, the last time
 * always. The clock is passed in.
 *
 * @typedef {{now: () => number, after: (milliseconds: number, run: () => void) => number, cancel: (timer: number) => void}} Clock
 */

/** @type {Clock} */
export const pageClock = {
  now: () => performance.now(),
  after: (milliseconds, run) => setTimeout(run, milliseconds),
  cancel: (timer) => { clearTimeout(timer); },
};

export class Pace {
  #last = -Infinity;
  #timer = 0;

  /** @param {number} interval in milliseconds @param {() => void} run @param {Clock} clock */
  constructor(interval, run, clock) {
    this.interval = interval;
    this.run = run;
    this.clock = clock;
  }

  /** Runs soon: in the next task after a pause, else when the interval is over. */
  ask() {
    if (this.#timer !== 0) return;
    const wait = Math.max(0, this.#last + this.interval - this.clock.now());
    this.#timer = this.clock.after(wait, () => { this.#timer = 0; this.now(); });
  }

  /** Runs now, and takes back what was asked for. */
  now() {
    this.stop();
    this.#last = this.clock.now();
    this.run();
  }

  stop() {
    if (this.#timer !== 0) this.clock.cancel(this.#timer);
    this.#timer = 0;
  }
}
