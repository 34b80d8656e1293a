// @ts-check
/** The page that shows a person what the audit log holds of them. Nobody else may ask for it. */
import {isFromRecorded} from '../message_shapes.js';

/** @typedef {import('./desk.js').Desk} Desk */

export class RecordedSession {
  #port;
  #desk;

  /** @param {chrome.runtime.Port} port @param {Desk} desk */
  constructor(port, desk) {
    this.#port = port;
    this.#desk = desk;
    port.onMessage.addListener((message) => {
      if (isFromRecorded(message)) desk.whenLoaded(() => this.tellState());
    });
    port.onDisconnect.addListener(() => desk.closed(this));
  }

  /** A reload of the extension closes this page. @param {number} patience */
  isBusy(patience) { return patience === Infinity; }

  tellState() {
    const desk = this.#desk;
    const auditMode = desk.knownSettings().find((each) => each.name === 'AuditMode')?.value ?? '';
    const tell = (/** @type {import('../wire.gen.js').RecordedEvent[]|null} */ events) => {
      /** @type {import('../messages.js').ToRecorded} */
      const answer = {type: 'recorded', language: desk.settings().language, link: desk.linkState(), auditMode, events};
      try {
        this.#port.postMessage(answer);
      } catch {
        // closed meanwhile
      }
    };
    desk.link.request({recorded: {}}).then((reply) => tell(reply.recorded ? reply.recorded.events ?? [] : null), () => tell(null));
  }
}
