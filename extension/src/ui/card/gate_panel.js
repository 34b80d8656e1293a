// @ts-check
/** Post was pressed and something should be looked at first: what, the text as it could be, and three ways on. */
import {button, element} from '../element.js';
import {addButtons, closingOf, offersButton, offersFor} from './offers.js';
import {aboutPatient, levelTag, paragraph, quoted, worstFirst} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('../../messages.js').DiffPiece} DiffPiece
 * @typedef {Extract<import('../../messages.js').ToFrame, {type: 'gate'}>} GateMessage
 */

/** Findings named one by one; the rest are counted. */
const NAMED = 3;

const spoken = (/** @type {string} */ text) => element('span', {class: 'spoken'}, ` ${text} `);

/** @param {DiffPiece} piece @param {Stage} stage */
function pieceNode({kind, text}, {words}) {
  if (kind === 'delete') return element('del', {}, spoken(words.gate.removed), text);
  if (kind === 'insert') return element('ins', {}, spoken(words.gate.added), text);
  return document.createTextNode(text);
}

/** @param {DiffPiece[][]} diff @param {Stage} stage @returns {HTMLElement[]} */
function diffBlocks(diff, stage) {
  const {words} = stage;
  const changed = diff.map((pieces, i) => ({pieces, i})).filter(({pieces}) => pieces.some((piece) => piece.kind !== 'keep'));
  return changed.flatMap(({pieces, i}) => {
    const label = diff.length > 1 ? words.gate.part(i + 1, diff.length) : null;
    const name = label ? `${words.gate.changed}, ${label}` : words.gate.changed;
    return [
      ...(label ? [paragraph(label, 'caption')] : []),
      element('div', {class: 'diff', role: 'group', 'aria-label': name, dir: 'auto'}, ...pieces.map((piece) => pieceNode(piece, stage))),
    ];
  });
}

/** @param {GateMessage} message @param {Stage} stage */
function namedFindings({views}, {words}) {
  const rows = worstFirst(views).slice(0, NAMED).map((view) => element('li', {},
    levelTag(view.finding.level, words), element('span', {class: 'named'}, view.finding.title ?? '', ' ', quoted(view.quote, words))));
  if (views.length > NAMED) rows.push(element('li', {class: 'soft'}, words.gate.more(views.length - NAMED)));
  return element('ul', {class: 'named-list'}, ...rows);
}

/** @param {GateMessage} message @param {Stage} stage @returns {HTMLElement[]} */
function afterLines({levelAfter, said}, {words}) {
  if (levelAfter === 'CLEAR') return [paragraph(closingOf(said, 'after_rewrite') || words.clear, 'soft')];
  if (levelAfter === null || levelAfter === 'LEVEL_UNSPECIFIED') return [];
  return [element('p', {class: 'soft'}, words.gate.after, ' ', levelTag(levelAfter, words), ' ', words.gate.stillOpen)];
}

/** What is in a picture only the author knows: to the card that asks. @param {GateMessage} message @param {Stage} stage */
function pictureButton({views}, {words, send}) {
  const view = worstFirst(views).find(({finding}) => finding.category === 'PHOTO');
  return view ? button(words.photo.ask, 'plain', () => send({type: 'show', index: view.index})) : null;
}

/**
 * @param {GateMessage} message @param {Stage} stage
 * @param {{anyway: () => void, offers: () => void, billboard: () => void}} goOn  to the screens behind: posting as it is, texts to use instead,
 *   and the post as a stranger reads it
 * @returns {Panel}
 */
export function gatePanel(message, stage, goOn) {
  const {words, send} = stage;
  const blocks = diffBlocks(message.diff, stage);
  const fixable = blocks.length > 0;
  const lead = message.views.some(aboutPatient) ? words.gate.leadPatient : words.gate.lead;
  const fixAll = button(message.said.rewriteLabel || words.gate.fixAll, 'primary', () => send({type: 'fix_all'}));
  const edit = button(words.gate.edit, fixable ? 'plain' : 'primary', () => send({type: 'edit'}));
  const anyway = button(words.gate.postAnyway, 'quiet last', goOn.anyway);
  const stranger = button(words.billboard.open, 'quiet stranger', goOn.billboard);
  const noWording = closingOf(message.said, 'no_wording');
  const others = [pictureButton(message, stage), offersButton(offersFor(message.said, 'INSTEAD'), stage, goOn.offers), ...addButtons(message.said, stage)].filter((each) => each !== null);
  return {
    kind: 'gate',
    title: words.gate.title,
    wide: true,
    body: [
      paragraph(lead, 'lead'), namedFindings(message, stage), ...blocks,
      ...(fixable ? afterLines(message, stage) : []),
      ...(noWording ? [paragraph(noWording, fixable ? 'soft' : '')] : []),
      ...(message.partial ? [paragraph(words.partial, 'warn')] : []),
      ...(message.numbersOnly ? [paragraph(words.numbersOnly, 'warn')] : []),
    ],
    actions: [
      element('div', {class: 'buttons'}, fixable ? fixAll : null, edit, stranger, ...others, anyway),
      element('div', {class: 'foot'}, element('span', {}, words.promise)),
    ],
    escape: {type: 'edit'},
  };
}
