// @ts-check
/** What the browser itself lets people type into: a field, and an editable element without any library. */
import { picture } from './document.js';

/** @typedef {import('./document.js').Opened} Opened */

/** @param {HTMLElement} place @param {'textarea'|'input'} name @returns {Opened} */
export function openField(place, name) {
  const box = /** @type {HTMLTextAreaElement|HTMLInputElement} */ (document.createElement(name));
  box.setAttribute('data-box', '');
  place.append(box);
  return {
    box, can: name === 'textarea' ? ['lines'] : [],
    fill: (lines) => { box.value = lines.map((line) => line.parts.join('')).join('\n'); },
    pieces: () => [[box.value, 'p']],
    mention: (name_) => { box.setRangeText(`@${name_}`, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end'); box.dispatchEvent(new InputEvent('input', { bubbles: true })); },
  };
}

/** @param {import('./document.js').Part} part @returns {Node} */
function nodeOf(part) {
  const make = (/** @type {string} */ tag, /** @type {string} */ text) => Object.assign(document.createElement(tag), { textContent: text });
  if (typeof part === 'string') return document.createTextNode(part);
  if ('b' in part) return make('b', part.b);
  if ('link' in part) return Object.assign(make('a', part.link), { href: 'https://example.org/' });
  if ('mention' in part) return chip(part.mention);
  if ('emoji' in part) return picture(part.emoji);
  return document.createElement('br');
}

/** @param {string} name */
function chip(name) {
  const element = Object.assign(document.createElement('span'), { className: 'mention', textContent: `@${name}` });
  element.setAttribute('contenteditable', 'false');
  const away = Object.assign(document.createElement('button'), { type: 'button', textContent: '×', ariaLabel: 'Remove', tabIndex: -1 });
  element.append(away);
  return element;
}

/** @param {Node} node @returns {import('./document.js').Style} */
function styleAt(node) {
  const around = node instanceof Element ? node : node.parentElement;
  if (around?.closest('.mention')) return '@';
  if (around?.closest('a')) return 'a';
  const weight = around ? Number(getComputedStyle(around).fontWeight) : 400;
  return weight >= 600 ? 'b' : 'p';
}

/**
 * What a site with an element of its own would send: lines by blocks and breaks, which a "\n" is too where white space is
 * kept. As with a <br>, the last one of a block only holds the caret's place.
 * @param {HTMLElement} box @returns {import('./document.js').Piece[]}
 */
function piecesOf(box) {
  /** @type {import('./document.js').Piece[][]} */
  const lines = [];
  let open = false;
  const line = () => { if (!open) lines.push([]); open = true; return lines[lines.length - 1]; };
  const walk = (/** @type {Node} */ node) => {
    if (node instanceof Text) {
      for (const piece of node.data.split(/(\n)/)) {
        if (piece === '\n') { line(); open = false; } else if (piece !== '') line().push([piece, styleAt(node)]);
      }
    } else if (node instanceof HTMLImageElement) line().push([node.alt, 'e']);
    else if (node instanceof HTMLBRElement) { line(); open = false; } else if (node instanceof HTMLElement && node.localName !== 'button') {
      const block = ['div', 'p', 'ul', 'li'].includes(node.localName);
      if (block) open = false;
      node.childNodes.forEach(walk);
      if (block) open = false;
    }
  };
  box.childNodes.forEach(walk);
  return lines.flatMap((each, index) => (index === 0 ? each : [/** @type {import('./document.js').Piece} */ (['\n', 'n']), ...each]));
}

/** @param {HTMLElement} place @returns {Opened} */
export function openPlain(place) {
  const box = document.createElement('div');
  box.setAttribute('data-box', '');
  box.contentEditable = 'true';
  place.append(box);
  return {
    box, can: ['lines', 'b', 'link', 'mention', 'emoji', 'br', 'item'],
    fill(lines) {
      box.replaceChildren(...lines.map((line) => {
        const block = document.createElement('div');
        block.append(...line.parts.map(nodeOf));
        if (line.parts.length === 0) block.append(document.createElement('br'));
        if (!line.item) return block;
        const list = document.createElement('ul');
        list.append(Object.assign(document.createElement('li')));
        list.firstElementChild?.append(...block.childNodes);
        return list;
      }));
    },
    pieces: () => piecesOf(box),
    mention(name) {
      const range = getSelection()?.getRangeAt(0);
      if (!range || !box.contains(range.startContainer)) return;
      range.deleteContents();
      range.insertNode(chip(name));
      range.collapse(false);
    },
  };
}
