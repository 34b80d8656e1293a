// @ts-check
/**
 * The link to the host for as long as anybody wants it: says hello on every port, tries again with growing pauses,
 * moves over to a new port when a newer pack is on the computer, and knows why there is no link when there is none.
 *
 * @typedef {import('../wire.gen.js').Hello} Hello
 * @typedef {import('../wire.gen.js').Reply} Reply
 * @typedef {import('../wire.gen.js').Welcome} Welcome
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('./clock.js').Clock} Clock
 * @typedef {import('./host_port.js').Verb} Verb
 * @typedef {{onNews: (news: Reply) => void, onGone: (state: LinkState) => void}} PortEvents
 * @typedef {(events: PortEvents) => import('./host_port.js').HostPort} OpenPort
 */
import {BackOff} from './back_off.js';
import {LinkFailure} from './link_errors.js';

/** Milliseconds that an unwanted link stays open: a person who goes from page to page needs no new host each time. */
const LINGER = 60_000;
/** Milliseconds that a replaced port may still answer what it was asked. */
const DRAIN = 5_000;
/** Milliseconds after which a link that stays up counts as healthy. */
const HEALTHY = 30_000;

export class HostLink {
  /** @type {import('./host_port.js').HostPort|null} */ #port = null;
  /** @type {Welcome|null} */ #welcome = null;
  /** @type {LinkState} */ #state = 'disconnected';
  /** @type {(() => void)|null} */ #retry = null;
  /** @type {(() => void)|null} */ #linger = null;
  /** @type {(() => void)|null} */ #healthy = null;
  #wanted = false;
  /** Language that each port's host was asked to speak. @type {WeakMap<import('./host_port.js').HostPort, string|undefined>} */ #spoken = new WeakMap();
  /** Language of the last welcome. @type {string|undefined} */ #heardIn;
  #backOff = new BackOff();
  #open;
  #hello;
  #clock;
  #onChange;

