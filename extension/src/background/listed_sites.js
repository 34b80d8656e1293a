// @ts-check
/**
 * Sites that an admin listed and the manifest does not name. A policy alone cannot let an extension into them: the browser
 * asks the person at the computer once. Where they agreed, the content script is registered as the manifest would.
 *
 * @typedef {{permissions: Pick<typeof chrome.permissions, 'contains'>, scripting: typeof chrome.scripting, tabs: Pick<typeof chrome.tabs, 'query'>}} Browser
 */
import {covers, parsePattern} from './match_pattern.js';
import {enterTabs} from './open_pages.js';

/** Of whole hosts, and of parts of a site: browsers take `matchOriginAsFallback` for the former only. */
const WHOLE = 'listed';
const PARTS = 'listed-parts';

/**
 * What the browser is to be asked for: all of the host, for it grants no less. Null where it cannot be asked, since the
 * manifest names no such scheme.
 * @param {string} text  a match pattern @returns {string|null}
 */
export function originOf(text) {
  const pattern = parsePattern(text);
  return pattern?.schemes.includes('https:') ? `https://${pattern.subdomains ? '*.' : ''}${pattern.host}/*` : null;
}

export class ListedSites {
  #browser;
  #own;
  /** @type {string[]} */ #sites = [];
  /** One change after the other. @type {Promise<unknown>} */ #last = Promise.resolve();

  /** @param {Browser} browser @param {string[]} own  match patterns of the manifest's content script */
  constructor(browser, own) {
    this.#browser = browser;
    this.#own = own;
  }

  /** @param {string[]} sites @returns {{pattern: string, origin: string}[]} those that need a permission */
  #foreign(sites) {
    return sites.filter((site) => !this.#own.some((own) => covers(own, site)))
      .flatMap((pattern) => { const origin = originOf(pattern); return origin ? [{pattern, origin}] : []; });
  }

  /** @param {string} origin @returns {Promise<boolean>} */
  #isGranted(origin) { return this.#browser.permissions.contains({origins: [origin]}).catch(() => false); }

  /** Origins that the user would have to agree to. @returns {Promise<string[]>} */
  async wanted() {
    const origins = [...new Set(this.#foreign(this.#sites).map((each) => each.origin))];
    const granted = await Promise.all(origins.map((origin) => this.#isGranted(origin)));
    return origins.filter((_, index) => !granted[index]);
  }

  /** The admin's list is known, or changed. @param {string[]} sites */
  use(sites) {
    this.#sites = sites;
    return this.again();
  }

  /** A permission came or went. */
  again() {
    this.#last = this.#last.then(() => this.#register()).catch(() => {}); // the popup goes on asking
    return this.#last;
  }

  async #register() {
    const matches = [];
    for (const {pattern, origin} of this.#foreign(this.#sites)) if (await this.#isGranted(origin)) matches.push(pattern.replace(/^\*:/, 'https:'));
    const whole = matches.filter((pattern) => /^https:\/\/[^/]+\/\*$/.test(pattern));
    const fresh = [...await this.#set(WHOLE, whole, true), ...await this.#set(PARTS, matches.filter((pattern) => !whole.includes(pattern)), false)];
    if (fresh.length > 0) await enterTabs(this.#browser, fresh);
  }

  /**
   * @param {string} id @param {string[]} matches @param {boolean} fallback  also frames without an address of their own
   * @returns {Promise<string[]>} those that are new
   */
  async #set(id, matches, fallback) {
    const {scripting} = this.#browser;
    const [before] = await scripting.getRegisteredContentScripts({ids: [id]});
    const known = before?.matches ?? [];
    if (known.length === matches.length && matches.every((pattern) => known.includes(pattern))) return [];
    if (before) await scripting.unregisterContentScripts({ids: [id]});
    if (matches.length === 0) return [];
    await scripting.registerContentScripts([{
      id, matches, js: ['content.js'], runAt: 'document_start', allFrames: true, persistAcrossSessions: true, ...(fallback ? {matchOriginAsFallback: true} : {}),
    }]);
    return matches.filter((pattern) => !known.includes(pattern));
  }
}
