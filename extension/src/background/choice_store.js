// @ts-check
/** Where the person's choices are kept: this browser's own storage, which neither the host nor a page reads. */
import {acceptChoices, noChoices} from '../choices.js';

/** @typedef {import('../choices.js').Choices} Choices */

const CHOICES = 'choices';

export class ChoiceStore {
  choices = noChoices();
  /** What stood in the storage and counts for nothing. @type {('language'|'muted')[]} */
  ignored = [];
  #storage;

  /** @param {Pick<chrome.storage.StorageArea, 'get'|'set'>} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** Never rejects: what cannot be read was not chosen. */
  async load() {
    const stored = await this.#storage.get(CHOICES).catch(() => ({}));
    Object.assign(this, acceptChoices(/** @type {Record<string, unknown>} */ (stored)[CHOICES]));
  }

  /** In force at once, whether or not it can be kept. @param {Choices} choices @returns {Promise<boolean>} whether it was kept */
  save(choices) {
    this.choices = choices;
    this.ignored = [];
    return this.#storage.set({[CHOICES]: choices}).then(() => true, () => false);
  }
}
