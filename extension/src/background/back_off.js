// @ts-check
/** How long to wait before the next try: at once, then 0.25, 1, 4 and at most 30 seconds. */
const delays = [250, 1_000, 4_000, 30_000];

export class BackOff {
  #failures = 0;

  /** Milliseconds to wait after one more failure. */
  next() {
    return delays[Math.min(this.#failures++, delays.length - 1)];
  }

  /** Something worked, or a person asked: start over. */
  reset() {
    this.#failures = 0;
  }
}
