// @ts-check
/**
 * One native port, from connect to disconnect: gives requests their ids, finds the request of each reply, and keeps
 * time. A browser may drop a reply that it cannot read without a word, so every request has a time limit of its own.
 *
 * @typedef {import('../wire.gen.js').Request} Request
 * @typedef {import('../wire.gen.js').Reply} Reply
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('./clock.js').Clock} Clock
 * @typedef {Omit<Request, 'id'>} Verb   exactly one verb set
 */
import {validateReply} from '../wire.gen.js';
import {LinkFailure, stateOfDisconnect} from './link_errors.js';

/** Milliseconds until a request counts as lost. */
export const REQUEST_LIMIT = 5_000;

export class HostPort {
  /** @type {chrome.runtime.Port|null} */ #port = null;
  /** @type {Map<number, {resolve: (reply: Reply) => void, reject: (failure: LinkFailure) => void, cancel: () => void}>} */
  #waiting = new Map();
  #nextId = 1;
  #answered = false;
  #ended = false;
  #clock;
  #onNews;
  #onGone;

  /**
   * @param {object} parts
   * @param {() => chrome.runtime.Port} parts.connect
   * @param {() => string|undefined} parts.lastError
   * @param {Clock} parts.clock
   * @param {(news: Reply) => void} parts.onNews       a frame with id 0
   * @param {(state: LinkState) => void} parts.onGone  called once, unless close() came first
   */
  constructor({connect, lastError, clock, onNews, onGone}) {
    this.#clock = clock;
    this.#onNews = onNews;
    this.#onGone = onGone;
    try {
      const port = connect();
      this.#port = port;
      port.onMessage.addListener((message) => this.#receive(message));
      port.onDisconnect.addListener((gone) => {
        this.#port = null;
        const text = /** @type {{error?: {message: string}|null}} */ (/** @type {unknown} */ (gone)).error?.message ?? lastError();
        this.#fail(stateOfDisconnect(text, this.#answered));
      });
    } catch (error) {
      // Firefox throws for a name it does not like; told later, so that the caller has its port by then.
      const text = error instanceof Error ? error.message : undefined;
      clock.after(0, () => this.#fail(stateOfDisconnect(text, false)));
    }
  }

  /** Requests that wait for an answer. */
  get waiting() {
    return this.#waiting.size;
  }

  /**
   * Sends one request. Rejects with LinkFailure when no answer comes.
   * @param {Verb} verb
   * @returns {Promise<Reply>}
   */
  request(verb) {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(new LinkFailure('disconnected'));
        return;
      }
      const id = this.#nextId++;
      const cancel = this.#clock.after(REQUEST_LIMIT, () => this.#fail('timed_out'));
      this.#waiting.set(id, {resolve, reject, cancel});
      try {
        this.#port?.postMessage({id, ...verb});
      } catch {
        this.#fail('disconnected');
      }
    });
  }

  /** Ends the port without a word to onGone; waiting requests are rejected. */
  close() {
    this.#end('disconnected');
  }

  /** @param {unknown} message */
  #receive(message) {
    if (this.#ended) return;
    const problem = validateReply(message);
    if (problem) {
      this.#fail('broken_reply');
      return;
    }
    this.#answered = true;
    const reply = /** @type {Reply} */ (message);
    if (!reply.id) {
      this.#onNews(reply);
      return;
    }
    const request = this.#waiting.get(reply.id);
    if (!request) return; // late: its time was up, or it was never ours
    this.#waiting.delete(reply.id);
    request.cancel();
    request.resolve(reply);
  }

  /** @param {LinkState} state */
  #fail(state) {
    if (this.#end(state)) this.#onGone(state);
  }

  /** @param {LinkState} state @returns {boolean} false where it had ended before */
  #end(state) {
    if (this.#ended) return false;
    this.#ended = true;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const request of waiting) {
      request.cancel();
      request.reject(new LinkFailure(state));
    }
    this.#port?.disconnect();
    this.#port = null;
    return true;
  }
}
