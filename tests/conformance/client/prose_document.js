// @ts-check
/** A draft as a document of ProseMirror, whose nodes have other names in TipTap. */
import { joined } from './document.js';

/** @typedef {{item: string, list: string, br: string, bold: string}} Names */

/** @param {import('./document.js').Part} part @param {Names} names */
function partOf(part, names) {
  if (typeof part === 'string') return { type: 'text', text: part };
  if ('b' in part) return { type: 'text', text: part.b, marks: [{ type: names.bold }] };
  if ('link' in part) return { type: 'text', text: part.link, marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] };
  if ('mention' in part) return { type: 'mention', attrs: { id: part.mention, label: part.mention } };
  if ('emoji' in part) return { type: 'emoji', attrs: { alt: part.emoji } };
  return { type: names.br };
}

/** @param {import('./document.js').Line[]} lines @param {Names} names */
export function documentOf(lines, names) {
  const content = lines.map(({ item, parts }) => {
    const line = { type: 'paragraph', content: parts.map((part) => partOf(part, names)) };
    return item ? { type: names.list, content: [{ type: names.item, content: [line] }] } : line;
  });
  return { type: 'doc', content };
}

/** @param {any} doc @param {Names} names @returns {import('./document.js').Piece[]} */
export function piecesOf(doc, names) {
  /** @type {import('./document.js').Piece[][]} */
  const lines = [];
  doc.descendants((/** @type {any} */ node) => {
    if (node.isTextblock) lines.push([]);
    const line = lines[lines.length - 1];
    const marked = (/** @type {string} */ name) => node.marks.some((/** @type {any} */ mark) => mark.type.name === name);
    if (node.isText) line.push([node.text, marked('link') ? 'a' : marked(names.bold) ? 'b' : 'p']);
    else if (node.type.name === 'mention') line.push([`@${node.attrs.label}`, '@']);
    else if (node.type.name === 'emoji') line.push([node.attrs.alt, 'e']);
    else if (node.type.name === names.br) line.push(['\n', 'n']);
    return true;
  });
  return joined(lines);
}
