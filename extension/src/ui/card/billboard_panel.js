// @ts-check
/**
 * The held post as somebody in town reads it who knows neither its author nor the story: all of it, large and plain,
 * with the words that point to a person set off. Everything shown came with the gate.
 */
import {button, element} from '../element.js';
import {aboutPatient, groupSteps, paragraph} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('../../messages.js').DiffPiece} DiffPiece
 * @typedef {import('../../messages.js').FindingView} FindingView
 * @typedef {Extract<import('../../messages.js').ToFrame, {type: 'gate'}>} GateMessage
 * @typedef {{text: string, points: boolean}} Piece   `points`: to a person
 */

/** A part as its author wrote it. @param {DiffPiece[]} pieces */
const written = (pieces) => pieces.filter(({kind}) => kind !== 'insert').map(({text}) => text).join('');

/**
 * Cuts a text at the words that point to a person. Findings may overlap, and what lies in several is one piece.
 * @param {string} text @param {FindingView[]} views  all of the post's @param {number} part  which of its texts this is @returns {Piece[]}
 */
export function pointing(text, views, part) {
  const spans = views.filter((view) => aboutPatient(view) && (view.finding.part ?? 0) === part)
    .map(({finding}) => ({begin: finding.span?.begin ?? 0, end: Math.min(finding.span?.end ?? 0, text.length)}))
    .filter(({begin, end}) => begin < end).sort((a, b) => a.begin - b.begin);
  /** @type {Piece[]} */
  const pieces = [];
  let at = 0;
  const add = (/** @type {number} */ end, /** @type {boolean} */ points) => {
    if (end <= at) return;
    const last = pieces[pieces.length - 1];
    if (last?.points === points) last.text += text.slice(at, end);
    else pieces.push({text: text.slice(at, end), points});
    at = end;
  };
  for (const {begin, end} of spans) {
    add(begin, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}

/** @param {Piece} piece @param {Stage} stage */
function pieceNode({text, points}, {words}) {
  if (!points) return document.createTextNode(text);
  return element('mark', {class: 'points'}, element('span', {class: 'spoken'}, ` ${words.billboard.points} `), text);
}

/** @param {GateMessage} message @param {Stage} stage @returns {HTMLElement[]} */
function textBlocks({diff, views}, stage) {
  const {words} = stage;
  const texts = diff.map((pieces, part) => ({text: written(pieces), part})).filter(({text}) => text.trim() !== '');
  return texts.flatMap(({text, part}) => {
    const label = texts.length > 1 ? words.gate.part(part + 1, diff.length) : null;
    const nodes = pointing(text, views, part).map((piece) => pieceNode(piece, stage));
    return [
      ...(label ? [paragraph(label, 'caption')] : []),
      element('div', {class: 'billboard', role: 'group', 'aria-label': label ?? words.billboard.title, dir: 'auto'}, ...nodes),
    ];
  });
}

/** @type {readonly string[]} */
const PUBLIC_KINDS = ['REVIEW', 'REVIEW_REPLY'];

/** @param {GateMessage} message @param {Stage} stage @param {() => void} goBack  to the gate @returns {Panel} */
export function billboardPanel(message, stage, goBack) {
  const {words} = stage;
  const points = message.views.some(aboutPatient);
  const step = points ? groupSteps.find((each) => each === message.groupSize) : undefined;
  return {
    kind: 'billboard',
    title: words.billboard.title,
    wide: true,
    body: [paragraph(words.billboard.lead, 'lead'), ...textBlocks(message, stage)],
    actions: [
      ...(points ? [paragraph(words.billboard.legend, 'legend')] : []),
      ...(step ? [paragraph(words.billboard.fits[step], 'fits')] : []),
      paragraph(PUBLIC_KINDS.includes(message.kind) ? words.billboard.readers.looked_up : words.billboard.readers.passed_on, 'readers'),
      element('div', {class: 'buttons'}, button(words.billboard.back, 'primary', goBack)),
    ],
    escape: goBack,
  };
}
