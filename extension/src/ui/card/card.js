// @ts-check
/**
 * The card and the gate. Shows one panel at a time, keeps the keyboard inside while it is open, and tells the content
 * script how much room it needs. Everything that a person says goes back as one message.
 *
 * @typedef {import('../../messages.js').ToFrame} ToFrame
 * @typedef {import('./parts.js').Panel} Panel
 * @typedef {import('./parts.js').Stage} Stage
 */
import {element} from '../element.js';
import {openFramePort} from '../frame_port.js';
import {strings} from '../locales/strings.js';
import {anywayPanel} from './anyway_panel.js';
import {billboardPanel} from './billboard_panel.js';
import {findingPanel} from './finding_panel.js';
import {gatePanel} from './gate_panel.js';
import {listPanel} from './list_panel.js';
import {offersFor, offersPanel} from './offers.js';
import {checkingPanel, copyPanel, notCheckedPanel, pressAgainPanel} from './note_panels.js';
import {closeButton} from './parts.js';

const card = /** @type {HTMLElement} */ (document.getElementById('card'));
const speech = /** @type {HTMLElement} */ (document.getElementById('spoken'));
/** Room around the card for its shadow, and its widths, in CSS pixels; as in card.css. */
const MARGIN = 24;
const WIDTH = 372;
const WIDE = 520;

/** @type {Extract<ToFrame, {type: 'look'}>} */
let look = {type: 'look', dark: false, language: 'en', rtl: false};
/** @type {ToFrame|null} what is shown */
let shown = null;
/** @type {Panel|null} */
let panel = null;
let lastSize = '';

const send = openFramePort(receive);

/** @returns {Stage} */
const stage = () => ({
  words: strings(look.language),
  send,
  announce: (text) => {
    speech.textContent = text;
  },
  measure,
});

/** @param {ToFrame} message @returns {Panel|null} */
function panelFor(message) {
  switch (message.type) {
    case 'card': return findingPanel(message, stage(), () => showOffers(message, message.view.finding.part ?? 0));
    case 'list': return listPanel(message, stage());
    case 'gate': return gatePanel(message, stage(), {
      anyway: () => show(anywayPanel(message.reasonRequired, stage(), () => show(panelFor(message)))),
      offers: () => showOffers(message),
      billboard: () => showBillboard(message),
    });
    case 'not_checked': return notCheckedPanel(message, stage());
    case 'checking': return checkingPanel(stage());
    case 'press_again': return pressAgainPanel(stage());
    case 'copy': return copyPanel(message.text, stage());
    default: return null;
  }
}

/** Texts to use instead, one screen on from what is shown. @param {Extract<ToFrame, {type: 'card'|'gate'}>} message @param {number} [part]  of this part only */
function showOffers(message, part) {
  if (panel) show(offersPanel(offersFor(message.said, 'INSTEAD', part), stage(), panel, () => show(panelFor(message))));
}

/** The post as a stranger reads it, and back to the button that led there. @param {Extract<ToFrame, {type: 'gate'}>} message */
function showBillboard(message) {
  show(billboardPanel(message, stage(), () => {
    show(panelFor(message));
    /** @type {HTMLElement|null} */ (card.querySelector('.stranger'))?.focus();
  }));
}

/** @param {Panel|null} next */
function show(next) {
  panel?.stop?.();
  panel = next;
  card.hidden = next === null;
  card.dataset.kind = next?.kind ?? '';
  card.classList.toggle('wide', next?.wide === true);
  if (!next) {
    card.replaceChildren();
    lastSize = '';
    return;
  }
  const title = element('h1', {id: 'title', tabindex: '-1'}, next.title);
  card.replaceChildren(
    element('header', {}, title, next.closable ? closeButton(stage().words, send) : null),
    element('div', {class: 'scroll'}, ...next.body),
    element('footer', {}, ...next.actions));
  card.classList.remove('fade');
  void card.offsetWidth; // starts the fade anew
  card.classList.add('fade');
  next.start?.();
  measure();
  focusTitle(title);
}

/** The title, not a button: a second press of Enter must not choose anything. @param {HTMLElement} title */
function focusTitle(title) {
  window.focus();
  title.focus({preventScroll: true});
}

/** Tells how much room the whole panel needs, whatever room it has now. */
function measure() {
  const scroll = card.querySelector('.scroll');
  if (!panel || !scroll) return;
  const frameOfCard = card.offsetHeight - card.clientHeight;
  const height = card.scrollHeight + frameOfCard + scroll.scrollHeight - scroll.clientHeight + 2 * MARGIN;
  const width = (panel.wide ? WIDE : WIDTH) + 2 * MARGIN;
  const size = `${width} ${height}`;
  if (size === lastSize) return;
  lastSize = size;
  send({type: 'size', width, height});
}

/** @param {ToFrame} message */
function receive(message) {
  if (message.type === 'covered') return void panel?.covered?.();
  if (message.type === 'look') {
    look = message;
    const root = document.documentElement;
    root.classList.toggle('dark', look.dark);
    root.lang = look.language;
    root.dir = stage().words.direction; // of our words; the author's have their own, wherever they stand
    if (shown) show(panelFor(shown));
    return;
  }
  shown = message.type === 'close' || message.type === 'marks' ? null : message;
  show(shown && panelFor(shown));
}

/** Everything that the Tab key stops at, in order. */
const stops = () => [...card.querySelectorAll('button:not(:disabled), a[href], input, textarea')]
  .filter((each) => /** @type {HTMLElement} */ (each).offsetParent !== null);

/** @param {KeyboardEvent} event */
function keepInside(event) {
  const all = stops();
  const at = all.indexOf(/** @type {Element} */ (document.activeElement));
  const leaving = event.shiftKey ? at <= 0 : at === all.length - 1;
  if (!leaving || all.length === 0) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (all[event.shiftKey ? all.length - 1 : 0]).focus();
}

document.addEventListener('keydown', (event) => {
  if (!event.isTrusted || !panel || event.isComposing) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    if (typeof panel.escape === 'function') panel.escape();
    else send(panel.escape);
  } else if (event.key === 'Tab') {
    keepInside(event);
  }
});

// A press beside the card, on the frame's clear margin, closes what asks for no decision.
document.addEventListener('pointerdown', (event) => {
  if (event.isTrusted && panel?.closable && !card.contains(/** @type {Node} */ (event.target))) send({type: 'close'});
});

new ResizeObserver(measure).observe(card);
addEventListener('resize', measure);