  /**
   * @param {object} parts
   * @param {OpenPort} parts.open
   * @param {Hello} parts.hello
   * @param {Clock} parts.clock
   * @param {(change: {rules: boolean}) => void} parts.onChange  state, welcome or settings changed; `rules`: drafts that
   *   were checked before are to be checked again
   */
  constructor({open, hello, clock, onChange}) {
    this.#open = open;
    this.#hello = hello;
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get state() {
    return this.#state;
  }

  /** What the host said at its last hello; kept while it is away. */
  get welcome() {
    return this.#welcome;
  }

  /** Says whether anybody needs the link now. @param {boolean} wanted */
  want(wanted) {
    this.#wanted = wanted;
    this.#linger?.();
    this.#linger = null;
    if (!wanted) this.#linger = this.#clock.after(LINGER, () => this.#letGo());
    else if (!this.#port && !this.#retry) this.#connect();
  }

  /** Closes the port at once and for good. */
  end() {
    this.#wanted = false;
    this.#linger?.();
    this.#letGo();
  }

  /** A person is looking: try now instead of at the end of the pause. */
  tryNow() {
    if (this.#port) return;
    this.#backOff.reset();
    this.#retry?.();
    this.#retry = null;
    this.#connect();
  }

  /** Has the host speak another language, from its next hello on; says a new one where it is there already. @param {string} uiLanguage  BCP 47 */
  speak(uiLanguage) {
    if (this.#hello.uiLanguage === uiLanguage) return;
    this.#hello = {...this.#hello, uiLanguage};
    if (this.#state === 'ready') this.#moveOver();
  }

  /** The host did its work: the next failure is a first one again. */
  markHealthy() {
    this.#backOff.reset();
  }

  /** Sends one request over the current port. Rejects with LinkFailure. @param {Verb} verb @returns {Promise<Reply>} */
  request(verb) {
    if (!this.#port || this.#state !== 'ready') return Promise.reject(new LinkFailure(this.#state));
    return this.#port.request(verb);
  }

  #connect() {
    if (this.#state === 'disconnected') this.#setState('starting');
    const port = this.#openPort((state) => this.#lost(port, state));
    this.#port = port;
    this.#greet(port).then((welcome) => this.#ready(port, welcome), (/** @type {LinkFailure} */ refusal) => this.#lost(port, refusal.state));
  }

  /** @param {(state: LinkState) => void} onGone */
  #openPort(onGone) {
    const port = this.#open({onNews: (news) => this.#hear(port, news), onGone});
    return port;
  }

  /**
   * Says hello. Resolves to null when the port failed, which onGone tells; rejects with LinkFailure when the host refuses.
   * @param {import('./host_port.js').HostPort} port
   * @returns {Promise<Welcome|null>}
   */
  async #greet(port) {
    this.#spoken.set(port, this.#hello.uiLanguage);
    const reply = await port.request({hello: this.#hello}).catch(() => null);
    if (reply === null) return null;
    if (!reply.welcome) throw new LinkFailure(/^PROTOCOL_TOO_/.test(reply.error?.code ?? '') ? 'version_skew' : 'broken_reply');
    return reply.welcome;
  }

  /** @param {import('./host_port.js').HostPort} port @param {Welcome|null} welcome */
  #ready(port, welcome) {
    if (!welcome || port !== this.#port) return;
    const before = this.#welcome?.pack?.sha256;
    const spoke = this.#heardIn;
    this.#welcome = welcome;
    this.#heardIn = this.#spoken.get(port);
    this.#healthy = this.#clock.after(HEALTHY, () => this.#backOff.reset());
    this.#setState('ready', before !== undefined && (before !== welcome.pack?.sha256 || spoke !== this.#heardIn));
    if (this.#heardIn !== this.#hello.uiLanguage) this.#moveOver(); // chosen while the host was starting
  }

  /** @param {import('./host_port.js').HostPort} port @param {LinkState} state */
  #lost(port, state) {
    if (port !== this.#port) return;
    this.#port = null;
    port.close();
    this.#healthy?.();
    this.#healthy = null;
    if (this.#wanted) this.#retryIn(this.#backOff.next());
    this.#setState(state);
  }

  /** @param {number} ms */
  #retryIn(ms) {
    this.#retry = this.#clock.after(ms, () => {
      this.#retry = null;
      if (this.#wanted) this.#connect();
    });
  }

  /** @param {import('./host_port.js').HostPort} port @param {Reply} news */
  #hear(port, news) {
    if (port !== this.#port) return;
    if (news.policyChanged && this.#welcome) {
      this.#welcome = {...this.#welcome, settings: news.policyChanged.settings ?? []};
      this.#onChange({rules: true});
    }
    if (news.packChanged) this.#moveOver();
  }

  /** Opens a second port, whose host has the new pack, and closes the old one once it has answered what it was asked. */
  #moveOver() {
    const old = this.#port;
    const next = this.#openPort((state) => {
      if (this.#port === next) this.#lost(next, state);
    });
    const adopt = (/** @type {Welcome|null} */ welcome) => {
      if (!welcome || this.#port !== old || !old) {
        next.close();
        return;
      }
      this.#port = next;
      this.#ready(next, welcome);
      this.#drain(old);
    };
    this.#greet(next).then(adopt, () => next.close());
  }

  /** @param {import('./host_port.js').HostPort} port */
  #drain(port) {
    if (port.waiting === 0) port.close();
    else this.#clock.after(DRAIN, () => port.close());
  }

  #letGo() {
    this.#linger = null;
    this.#retry?.();
    this.#retry = null;
    this.#healthy?.();
    this.#healthy = null;
    const port = this.#port;
    this.#port = null;
    port?.close();
    this.#setState('disconnected');
  }

  /** @param {LinkState} state @param {boolean} [rules] */
  #setState(state, rules = false) {
    this.#state = state;
    this.#onChange({rules});
  }
}
