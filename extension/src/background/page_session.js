// @ts-check
/**
 * An open page of our own: the popup, the options, what this sees and keeps, the welcome. Each hears how things stand; the
 * popup may also have a draft checked, as a composer like any other, and the options page may choose.
 */
import {isFromPage} from '../message_shapes.js';
import {strings} from '../ui/locales/strings.js';

/**
 * @typedef {import('../messages.js').FromPage} FromPage
 * @typedef {import('../messages.js').ToPage} ToPage
 * @typedef {import('../wire.gen.js').HostStatus} HostStatus
 * @typedef {import('./desk.js').Desk} Desk
 */

/** Rate limits go by tab; a page of ours needs none of its own, and only the popup is opened over one. */
const NO_TAB = -1;

export class PageSession {
  #port;
  #desk;
  #page;
  #composer;
  /** The tab that the popup was opened over. */
  #over = NO_TAB;
  /** What the host last said of itself, so that each state can be told at once. @type {HostStatus} */
  #status = {};
  /** Origins that the user would have to agree to, as the browser last said. @type {string[]} */
  #wanted = [];

  /** @param {chrome.runtime.Port} port @param {Desk} desk @param {string} page  "popup", "options", "sees" or "welcome" */
  constructor(port, desk, page) {
    this.#port = port;
    this.#desk = desk;
    this.#page = page;
    this.#composer = desk.nextComposer();
    port.onMessage.addListener((message) => {
      if (isFromPage(message)) this.#receive(/** @type {FromPage} */ (message));
    });
    port.onDisconnect.addListener(() => {
      desk.forget(this.#composer);
      desk.closed(this);
    });
  }

  /** A reload of the extension closes every page of ours; the popup may hold a draft, and is open for no longer than it is looked at. @param {number} patience */
  isBusy(patience) { return this.#page === 'popup' || patience === Infinity; }

  /** Says at once what is known, and again when the host has told the rest: it may be the host that does not answer. */
  tellState() {
    this.#send(this.#state());
    this.#desk.link.request({status: {}}).then((reply) => {
      this.#status = reply.status ?? {};
      this.#send(this.#state());
    }, () => {});
    if (this.#page !== 'popup') return; // no other page asks for a site
    this.#desk.wantedSites().then((wanted) => {
      this.#wanted = wanted;
      this.#send(this.#state());
    });
  }

  /** @returns {Extract<ToPage, {type: 'page_state'}>} */
  #state() {
    const desk = this.#desk;
    const {language} = desk.settings();
    const link = desk.linkState();
    const {welcome} = desk.link;
    const {choices, ignored} = desk.choices;
    const {surfaces, listed} = desk.sites();
    return {
      type: 'page_state', link, mend: strings(language).mend[link], language, settings: desk.knownSettings(),
      engineVersion: welcome?.engineVersion ?? '', packVersion: welcome?.pack?.version ?? 0, packId: welcome?.pack?.id ?? '',
      rules: welcome?.pack?.rules ?? 0, protections: this.#status.protections ?? [], degraded: this.#status.degraded ?? [],
      site: desk.siteIn(this.#over), choices, ignored, lastCheck: desk.lastCheck,
      surfaces: surfaces.filter(({matches}) => matches?.length).map(({id = '', matches = [], status = ''}) => ({id, matches, status})), listed, wanted: this.#wanted,
    };
  }

  /** @param {ToPage} message */
  #send(message) {
    try {
      this.#port.postMessage(message);
    } catch {
      // closed meanwhile
    }
  }

  /** @param {FromPage} message */
  #receive(message) {
    if (message.type === 'open') {
      this.#over = message.tab ?? NO_TAB;
      this.#desk.whenLoaded(() => {
        this.#desk.link.tryNow();
        this.tellState();
      });
    } else if (message.type === 'choose') {
      if (this.#page === 'options') this.#desk.whenLoaded(() => this.#desk.choose(message.choices).then((kept) => this.#send({type: 'chosen', kept})));
    } else if (this.#page === 'popup') {
      this.#check(message.check);
    }
  }

  /** @param {import('../wire.gen.js').Check} check */
  #check(check) {
    const own = check.composer ?? 0;
    const revision = check.revision ?? 0;
    this.#desk.check(NO_TAB, {...check, composer: this.#composer, surface: 'popup'}, (verdict) => {
      if (!verdict) return;
      if ('report' in verdict) this.#send({type: 'report', report: {...verdict.report, composer: own}});
      else this.#send({type: 'not_checked', composer: own, revision, link: verdict.link});
    });
  }
}
