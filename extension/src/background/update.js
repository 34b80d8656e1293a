// @ts-check
/**
 * A newer version of this extension is on the computer. A browser puts it in place when our worker is at rest, and an open
 * native port keeps it from ever resting: so we make room ourselves, at a moment when nobody is writing. Nothing of a draft
 * is lost by it, only what its author answered.
 *
 * @typedef {import('./clock.js').Clock} Clock
 */

/** Milliseconds after which a draft that nobody goes on with, or a page of ours left open, no longer keeps an update away. */
export const LONGEST = 8 * 3_600_000;
/** Milliseconds that a draft lies untouched until nobody goes on with it: as long as answers to it are kept, see content/timing.js. */
export const UNTOUCHED = 600_000;
/** Milliseconds of quiet before we act on it: between two posts, and while pages call a worker that has just begun. */
const QUIET = 2_000;
/** Milliseconds between two looks that nothing else gave rise to. */
const LOOK = 60_000;
const SINCE = 'updateSince';

export class Update {
  /** When the update came, by the clock; null while there is none. @type {number|null} */ #since = null;
  /** @type {(() => void)|null} */ #next = null;
  #clock;
  #stored;
  #isBusy;
  #leave;

  /**
   * @param {object} parts
   * @param {Clock} parts.clock   of the day: the worker may die, and its own time with it
   * @param {Pick<chrome.storage.StorageArea, 'get'|'set'>} parts.stored  is emptied when the extension is updated
   * @param {(patience: number) => boolean} parts.isBusy   see Desk
   * @param {() => void} parts.leave   ends this version
   */
  constructor({clock, stored, isBusy, leave}) {
    this.#clock = clock;
    this.#stored = stored;
    this.#isBusy = isBusy;
    this.#leave = leave;
  }

  /** Goes on waiting where a worker before this one was. Never rejects. */
  async resume() {
    const stored = /** @type {Record<string, unknown>} */ (await this.#stored.get(SINCE).catch(() => ({})));
    if (typeof stored[SINCE] === 'number') this.#wait(stored[SINCE]);
  }

  /** The browser has an update for us. */
  available() {
    if (this.#since !== null) return;
    const now = this.#clock.now();
    this.#stored.set({[SINCE]: now}).catch(() => {}); // then the next worker waits for its own news
    this.#wait(now);
  }

  /** @param {number} since */
  #wait(since) {
    this.#since ??= since;
    this.quieter();
  }

  /** A draft was closed, or something else that an update waits for. */
  quieter() {
    if (this.#since !== null) this.#lookIn(QUIET);
  }

  /** @param {number} ms */
  #lookIn(ms) {
    this.#next?.();
    this.#next = this.#clock.after(ms, () => { this.#look(); });
  }

  #look() {
    this.#next = null;
    const waited = this.#clock.now() - /** @type {number} */ (this.#since);
    if (this.#isBusy(waited < LONGEST ? Infinity : UNTOUCHED)) this.#lookIn(LOOK);
    else this.#leave();
  }
}
