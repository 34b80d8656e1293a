// @ts-check
/**
 * A look at what comes over the port: enough that the rest may rely on the types that it uses. What does not fit is
 * dropped. The worker has held every report against the whole of the wire's schema already.
 *
 * @typedef {import('../messages.js').ToContent} ToContent
 */
import {count, flag, listOf, maybe, message, oneOf, pixels, record, text} from '../shapes.js';

const link = text(32);
const words = text(256_000);
const span = record({begin: maybe(count), end: maybe(count)});
const fix = record({span, replacement: maybe(words)});
const finding = record({rule: maybe(text(96)), part: maybe(count), span, fixes: maybe(listOf(fix, 64)), level: maybe(text(32))});
const report = record({
  composer: count, revision: count, findings: maybe(listOf(finding, 1_000)),
  rewrite: maybe(record({edits: maybe(listOf(fix, 10_000))})),
});
const settings = record({
  mode: oneOf('off', 'observe', 'hints', 'gate'), failPolicy: oneOf('allow', 'warn', 'block'), reasonRequired: flag,
  helpText: text(2_000), helpUrl: text(2_000), language: text(35),
});
const pattern = record({box: text(2_000), root: maybe(words), submit: maybe(words), attachment: maybe(words), also: maybe(words)});
const surface = record({id: text(64), composers: maybe(listOf(pattern, 100))});
const token = text(128);
const answer = text(32);

const fromFrame = message({
  size: {width: pixels, height: pixels},
  fix: {index: count, fix: count},
  answer: {index: count, kind: answer},
  show: {index: count},
  fix_all: {},
  edit: {},
  post_anyway: {reason: answer, visibleMs: pixels, observed: flag},
  close: {},
});

const shape = message({
  state: {link, settings, surface: maybe(surface)},
  report: {report},
  not_checked: {composer: count, revision: count, link},
  recheck: {},
  frame_ready: {token},
  frame_gone: {token},
  from_frame: {token, body: fromFrame},
});

/** @param {unknown} value @returns {value is ToContent} */
export const isToContent = (value) => shape(value);
