// @ts-check
/**
 * A look at what comes over the port: enough that the rest may rely on the types that it uses. What does not fit is
 * dropped. The worker has held every report and surface against the whole of the wire's schema already, and verdict.js
 * holds every offset against the text.
 *
 * @typedef {import('../messages.js').ToContent} ToContent
 */
import {count, flag, listOf, maybe, message, oneOf, pixels, record, text} from '../shapes.js';

const short = text(128);
const span = maybe(record({begin: maybe(count), end: maybe(count)}));
const change = record({part: maybe(count), span});
const finding = record({part: maybe(count), span, fixes: maybe(listOf(change, 64))});
const report = record({composer: count, revision: count, findings: maybe(listOf(finding, 1_000)),
  rewrite: maybe(record({edits: maybe(listOf(change, 10_000))})),
  offers: maybe(listOf(record({part: maybe(count), text: maybe(text(256_000))}), 64)), closings: maybe(listOf(record({}), 64))});
const settings = record({mode: oneOf('off', 'observe', 'hints', 'gate'), failPolicy: oneOf('allow', 'warn', 'block'), reasonRequired: flag, language: short});
const surface = record({composers: maybe(listOf(record({box: text(2_000)}), 100))});

const fromFrame = message({
  size: {width: pixels, height: pixels},
  drawn: {round: count},
  fix: {index: count, fix: count},
  use: {offer: count},
  answer: {index: count, kind: short, also: maybe(listOf(count, 1_000))},
  show: {index: count},
  fix_all: {},
  edit: {},
  post_anyway: {reason: short, visibleMs: pixels, observed: flag},
  close: {},
});

const shape = message({
  state: {link: short, settings, surface: maybe(surface), heir: short},
  report: {report},
  not_checked: {composer: count, revision: count, link: short},
  recheck: {},
  frame_ready: {token: short},
  frame_gone: {token: short},
  from_frame: {token: short, body: fromFrame},
});

/** @param {unknown} value @returns {value is ToContent} */
export const isToContent = (value) => shape(value);
