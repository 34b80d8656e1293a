// @ts-check
/**
 * The browser's managed storage, live, and what we keep of policy ourselves: the last known FailPolicy, and whom to call. Chromium
 * answers {} for seconds after an installation although a policy is there, so {} never means "no policy" for good.
 */
import {isRecord} from '../wire_walker.js';
import {acceptManaged} from './settings.js';

const LAST_FAIL_POLICY = 'lastFailPolicy';
const LAST_CONTACT = 'lastContact';
/** Whom to call must be known when nothing answers any more. */
const CONTACT = ['PrivacyContact', 'HelpText', 'HelpUrl'];
const LONGEST = 2_000;

export class PolicyStore {
  /** @type {import('./settings.js').Managed} */ managed = {};
  /** @type {string|null} */ lastFailPolicy = null;
  /** @type {Record<string, string>} */ lastContact = {};
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
    this.#keep(LAST_FAIL_POLICY, value);
  }

  /** Keeps whom to call for the next start. @param {import('../wire.gen.js').Setting[]} settings  the host's */
  rememberContact(settings) {
    const contact = Object.fromEntries(settings.filter(({name = '', value = ''}) => CONTACT.includes(name) && value !== '').map(({name, value}) => [name, value]));
    if (JSON.stringify(contact) === JSON.stringify(this.lastContact)) return;
    this.lastContact = contact;
    this.#keep(LAST_CONTACT, contact);
  }

  /** @param {string} name @param {unknown} value */
  #keep(name, value) {
    this.#storage.local.set({[name]: value}).catch(() => {}); // a full disk: the default serves
  }

  async #read() {
    // Firefox rejects where no policy names this extension.
    this.managed = await this.#storage.managed.get(null).then(acceptManaged, () => ({}));
  }

  async #readLast() {
    const stored = await this.#storage.local.get([LAST_FAIL_POLICY, LAST_CONTACT]).catch(() => ({}));
    const {[LAST_FAIL_POLICY]: policy, [LAST_CONTACT]: contact} = /** @type {Record<string, unknown>} */ (stored);
    if (policy === 'allow' || policy === 'warn' || policy === 'block') this.lastFailPolicy = policy;
    if (!isRecord(contact)) return;
    const believed = Object.entries(contact).filter(([name, value]) => CONTACT.includes(name) && typeof value === 'string' && value.length <= LONGEST);
    this.lastContact = /** @type {Record<string, string>} */ (Object.fromEntries(believed));
  }
}
