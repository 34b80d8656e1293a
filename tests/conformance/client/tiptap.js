// @ts-check
/** TipTap 3 with its starter kit and its own mentions. */
import { Editor, Node } from '@tiptap/core';
import { Mention } from '@tiptap/extension-mention';
import { StarterKit } from '@tiptap/starter-kit';
import { PIXEL } from './document.js';
import { documentOf, piecesOf } from './prose_document.js';

const names = { item: 'listItem', list: 'bulletList', br: 'hardBreak', bold: 'bold' };
const Emoji = Node.create({
  name: 'emoji', group: 'inline', inline: true, atom: true,
  addAttributes: () => ({ alt: { default: '' } }),
  renderHTML: ({ node }) => ['img', { class: 'emoji', src: PIXEL, alt: node.attrs.alt }],
});

/** @param {HTMLElement} place @returns {import('./document.js').Opened} */
export function openTipTap(place) {
  const editor = new Editor({ element: place, extensions: [StarterKit.configure({ trailingNode: false }), Mention.configure({ HTMLAttributes: { class: 'mention' } }), Emoji] });
  editor.view.dom.setAttribute('data-box', '');
  return {
    box: /** @type {HTMLElement} */ (editor.view.dom), can: ['lines', 'b', 'link', 'mention', 'emoji', 'br', 'item'],
    fill: (lines) => { editor.commands.setContent(documentOf(lines, names), { emitUpdate: true }); },
    pieces: () => piecesOf(editor.state.doc, names),
    mention: (name) => { editor.commands.insertContent({ type: 'mention', attrs: { id: name, label: name } }); },
  };
}
