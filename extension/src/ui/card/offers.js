// @ts-check
/** Whole texts that the author may take as they stand: instead of what they wrote, or behind it. Offered, never asked for. */
import {button, element} from '../element.js';
import {paragraph, shortened} from './parts.js';

/**
 * @typedef {import('./parts.js').Stage} Stage
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('../../messages.js').Said} Said
 * @typedef {import('../../messages.js').OfferedText} OfferedText
 * @typedef {{offer: OfferedText, index: number}} Offer   `index`: its place in the report
 */

/** @param {Said} said @param {'INSTEAD'|'AT_END'} use @param {number} [part]  of this part only @returns {Offer[]} */
export function offersFor(said, use, part) {
  return said.offers.map((offer, index) => ({offer, index}))
    .filter(({offer}) => offer.use === use && Boolean(offer.text) && (part === undefined || (offer.part ?? 0) === part));
}

/** @param {Said} said @param {string} id @returns {string} what the host says at the end of a card; "" where it says nothing */
export function closingOf(said, id) {
  return said.closings.filter((closing) => closing.id === id).map((closing) => closing.text ?? '').filter(Boolean).join(' ');
}

/** @param {Offer} made @param {Stage} stage */
function choice({offer, index}, {words, send}) {
  const use = button(words.offers.use, 'plain', () => send({type: 'use', offer: index}));
  use.setAttribute('aria-label', words.offers.useNamed(offer.label ?? ''));
  return element('li', {class: 'offer'},
    element('strong', {}, offer.label ?? ''),
    element('p', {class: 'preview', dir: 'auto'}, shortened(offer.text ?? '')),
    use);
}

/** @param {Offer[]} offers  INSTEAD, at least one @param {Stage} stage */
const choices = (offers, stage) => element('ul', {class: 'offers'}, ...offers.map((each) => choice(each, stage)));

/** For the list, below everything else. @param {Said} said @param {Stage} stage @returns {HTMLElement[]} */
export function offerSection(said, stage) {
  const offers = offersFor(said, 'INSTEAD');
  if (offers.length === 0) return [];
  const {title, hint} = stage.words.offers;
  return [element('section', {'aria-labelledby': 'offers'},
    element('h2', {id: 'offers'}, title(offers.length)), paragraph(hint, 'soft'), choices(offers, stage))];
}

/** Quiet buttons that put a text behind what is there. @param {Said} said @param {Stage} stage @param {number} [part] */
export function addButtons(said, {send}, part) {
  return offersFor(said, 'AT_END', part).map(({offer, index}) => button(offer.label ?? '', 'quiet', () => send({type: 'use', offer: index})));
}

/** A quiet way from a card or the gate to the texts. @param {Offer[]} offers @param {Stage} stage @param {() => void} open */
export function offersButton(offers, {words}, open) {
  return offers.length === 0 ? null : button(words.offers.see(offers.length), 'quiet', open);
}

/**
 * @param {Offer[]} offers @param {Stage} stage
 * @param {Pick<Panel, 'wide'|'escape'|'closable'>} from  the panel that it was opened from
 * @param {() => void} goBack
 * @returns {Panel}
 */
export function offersPanel(offers, stage, {wide, escape, closable}, goBack) {
  const {words} = stage;
  return {
    kind: 'offers', title: words.offers.title(offers.length), wide, escape, closable,
    body: [paragraph(words.offers.hint, 'soft'), choices(offers, stage)],
    actions: [element('div', {class: 'buttons'}, button(words.offers.back, 'plain', goBack))],
  };
}
