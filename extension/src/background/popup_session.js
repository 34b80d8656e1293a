// @ts-check
/** An open popup: how things stand, and a draft box that is a composer like any other. */
import {isFromPopup} from '../message_shapes.js';
import {strings} from '../ui/locales/strings.js';

/**
 * @typedef {import('../messages.js').FromPopup} FromPopup
 * @typedef {import('../messages.js').ToPopup} ToPopup
 * @typedef {import('./desk.js').Desk} Desk
 */

/** Rate limits go by tab; the popup has none. */
const NO_TAB = -1;

export class PopupSession {
  #port;
  #desk;
  #composer;
  /** The tab that it was opened over. */
  #tab = NO_TAB;

  /** @param {chrome.runtime.Port} port @param {Desk} desk */
  constructor(port, desk) {
    this.#port = port;
    this.#desk = desk;
    this.#composer = desk.nextComposer();
    port.onMessage.addListener((message) => {
      if (isFromPopup(message)) this.#receive(/** @type {FromPopup} */ (message));
    });
    port.onDisconnect.addListener(() => {
      desk.forget(this.#composer);
      desk.closed(this);
    });
  }

  tellState() {
    const desk = this.#desk;
    const {language} = desk.settings();
    const link = desk.linkState();
    const welcome = desk.link.welcome;
    const state = async (/** @type {import('../wire.gen.js').HostStatus} */ status) => this.#send({
      site: desk.siteIn(this.#tab), wanted: await desk.wantedSites(),
      type: 'popup_state', link, mend: strings(language).mend[link], language, settings: desk.knownSettings(),
      engineVersion: welcome?.engineVersion ?? '', packVersion: welcome?.pack?.version ?? 0, packId: welcome?.pack?.id ?? '',
      rules: welcome?.pack?.rules ?? 0, protections: status.protections ?? [], degraded: status.degraded ?? [],
    });
    desk.link.request({status: {}}).then((reply) => state(reply.status ?? {}), () => state({}));
  }

  /** @param {ToPopup} message */
  #send(message) {
    try {
      this.#port.postMessage(message);
    } catch {
      // closed meanwhile
    }
  }

  /** @param {FromPopup} message */
  #receive(message) {
    if (message.type === 'open') {
      this.#tab = message.tab ?? this.#tab;
      this.#desk.whenLoaded(() => {
        this.#desk.link.tryNow();
        this.tellState();
      });
      return;
    }
    const own = message.check.composer ?? 0;
    const revision = message.check.revision ?? 0;
    this.#desk.check(NO_TAB, {...message.check, composer: this.#composer, surface: 'popup'}, (verdict) => {
      if (!verdict) return;
      if ('report' in verdict) this.#send({type: 'report', report: {...verdict.report, composer: own}});
      else this.#send({type: 'not_checked', composer: own, revision, link: verdict.link});
    });
  }
}
