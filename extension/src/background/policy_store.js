// @ts-check
/**
 * The browser's managed storage, live, and the one thing that we keep ourselves: the last known FailPolicy. Chromium
 * answers {} for seconds after an installation although a policy is there, so {} never means "no policy" for good.
 */
import {acceptManaged} from './settings.js';

const LAST_FAIL_POLICY = 'lastFailPolicy';

export class PolicyStore {
  /** @type {import('./settings.js').Managed} */ managed = {};
  /** @type {string|null} */ lastFailPolicy = null;
  #storage;

  /**
   * @param {typeof chrome.storage} storage
   * @param {() => void} onChange  managed settings changed
   */
  constructor(storage, onChange) {
    this.#storage = storage;
    storage.onChanged.addListener((_changes, area) => {
      if (area === 'managed') this.#read().then(onChange);
    });
  }

  /** Reads both; never rejects: what cannot be read is not known. */
  async load() {
    await Promise.all([this.#read(), this.#readLast()]);
  }

  /** Keeps the FailPolicy for the next start. @param {string} value */
  remember(value) {
    if (value === this.lastFailPolicy) return;
    this.lastFailPolicy = value;
    this.#storage.local.set({[LAST_FAIL_POLICY]: value}).catch(() => {}); // a full disk: the default serves
  }

  async #read() {
    // Firefox rejects where no policy names this extension.
    this.managed = await this.#storage.managed.get(null).then(acceptManaged, () => ({}));
  }

  async #readLast() {
    const stored = await this.#storage.local.get(LAST_FAIL_POLICY).catch(() => ({}));
    const value = /** @type {Record<string, unknown>} */ (stored)[LAST_FAIL_POLICY];
    if (value === 'allow' || value === 'warn' || value === 'block') this.lastFailPolicy = value;
  }
}
