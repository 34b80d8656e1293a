// @ts-check
/**
 * A look at what comes over the port: enough that the rest may rely on the types. What does not fit is dropped.
 *
 * @typedef {import('../messages.js').ToContent} ToContent
 */
import {count, flag, maybe, message, oneOf, record, text} from '../shapes.js';
import {validateReport, validateSurface} from '../wire.gen.js';
import {isFromFrame} from '../message_shapes.js';

const link = oneOf('starting', 'ready', 'off', 'not_installed', 'forbidden', 'blocked_by_policy', 'exited', 'version_skew',
  'timed_out', 'broken_reply', 'disconnected');
const settings = record({
  mode: oneOf('off', 'observe', 'hints', 'gate'), failPolicy: oneOf('allow', 'warn', 'block'), reasonRequired: flag,
  helpText: text(2_000), helpUrl: text(2_000), language: oneOf('en', 'es'),
});
const token = text(128);

const shape = message({
  state: {link, settings, surface: maybe((value) => validateSurface(value) === null)},
  report: {report: (value) => validateReport(value) === null},
  not_checked: {composer: count, revision: count, link},
  recheck: {},
  frame_ready: {token},
  frame_gone: {token},
  from_frame: {token, body: isFromFrame},
});

/** @param {unknown} value @returns {value is ToContent} */
export const isToContent = (value) => shape(value);
