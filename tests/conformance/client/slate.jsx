// @ts-check
/** Slate: mentions and pictures of emoji are inline voids, links inline elements, a soft break is a "\n" of the text. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { createEditor, Editor, Element, Text, Transforms } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';
import { joined, PIXEL } from './document.js';

/** @param {import('./document.js').Part} part */
function nodeOf(part) {
  if (typeof part === 'string') return { text: part };
  if ('b' in part) return { text: part.b, bold: true };
  if ('link' in part) return { type: 'link', children: [{ text: part.link }] };
  if ('mention' in part) return { type: 'mention', name: part.mention, children: [{ text: '' }] };
  if ('emoji' in part) return { type: 'emoji', alt: part.emoji, children: [{ text: '' }] };
  return { text: '\n' };
}
const blank = () => [{ type: 'paragraph', children: [{ text: '' }] }];

/** @param {any} props */
function DrawElement({ attributes, children, element }) {
  if (element.type === 'mention') return <span {...attributes} className="mention" contentEditable={false}>@{element.name}{children}</span>;
  if (element.type === 'emoji') return <span {...attributes} contentEditable={false}><img className="emoji" alt={element.alt} src={PIXEL} />{children}</span>;
  if (element.type === 'link') return <a {...attributes} href="https://example.org/">{children}</a>;
  return element.type === 'item' ? <li {...attributes}>{children}</li> : <p {...attributes}>{children}</p>;
}

/** @param {any} props */
const DrawLeaf = ({ attributes, children, leaf }) => <span {...attributes}>{leaf.bold ? <b>{children}</b> : children}</span>;

/** @param {any} node @param {boolean} [link] @returns {import('./document.js').Piece[]} */
function piecesIn(node, link = false) {
  if (Text.isText(node)) {
    const style = link ? 'a' : /** @type {any} */ (node).bold ? 'b' : 'p';
    return node.text.split(/(\n)/).filter(Boolean).map((words) => [words, words === '\n' ? 'n' : style]);
  }
  if (node.type === 'mention') return [[`@${node.name}`, '@']];
  if (node.type === 'emoji') return [[node.alt, 'e']];
  return node.children.flatMap((/** @type {any} */ child) => piecesIn(child, node.type === 'link'));
}

/** @param {{editor: any}} props */
function Box({ editor }) {
  const [start] = useState(/** @type {any} */ (blank()));
  const onKeyDown = (/** @type {React.KeyboardEvent} */ event) => {
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key === 'b') { event.preventDefault(); Editor.addMark(editor, 'bold', true); }
    if (!mod && event.key === 'Enter' && event.shiftKey) { event.preventDefault(); Editor.insertText(editor, '\n'); }
  };
  return (
    <Slate editor={editor} initialValue={start}>
      <Editable data-box="" placeholder="What is on your mind?" spellCheck={false} onKeyDown={onKeyDown} renderElement={DrawElement} renderLeaf={DrawLeaf} />
    </Slate>
  );
}

/** @param {HTMLElement} place @returns {import('./document.js').Opened} */
export function openSlate(place) {
  const editor = /** @type {any} */ (withHistory(withReact(createEditor())));
  const { isInline, isVoid } = editor;
  editor.isInline = (/** @type {any} */ element) => ['link', 'mention', 'emoji'].includes(element.type) || isInline(element);
  editor.isVoid = (/** @type {any} */ element) => ['mention', 'emoji'].includes(element.type) || isVoid(element);
  flushSync(() => createRoot(place).render(<Box editor={editor} />));
  return {
    box: /** @type {HTMLElement} */ (place.querySelector('[data-box]')), can: ['lines', 'b', 'link', 'mention', 'emoji', 'br', 'item'],
    fill: (lines) => flushSync(() => {
      Editor.withoutNormalizing(editor, () => {
        while (editor.children.length > 0) Transforms.removeNodes(editor, { at: [0] });
        lines.forEach(({ item, parts }, index) => {
          const children = parts.length > 0 ? parts.map(nodeOf) : [{ text: '' }];
          Transforms.insertNodes(editor, /** @type {any} */ ({ type: item ? 'item' : 'paragraph', children }), { at: [index] });
        });
      });
      Transforms.select(editor, Editor.end(editor, []));
      editor.history = { undos: [], redos: [] };
    }),
    pieces: () => joined(editor.children.filter((/** @type {any} */ node) => Element.isElement(node)).map((/** @type {any} */ node) => piecesIn(node))),
    mention: (name) => {
      Transforms.insertNodes(editor, /** @type {any} */ (nodeOf({ mention: name })));
      Transforms.move(editor, { unit: 'offset' });
    },
  };
}
