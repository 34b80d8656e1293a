// @ts-check
/**
 * One document's port: checks what comes in, gives its composers the numbers that the wire knows them by, and answers.
 * A content script may ask for checks, say what became of a draft, and pair its own frames; nothing else.
 *
 * @typedef {import('../messages.js').ToContent} ToContent
 * @typedef {import('../messages.js').FromContent} FromContent
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {import('../wire.gen.js').Surface} Surface
 */
import {isFromContent} from '../message_shapes.js';
import {addressOf} from './surfaces.js';

/** Composers that one document may have; more can only be a flood. */
const MOST_COMPOSERS = 256;

export class ContentSession {
  /** @type {Map<number, number>} its own number -> the wire's */ #composers = new Map();
  #port;
  #desk;
  #address;
  #practice;
  /** Something is written in this document that was not posted; and when last something was. */
  #draft = false;
  #wroteAt = 0;
  /** How the last check of this document ended. @type {import('../messages.js').Site['last']} */
  #last = 'none';

  /** @param {chrome.runtime.Port} port @param {Desk} desk @param {Surface|null} [practice]  of a page of ours where one may try things out */
  constructor(port, desk, practice = null) {
    this.#practice = practice;
    this.#port = port;
    this.#desk = desk;
    /** Tab of the document. */
    this.tab = port.sender?.tab?.id ?? -1;
    /** Whether its surface's patterns fit. @type {import('../messages.js').Health} */
    this.health = 'FITS';
    this.#address = addressOf(port.sender ?? {});
    port.onMessage.addListener((message) => {
      if (isFromContent(message)) this.#receive(/** @type {FromContent} */ (message));
    });
    port.onDisconnect.addListener(() => this.#end());
  }

  /** @param {ToContent} message */
  send(message) {
    try {
      this.#port.postMessage(message);
    } catch {
      // The document went away and its onDisconnect is on the way.
    }
  }

  /** Tells the document how things stand. */
  tellState() {
    this.send({
      type: 'state', link: this.#desk.linkState(), settings: this.#desk.settings(), surface: this.#surface(), heir: this.#desk.heir(),
    });
  }

  #surface() {
    return this.#practice ?? this.#desk.surfaceFor(this.#address);
  }

  /** @returns {import('../messages.js').Site|null} what is known of its page; null where it is no listed site */
  get site() {
    const surface = this.#practice ? null : this.#surface();
    return surface && {id: surface.id ?? '', status: surface.status ?? '', health: this.health, last: this.#last};
  }

  /** Whether an update has to wait for it. @param {number} patience  milliseconds after which a draft that nobody goes on with no longer counts */
  isBusy(patience) {
    return this.#draft && this.#desk.clock.now() - this.#wroteAt < patience;
  }

  /** @param {FromContent} message */
  #receive(message) {
    const {pairing} = this.#desk;
    if (message.type === 'open') this.#desk.whenLoaded(() => this.tellState());
    else if (message.type === 'check') this.#check(message.check);
    else if (message.type === 'decision') this.#decide(message);
    else if (message.type === 'forget') this.#forget(message.composer);
    else if (message.type === 'health') this.#found(message.health);
    else if (message.type === 'draft') this.#wrote(message.open);
    else if (message.type === 'pair') pairing.claim(this, message.token, message.role);
    else if (message.type === 'unpair') pairing.release(this, message.token);
    else if (message.type === 'to_frame') pairing.toFrame(this, message.token, message.body);
  }

  /** @param {import('../messages.js').Health} health */
  #found(health) {
    this.health = health;
    this.#desk.healthChanged(this.tab);
  }

  /** @param {boolean} open */
  #wrote(open) {
    this.#draft = open;
    this.#wroteAt = this.#desk.clock.now();
    if (!open) this.#desk.draftClosed();
  }

  /** @param {import('../messages.js').Check} check */
  #check(check) {
    this.#wrote(true);
    const own = check.composer ?? 0;
    const composer = this.#wireNumber(own);
    const surface = this.#surface();
    if (composer === null || !surface) {
      this.send({type: 'not_checked', composer: own, revision: check.revision ?? 0, link: 'off'});
      return;
    }
    this.#desk.check(this.tab, {...check, composer, surface: surface.id}, (verdict) => {
      if (!verdict || this.#composers.get(own) !== composer) return;
      this.#last = 'report' in verdict && verdict.report.status !== 'NOT_CHECKED' ? 'checked' : 'not_checked';
      if ('report' in verdict) this.send({type: 'report', report: {...verdict.report, composer: own}});
      else this.send({type: 'not_checked', composer: own, revision: check.revision ?? 0, link: verdict.link});
    });
  }

  /** @param {number} own @returns {number|null} */
  #wireNumber(own) {
    const known = this.#composers.get(own);
    if (known !== undefined) return known;
    if (this.#composers.size >= MOST_COMPOSERS) return null;
    const composer = this.#desk.nextComposer();
    this.#composers.set(own, composer);
    return composer;
  }

  /** @param {Extract<FromContent, {type: 'decision'}>} message */
  #decide(message) {
    const composer = this.#composers.get(message.composer);
    if (composer === undefined || this.#practice) return; // what is tried out is nothing that was decided
    const {revision, outcome, reason} = message;
    this.#desk.decide(this.tab, {composer, revision, outcome, reason: reason ?? 'ANSWER_KIND_UNSPECIFIED'});
  }

  /** @param {number} own */
  #forget(own) {
    const composer = this.#composers.get(own);
    this.#composers.delete(own);
    if (composer !== undefined) this.#desk.forget(composer);
  }

  #end() {
    for (const own of [...this.#composers.keys()]) this.#forget(own);
    this.#desk.pairing.releaseAll(this);
    this.#desk.closed(this);
  }
}
