// @ts-check
/**
 * The layer over an editor: a line under each finding, and the pill. It hears no pointer and no key; the content script
 * works out from the rectangles what a person points at.
 *
 * @typedef {import('../../messages.js').ToFrame} ToFrame
 * @typedef {import('../../messages.js').PillState} PillState
 */
import {element} from '../element.js';
import {openFramePort} from '../frame_port.js';
import {strings} from '../locales/strings.js';

const layer = /** @type {HTMLElement} */ (document.getElementById('marks'));
const pill = /** @type {HTMLElement} */ (document.getElementById('pill'));
/** @type {Extract<ToFrame, {type: 'look'}>} */
let look = {type: 'look', dark: false, language: 'en', rtl: false};
/** @type {Extract<ToFrame, {type: 'marks'}>|null} */
let drawn = null;

/** Shape beside the pill's words; none where they need its room. @type {Record<PillState, string>} */
const shapes = {
  starting: 'ring', checking: 'dots', checked: 'checked', numbers_only: 'ring', to_look_at: 'caution', not_checked: 'ring', not_here: '', off: 'ring', update_needed: 'ring',
};

/** @param {PillState} state */
function shape(state) {
  if (shapes[state] === '') return '';
  if (shapes[state] !== 'dots') return element('span', {class: `shape ${shapes[state]}`});
  return element('span', {class: 'dots'}, element('i'), element('i'), element('i'));
}

/** @param {Extract<ToFrame, {type: 'marks'}>} marks */
function drawPill({pill: {state, count, x, y}}) {
  const words = strings(look.language).pill;
  const text = state === 'to_look_at' ? words.to_look_at(count) : words[state];
  pill.style.transform = `translate(${x}px, ${y}px)`;
  pill.replaceChildren(shape(state), element('span', {class: 'words'}, text));
  pill.hidden = false;
}

/** Pixels that a line reaches below the words, so that it does not cut their feet off. */
const BELOW = {NOTICE: 1, CAUTION: 1, STOP: 4};

/** Nodes are used again: a person types, and every keystroke moves every mark. @param {Extract<ToFrame, {type: 'marks'}>} marks */
function drawMarks({rects}) {
  const shown = rects.filter((rect) => Object.hasOwn(BELOW, rect.level));
  while (layer.childElementCount > shown.length) layer.lastElementChild?.remove();
  while (layer.childElementCount < shown.length) layer.append(element('div'));
  shown.forEach((rect, i) => {
    const mark = /** @type {HTMLElement} */ (layer.children[i]);
    mark.className = `mark ${rect.level.toLowerCase()}`;
    mark.style.width = `${rect.width}px`;
    mark.style.height = `${rect.height + BELOW[/** @type {keyof typeof BELOW} */ (rect.level)]}px`;
    mark.style.transform = `translate(${rect.x}px, ${rect.y}px)`;
  });
}

function draw() {
  document.documentElement.classList.toggle('dark', look.dark);
  document.documentElement.lang = look.language;
  document.documentElement.dir = strings(look.language).direction;
  if (!drawn) return;
  drawMarks(drawn);
  drawPill(drawn);
}

/** Says so with the frame of the screen in which it shows; one word for all that came before that. */
let saying = 0;
function sayDrawn() {
  if (saying === 0) saying = requestAnimationFrame(() => {
    saying = 0;
    send({type: 'drawn', round: drawn?.round ?? 0});
  });
}

const send = openFramePort((message) => {
  if (message.type === 'look') look = message;
  else if (message.type === 'marks') drawn = message;
  else if (message.type === 'close') drawn = {type: 'marks', round: 0, rects: [], pill: drawn?.pill ?? {state: 'starting', count: 0, x: 0, y: 0}};
  draw();
  if (message.type === 'marks' && message.round > 0) sayDrawn();
});
