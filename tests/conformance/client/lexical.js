// @ts-check
/** Lexical 0.35: mentions are tokens of text, as on the sites that use it; emoji are pictures in a node that draws itself. */
import {
  $createLineBreakNode, $createParagraphNode, $createTextNode, $getRoot, $getSelection, $isElementNode, $isLineBreakNode, $isTextNode,
  createEditor, DecoratorNode, TextNode,
} from 'lexical';
import { registerRichText } from '@lexical/rich-text';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $createLinkNode, $isLinkNode, LinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode, $isListNode, ListItemNode, ListNode } from '@lexical/list';
import { joined, picture } from './document.js';

class MentionNode extends TextNode {
  static getType() { return 'mention'; }

  /** @param {MentionNode} node */
  static clone(node) { return new MentionNode(node.__text, node.__key); }

  /** @param {any} json */
  static importJSON(json) { return $createMention(json.text.slice(1)); }

  exportJSON() { return { ...super.exportJSON(), type: 'mention' }; }

  isTextEntity() { return true; }

  canInsertTextBefore() { return false; }

  canInsertTextAfter() { return false; }
}
const $createMention = (/** @type {string} */ name) => new MentionNode(`@${name}`).setMode('token');

class EmojiNode extends DecoratorNode {
  static getType() { return 'emoji'; }

  /** @param {EmojiNode} node */
  static clone(node) { return new EmojiNode(node.__alt, node.__key); }

  /** @param {any} json */
  static importJSON(json) { return new EmojiNode(json.alt); }

  /** @param {string} alt @param {string} [key] */
  constructor(alt, key) { super(key); this.__alt = alt; }

  exportJSON() { return { ...super.exportJSON(), alt: this.__alt }; }

  createDOM() {
    const around = document.createElement('span');
    around.append(picture(this.__alt));
    return around;
  }

  updateDOM() { return false; }

  isInline() { return true; }

  getTextContent() { return this.__alt; }

  decorate() { return null; }
}

/** @param {import('./document.js').Part} part */
function $nodeOf(part) {
  if (typeof part === 'string') return $createTextNode(part);
  if ('b' in part) return $createTextNode(part.b).toggleFormat('bold');
  if ('link' in part) return $createLinkNode('https://example.org/').append($createTextNode(part.link));
  if ('mention' in part) return $createMention(part.mention);
  if ('emoji' in part) return new EmojiNode(part.emoji);
  return $createLineBreakNode();
}

/** @param {any} node @returns {import('./document.js').Piece[]} */
function $piecesIn(node) {
  if (node instanceof MentionNode) return [[node.getTextContent(), '@']];
  if (node instanceof EmojiNode) return [[node.getTextContent(), 'e']];
  if ($isTextNode(node)) return [[node.getTextContent(), $isLinkNode(node.getParent()) ? 'a' : node.hasFormat('bold') ? 'b' : 'p']];
  if ($isLineBreakNode(node)) return [['\n', 'n']];
  return $isElementNode(node) ? node.getChildren().flatMap($piecesIn) : [];
}

/** @param {HTMLElement} place @returns {import('./document.js').Opened} */
export function openLexical(place) {
  const box = document.createElement('div');
  box.setAttribute('data-box', '');
  box.contentEditable = 'true';
  place.append(box);
  const editor = createEditor({
    namespace: 'conformance', nodes: [ListNode, ListItemNode, LinkNode, MentionNode, EmojiNode], onError: (error) => { throw error; },
  });
  editor.setRootElement(box);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  return {
    box, can: ['lines', 'b', 'link', 'mention', 'emoji', 'br', 'item'],
    fill: (lines) => editor.update(() => {
      const root = $getRoot();
      root.clear();
      for (const { item, parts } of lines) {
        const line = item ? $createListItemNode() : $createParagraphNode();
        line.append(...parts.map($nodeOf));
        root.append(item ? $createListNode('bullet').append(line) : line);
      }
      root.selectEnd();
    }, { discrete: true, tag: 'history-merge' }),
    pieces: () => editor.getEditorState().read(() => joined($getRoot().getChildren()
      .flatMap((/** @type {any} */ block) => ($isListNode(block) ? block.getChildren() : [block])).map($piecesIn))),
    mention: (name) => editor.update(() => { $getSelection()?.insertNodes([$createMention(name)]); }, { discrete: true }),
  };
}
