// @ts-check
/**
 * Brings a frame and the content script that made it together by a one-time token, and carries messages between them.
 * Either side may come first (the worker may have died in between), so a frame that nobody claims waits a little.
 *
 * @typedef {import('./clock.js').Clock} Clock
 * @typedef {'marks'|'card'} Role
 * @typedef {object} FramePort   the worker's end of a frame's port
 * @property {number} tab
 * @property {Role} role
 * @property {(body: unknown) => void} send
 * @property {() => void} close
 * @typedef {object} Owner       the content script's side
 * @property {number} tab
 * @property {(message: import('../messages.js').ToContent) => void} send
 * @typedef {{owner: Owner, role: Role, frame: FramePort|null, used: boolean}} Pair   `used`: its frame came and went
 */

/** Milliseconds that a frame waits to be claimed. */
export const CLAIM_LIMIT = 10_000;
/** Frames that may wait at once; more can only be a flood. */
const MOST_WAITING = 64;

export class Pairing {
  /** @type {Map<string, Pair>} */ #pairs = new Map();
  /** @type {Map<string, {frame: FramePort, cancel: () => void}>} */ #unclaimed = new Map();
  #clock;

  /** @param {Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** A content script claims the frame with this token. @param {Owner} owner @param {string} token @param {Role} role */
  claim(owner, token, role) {
    if (this.#pairs.has(token)) return;
    const pair = {owner, role, frame: null, used: false};
    this.#pairs.set(token, pair);
    const waiting = this.#unclaimed.get(token);
    if (!waiting) return;
    waiting.cancel();
    this.#unclaimed.delete(token);
    this.#join(token, pair, waiting.frame);
  }

  /** A frame says its token. A token serves one frame; a second one is turned away. @param {string} token @param {FramePort} frame */
  arrive(token, frame) {
    const pair = this.#pairs.get(token);
    if (pair) {
      this.#join(token, pair, frame);
      return;
    }
    if (this.#unclaimed.has(token) || this.#unclaimed.size >= MOST_WAITING) {
      frame.close();
      return;
    }
    const cancel = this.#clock.after(CLAIM_LIMIT, () => {
      this.#unclaimed.delete(token);
      frame.close();
    });
    this.#unclaimed.set(token, {frame, cancel});
  }

  /** @param {string} token @param {Pair} pair @param {FramePort} frame */
  #join(token, pair, frame) {
    if (pair.used || pair.frame || pair.role !== frame.role || pair.owner.tab !== frame.tab) {
      frame.close();
      return;
    }
    pair.frame = frame;
    pair.owner.send({type: 'frame_ready', token});
  }

  /** A message for the frame, from the content script that owns it. @param {Owner} owner @param {string} token @param {unknown} body */
  toFrame(owner, token, body) {
    const pair = this.#pairs.get(token);
    if (pair?.owner === owner) pair.frame?.send(body);
  }

  /** A message from a frame. @param {string} token @param {FramePort} frame @param {import('../messages.js').FromFrame} body */
  fromFrame(token, frame, body) {
    const pair = this.#pairs.get(token);
    if (pair?.frame === frame) pair.owner.send({type: 'from_frame', token, body});
  }

  /** The frame went away; its token is used up. @param {string} token @param {FramePort} frame */
  frameGone(token, frame) {
    const waiting = this.#unclaimed.get(token);
    if (waiting?.frame === frame) {
      waiting.cancel();
      this.#unclaimed.delete(token);
    }
    const pair = this.#pairs.get(token);
    if (pair?.frame !== frame) return;
    pair.owner.send({type: 'frame_gone', token});
    pair.frame = null;
    pair.used = true; // stays taken for as long as its owner lives
  }

  /** @param {Owner} owner @param {string} token */
  release(owner, token) {
    const pair = this.#pairs.get(token);
    if (pair?.owner !== owner) return;
    this.#pairs.delete(token);
    pair.frame?.close();
  }

  /** The content script went away: so do its frames. @param {Owner} owner */
  releaseAll(owner) {
    for (const [token, pair] of [...this.#pairs]) if (pair.owner === owner) this.release(owner, token);
  }
}
