// @ts-check
/**
 * What may come over each port, as messages.js types it. A page's process may be taken over, so nothing that comes
 * from one is used before it has the right shape and size.
 */
import {AnswerKind, GroupSize, Kind, Level, NotCheckedReason, Outcome, validateCheck, validateClosing, validateFinding, validateOfferedText} from './wire.gen.js';
import {MAY_BE_MUTED} from './choices.js';
import {count, flag, listOf, maybe, message, oneOf, pixels, record, text} from './shapes.js';

const TEXT = 256_000;
const FINDINGS = 1_000;
const OFFERS = 64;

const token = (/** @type {unknown} */ value) => typeof value === 'string' && /^[A-Za-z0-9_-]{16,128}$/.test(value);
const level = /* @__PURE__ */ oneOf(...Object.keys(Level));
const answer = /* @__PURE__ */ oneOf(...Object.keys(AnswerKind));
const check = (/** @type {unknown} */ value) => validateCheck(value) === null;
const link = /* @__PURE__ */ oneOf('starting', 'ready', 'off', 'not_installed', 'forbidden', 'blocked_by_policy', 'exited', 'version_skew',
  'timed_out', 'broken_reply', 'disconnected');
const whyNot = /* @__PURE__ */ maybe(oneOf('unanswered', 'out_of_sight', ...Object.keys(NotCheckedReason)));
const finding = (/** @type {unknown} */ value) => validateFinding(value) === null;
const view = /* @__PURE__ */ record({index: count, quote: text(TEXT), finding});
const said = /* @__PURE__ */ record({
  offers: listOf((value) => validateOfferedText(value) === null, OFFERS), closings: listOf((value) => validateClosing(value) === null, OFFERS),
  rewriteLabel: text(TEXT),
});
const rect = /* @__PURE__ */ record({x: pixels, y: pixels, width: pixels, height: pixels, level});
const pillState = /* @__PURE__ */ oneOf('starting', 'checking', 'checked', 'numbers_only', 'to_look_at', 'not_checked', 'not_here', 'off',
  'update_needed');
const diffPiece = /* @__PURE__ */ record({kind: oneOf('keep', 'delete', 'insert'), text: text(TEXT)});

/** @type {import('./shapes.js').Shape} */
export const isToFrame = /* @__PURE__ */ message({
  look: {dark: flag, language: oneOf('en', 'es'), rtl: flag},
  marks: {round: count, rects: listOf(rect, 20_000), pill: record({state: pillState, count, x: pixels, y: pixels})},
  card: {
    view, position: count, total: count, groupSize: maybe(oneOf(...Object.keys(GroupSize))), helpUrl: text(2_000),
    before: maybe(count), after: maybe(count), same: listOf(view, FINDINGS), caredFor: flag, said,
  },
  list: {views: listOf(view, FINDINGS), link, partial: flag, numbersOnly: flag, helpText: text(2_000), helpUrl: text(2_000), why: whyNot, said},
  gate: {
    views: listOf(view, FINDINGS), diff: listOf(listOf(diffPiece, 10_000), 64), levelAfter: maybe(level), partial: flag, numbersOnly: flag,
    reasonRequired: flag, groupSize: maybe(oneOf(...Object.keys(GroupSize))), kind: oneOf(...Object.keys(Kind)), said,
  },
  not_checked: {link, mayPost: flag, helpText: text(2_000), helpUrl: text(2_000), why: whyNot},
  checking: {},
  press_again: {},
  covered: {},
  copy: {text: text(TEXT)},
  close: {},
});

/** @type {import('./shapes.js').Shape} */
export const isFromContent = /* @__PURE__ */ message({
  open: {},
  check: {check},
  decision: {composer: count, revision: count, outcome: oneOf(...Object.keys(Outcome)), reason: maybe(answer)},
  forget: {composer: count},
  health: {health: oneOf('FITS', 'NO_BOX', 'NO_SUBMIT')},
  draft: {open: flag},
  pair: {token, role: oneOf('marks', 'card')},
  unpair: {token},
  to_frame: {token, body: isToFrame},
});

/** @type {import('./shapes.js').Shape} */
export const isFromFrame = /* @__PURE__ */ message({
  size: {width: pixels, height: pixels},
  drawn: {round: count},
  fix: {index: count, fix: count},
  use: {offer: count},
  answer: {index: count, kind: answer, also: maybe(listOf(count, FINDINGS))},
  show: {index: count},
  fix_all: {},
  edit: {},
  post_anyway: {reason: answer, visibleMs: pixels, observed: flag},
  close: {},
});

/** The first message of a frame. @type {import('./shapes.js').Shape} */
export const isFrameHello = /* @__PURE__ */ message({hello: {token}});

/** @type {import('./shapes.js').Shape} */
export const isFromRecorded = /* @__PURE__ */ message({open: {}});

/** @type {import('./shapes.js').Shape} */
const choices = /* @__PURE__ */ record({language: oneOf('browser', 'en', 'es'), muted: listOf(oneOf(...MAY_BE_MUTED), MAY_BE_MUTED.length)});

/** @type {import('./shapes.js').Shape} */
export const isFromPage = /* @__PURE__ */ message({open: {tab: maybe(count)}, check: {check}, choose: {choices}});
