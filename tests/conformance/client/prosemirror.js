// @ts-check
/** ProseMirror by itself, with its basic schema, lists, and nodes for mentions and pictures of emoji. */
import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Schema } from 'prosemirror-model';
import { schema as basic } from 'prosemirror-schema-basic';
import { addListNodes, splitListItem } from 'prosemirror-schema-list';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { PIXEL } from './document.js';
import { documentOf, piecesOf } from './prose_document.js';

const nodes = addListNodes(/** @type {any} */ (basic.spec.nodes), 'paragraph block*', 'block').append({
  mention: { group: 'inline', inline: true, atom: true, attrs: { label: {} }, toDOM: (/** @type {any} */ node) => ['span', { class: 'mention', contenteditable: 'false' }, `@${node.attrs.label}`] },
  emoji: { group: 'inline', inline: true, atom: true, attrs: { alt: {} }, toDOM: (/** @type {any} */ node) => ['img', { class: 'emoji', src: PIXEL, alt: node.attrs.alt }] },
});
const schema = new Schema({ nodes, marks: basic.spec.marks });
const names = { item: 'list_item', list: 'bullet_list', br: 'hard_break', bold: 'strong' };

/** @param {any} doc */
function stateOf(doc) {
  const br = chainCommands(exitCode, (state, dispatch) => { dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView()); return true; });
  return EditorState.create({
    doc, schema,
    plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo, 'Mod-b': toggleMark(schema.marks.strong), 'Shift-Enter': br, Enter: splitListItem(schema.nodes.list_item) }), keymap(baseKeymap)],
  });
}

/** @param {HTMLElement} place @returns {import('./document.js').Opened} */
export function openProseMirror(place) {
  const view = new EditorView(place, { state: stateOf(undefined), attributes: { 'data-box': '' } });
  return {
    box: view.dom, can: ['lines', 'b', 'link', 'mention', 'emoji', 'br', 'item'],
    fill: (lines) => view.updateState(stateOf(schema.nodeFromJSON(documentOf(lines, names)))),
    pieces: () => piecesOf(view.state.doc, names),
    mention: (name) => view.dispatch(view.state.tr.replaceSelectionWith(schema.nodes.mention.create({ label: name }))),
  };
}
