// @ts-check
/**
 * Pages that were open before this version of the extension began. Chromium leaves the old content script in them, which can
 * reach nobody any more, and puts no new one in: so we do. Firefox does both by itself.
 *
 * @typedef {{scripting: Pick<typeof chrome.scripting, 'executeScript'|'getRegisteredContentScripts'>, tabs: Pick<typeof chrome.tabs, 'query'>,
 *   storage: {local: Pick<chrome.storage.StorageArea, 'get'|'set'>, session: Pick<chrome.storage.StorageArea, 'get'|'set'>}}} Browser
 */

/**
 * Puts our script into every page that is open at `url`, match patterns; a page that went away meanwhile stops no other.
 * @param {Pick<Browser, 'tabs'> & {scripting: Pick<typeof chrome.scripting, 'executeScript'>}} browser @param {string[]} url @param {{injectImmediately?: boolean}} [how]
 */
export async function enterTabs({scripting, tabs}, url, how = {}) {
  const open = (await tabs.query({url})).flatMap(({id, discarded}) => (id === undefined || discarded ? [] : [id]));
  await Promise.allSettled(open.map((tabId) => scripting.executeScript({target: {tabId, allFrames: true}, files: ['content.js'], ...how})));
}

const HEIR = 'heir';
const ENTERED = 'entered';

export class OpenPages {
  /** By what an old script knows a newer one of ours: no page can guess it. One for all versions; empty until read. */
  heir = '';
  #browser;
  #own;

  /** @param {Browser} browser @param {string[]} own  match patterns of the manifest's content scripts */
  constructor(browser, own) {
    this.#browser = browser;
    this.#own = own;
  }

  /** Never rejects: without it an old script stays until its page is loaded anew, and says so. */
  async load() {
    const {local} = this.#browser.storage;
    const stored = /** @type {Record<string, unknown>} */ (await local.get(HEIR).catch(() => ({})));
    if (typeof stored[HEIR] === 'string' && /^[0-9a-f-]{36}$/.test(stored[HEIR])) this.heir = stored[HEIR];
    else {
      const fresh = crypto.randomUUID();
      await local.set({[HEIR]: fresh}).then(() => { this.heir = fresh; }, () => {});
    }
  }

  /** Puts our script into every open page that it belongs in, once for each version that begins. Never rejects. */
  async enter() {
    const {session} = this.#browser.storage;
    const stored = /** @type {Record<string, unknown>} */ (await session.get(ENTERED).catch(() => ({[ENTERED]: true})));
    if (stored[ENTERED] === true) return; // only the worker is new
    await session.set({[ENTERED]: true}).catch(() => {});
    // Of sites that we may enter: in a part of a host that the manifest names we may not, and there the old script asks for a reload.
    const registered = await this.#browser.scripting.getRegisteredContentScripts().catch(() => null);
    if (registered) await enterTabs(this.#browser, [...this.#own, ...registered.flatMap(({matches}) => matches ?? [])], {injectImmediately: true}).catch(() => {});
  }
}
