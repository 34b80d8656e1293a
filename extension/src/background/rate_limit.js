// @ts-check
/**
 * At most so many acts a second for each tab. What comes too soon waits its turn; of several that wait for the same
 * slot only the latest is done, so a page that floods us slows down nobody but itself.
 *
 * @typedef {import('./clock.js').Clock} Clock
 * @typedef {{tokens: number, at: number, waiting: Map<string, () => void>, timer: boolean}} Bucket
 */

export class RateLimit {
  /** @type {Map<number, Bucket>} */ #buckets = new Map();
  #perSecond;
  #clock;

  /** @param {{perSecond: number, clock: Clock}} parts */
  constructor({perSecond, clock}) {
    this.#perSecond = perSecond;
    this.#clock = clock;
  }

  /**
   * Does `act` now or as soon as the tab may; a newer act of the same slot takes its place.
   * @param {number} tab @param {string} slot @param {() => void} act
   */
  run(tab, slot, act) {
    const bucket = this.#bucketOf(tab);
    if (bucket.waiting.size === 0 && this.#take(bucket)) {
      act();
      return;
    }
    bucket.waiting.set(slot, act);
    this.#schedule(bucket);
  }

  /** Forgets a tab and what waits for it. @param {number} tab */
  forget(tab) {
    this.#buckets.get(tab)?.waiting.clear();
    this.#buckets.delete(tab);
  }

  /** @param {number} tab @returns {Bucket} */
  #bucketOf(tab) {
    let bucket = this.#buckets.get(tab);
    if (!bucket) {
      bucket = {tokens: this.#perSecond, at: this.#clock.now(), waiting: new Map(), timer: false};
      this.#buckets.set(tab, bucket);
    }
    return bucket;
  }

  /** @param {Bucket} bucket */
  #take(bucket) {
    const now = this.#clock.now();
    bucket.tokens = Math.min(this.#perSecond, bucket.tokens + ((now - bucket.at) / 1000) * this.#perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens--;
    return true;
  }

  /** @param {Bucket} bucket */
  #schedule(bucket) {
    if (bucket.timer) return;
    bucket.timer = true;
    this.#clock.after(Math.ceil(1000 / this.#perSecond), () => {
      bucket.timer = false;
      for (const [slot, act] of bucket.waiting) {
        if (!this.#take(bucket)) break;
        bucket.waiting.delete(slot);
        act();
      }
      if (bucket.waiting.size > 0) this.#schedule(bucket);
    });
  }
}
