// @ts-check
/** Quill 2: a mention and a picture of an emoji are embeds, which it keeps between two invisible characters. */
import Quill from 'quill';
import { picture } from './document.js';

const Embed = /** @type {any} */ (Quill.import('blots/embed'));

class Mention extends Embed {
  static blotName = 'mention';

  static tagName = 'span';

  static className = 'mention';

  /** @param {string} name */
  static create(name) {
    const node = super.create();
    node.dataset.name = name;
    node.textContent = `@${name}`;
    return node;
  }

  /** @param {HTMLElement} node */
  static value(node) { return node.dataset.name; }
}

class Emoji extends Embed {
  static blotName = 'emoji';

  static tagName = 'span';

  static className = 'emoji';

  /** @param {string} alt */
  static create(alt) {
    const node = super.create();
    node.dataset.alt = alt;
    node.append(picture(alt));
    return node;
  }

  /** @param {HTMLElement} node */
  static value(node) { return node.dataset.alt; }
}
Quill.register({ 'formats/mention': Mention, 'formats/emoji': Emoji });

/** @param {import('./document.js').Part} part */
function opOf(part) {
  if (typeof part === 'string') return { insert: part };
  if ('b' in part) return { insert: part.b, attributes: { bold: true } };
  if ('link' in part) return { insert: part.link, attributes: { link: 'https://example.org/' } };
  return { insert: part };
}

/** @param {HTMLElement} place @returns {import('./document.js').Opened} */
export function openQuill(place) {
  const quill = new Quill(place, { placeholder: 'What is on your mind?', modules: { toolbar: false } });
  quill.root.setAttribute('data-box', '');
  return {
    box: quill.root, can: ['lines', 'b', 'link', 'mention', 'emoji', 'item'],
    fill: (lines) => {
      quill.setContents(/** @type {any} */ (lines.flatMap(({ item, parts }) => [...parts.map(opOf), { insert: '\n', attributes: item ? { list: 'bullet' } : {} }])));
      quill.history.clear();
    },
    pieces: () => {
      const pieces = quill.getContents().ops.flatMap(({ insert, attributes }) => {
        if (typeof insert === 'object') return insert.mention ? [[`@${insert.mention}`, '@']] : [[insert.emoji, 'e']];
        const style = attributes?.link ? 'a' : attributes?.bold ? 'b' : 'p';
        return (insert ?? '').split(/(\n)/).filter(Boolean).map((words) => [words, words === '\n' ? 'n' : style]);
      });
      return /** @type {import('./document.js').Piece[]} */ (pieces.slice(0, -1)); // its last line end is always there
    },
    mention: (name) => {
      const range = quill.getSelection(true);
      quill.updateContents(/** @type {any} */ ([{ retain: range.index }, { delete: range.length }, { insert: { mention: name } }].filter((op) => Object.values(op)[0] !== 0)), 'user');
      quill.setSelection(range.index + 1, 0, 'user');
    },
  };
}
