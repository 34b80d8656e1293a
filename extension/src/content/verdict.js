// @ts-check
/**
 * What the host said of one draft, with every default of the wire filled in, or why it said nothing.
 *
 * @typedef {import('./composer.js').Draft} Draft
 * @typedef {import('./spans.js').Span} Span
 * @typedef {import('../messages.js').Report} Report
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('../messages.js').WhyNot} WhyNot
 * @typedef {import('../messages.js').FindingView} FindingView
 *
 * One change of one part.
 * @typedef {{part: number, span: Span, replacement: string}} PartEdit
 * A finding that the author is to see; `view.index` counts all of the report's.
 * @typedef {{view: FindingView, rule: string, level: import('../messages.js').Level, part: number, span: Span, fixes: PartEdit[]}} Found
 *
 * @typedef {object} Verdict
 * @property {Draft} draft
 * @property {number} revision
 * @property {boolean} checked      false: nothing may be concluded; `link` and `why` say why
 * @property {boolean} complete     silence counts
 * @property {boolean} otherLanguage  neither English nor Spanish: silence counts for numbers and the like only
 * @property {boolean} gate         Post is to be held until the author decides
 * @property {Found[]} found        worst first
 * @property {PartEdit[]} edits     the whole-post rewrite, by part, then begin
 * @property {import('../messages.js').Level|null} levelAfter   with all of `edits`
 * @property {import('../wire.gen.js').GroupSize} [groupSize]
 * @property {import('../messages.js').Said} said
 * @property {LinkState} link
 * @property {WhyNot} [why]
 */

/** The host says nothing beside its findings. @type {import('../messages.js').Said} */
export const unsaid = {offers: [], closings: [], rewriteLabel: ''};

/** @param {Draft} draft @param {number} revision @param {LinkState} link @param {WhyNot} [why] @returns {Verdict} */
export const notChecked = (draft, revision, link, why) => ({
  draft, revision, link, why, checked: false, complete: false, otherLanguage: false, gate: false, found: [], edits: [], levelAfter: null, said: unsaid,
});

/** Nothing to post is nothing to look at. @param {Draft} draft @param {number} revision @returns {Verdict} */
export const clearVerdict = (draft, revision) => ({...notChecked(draft, revision, 'ready'), checked: true, complete: true});

/** What is shown holds, and there may be more where nobody could look. @param {Verdict} verdict @returns {Verdict} */
export const unseen = (verdict) => (verdict.checked ? {...verdict, complete: false, why: 'out_of_sight'} : verdict);

/** @param {import('../wire.gen.js').TextSpan|undefined} span @returns {Span} */
const filled = (span) => ({begin: span?.begin ?? 0, end: span?.end ?? 0});

/** @param {number|undefined} part @param {{span?: import('../wire.gen.js').TextSpan, replacement?: string}} change @returns {PartEdit} */
const edit = (part, {span, replacement}) => ({part: part ?? 0, span: filled(span), replacement: replacement ?? ''});

/** @param {import('../wire.gen.js').Finding} finding @param {number} index @param {string[]} texts @returns {Found[]} none where it is not to be seen */
function foundIn(finding, index, texts) {
  const {level, part = 0, rule = '', fixes = [], answered} = finding;
  if (answered || !level || level === 'CLEAR' || level === 'LEVEL_UNSPECIFIED') return [];
  const span = filled(finding.span);
  const quote = (texts[part] ?? '').slice(span.begin, span.end);
  return [{view: {index, quote, finding}, rule, level, part, span, fixes: fixes.map((fix) => edit(part, fix))}];
}

/** @param {Draft} draft @param {number} revision @param {Report} report @returns {Verdict} */
export function verdictOf(draft, revision, report) {
  if (report.status !== 'COMPLETE' && report.status !== 'PARTIAL') return notChecked(draft, revision, 'ready', report.reason ?? 'NOT_CHECKED_REASON_UNSPECIFIED');
  const texts = draft.parts.map((part) => part.reading.text);
  const found = (report.findings ?? []).flatMap((finding, index) => foundIn(finding, index, texts));
  const {offers = [], closings = [], rewrite} = report;
  const edits = (rewrite?.edits ?? []).map((each) => edit(each.part, each));
  const fits = (/** @type {{part: number, span: Span}} */ {part, span}) => span.begin <= span.end && span.end <= (texts[part] ?? '').length;
  // Offsets that lead nowhere are another program's answer, or a broken one.
  if (![...found, ...found.flatMap((each) => each.fixes), ...edits].every(fits) || offers.some(({part = 0}) => !draft.parts[part])) return notChecked(draft, revision, 'broken_reply');
  return {
    draft, revision, checked: true, complete: report.status === 'COMPLETE', otherLanguage: report.otherLanguage ?? false, gate: report.action === 'GATE', found, edits,
    levelAfter: rewrite?.level ?? null, groupSize: report.groupSize, said: {offers, closings, rewriteLabel: rewrite?.label ?? ''}, link: 'ready',
  };
}

/**
 * The change that puts an offered text into its part: in place of all that is there, or behind it.
 * @param {Draft} draft @param {import('../messages.js').OfferedText} offer @returns {PartEdit}
 */
export function offeredEdit(draft, {part = 0, text = '', use}) {
  const before = draft.parts[part].reading.text;
  const atEnd = use === 'AT_END';
  return {part, span: {begin: atEnd ? before.length : 0, end: before.length}, replacement: atEnd && /\S$/.test(before) ? ` ${text}` : text};
}

/** The organisation's choice, which is not a failure. @param {Verdict} verdict */
export const isSwitchedOff = ({checked, link, why}) => !checked && (link === 'off' || why === 'MODE_OFF' || why === 'MESSAGES_OFF');
