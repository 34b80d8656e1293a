// @ts-check
/** Editors that keep a model of the text and redraw their box from it, as large sites use them. */
import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { ContentState, Editor as DraftEditor, EditorState } from 'draft-js';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { EditorState as ProseState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { schema } from 'prosemirror-schema-basic';
import { createEditor, Editor, Node, Transforms } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';

/** @typedef {import('./editors.jsx').BoxHandle} BoxHandle */
/** @typedef {import('./editors.jsx').BoxProps} BoxProps */

/** Draft.js marks its own editable element, so the name that the page gives a box goes on it once it is there. */
export const DraftBox = forwardRef((/** @type {BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const [state, setState] = useState(() => EditorState.createEmpty());
  const around = useRef(/** @type {HTMLDivElement|null} */ (null));
  useEffect(() => { around.current?.querySelector('[contenteditable]')?.setAttribute('data-box', ''); }, []);
  useImperativeHandle(ref, () => ({
    read: () => state.getCurrentContent().getPlainText('\n'),
    clear: () => setState((old) => EditorState.push(old, ContentState.createFromText(''), 'remove-range')),
  }), [state]);
  return <div className="rich" ref={around}><DraftEditor editorState={state} onChange={setState} placeholder={hint} ariaLabel={hint} spellCheck={false} /></div>;
});

/** @param {HTMLElement} place @param {string} hint */
function openProseMirror(place, hint) {
  const state = () => ProseState.create({
    schema, plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }), keymap(baseKeymap)],
  });
  const view = new EditorView(place, { state: state(), attributes: { 'data-box': '', role: 'textbox', 'aria-label': hint, spellcheck: 'false' } });
  return { view, clear: () => view.updateState(state()) };
}

export const ProseMirrorBox = forwardRef((/** @type {BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const place = useRef(/** @type {HTMLDivElement|null} */ (null));
  const open = useRef(/** @type {ReturnType<typeof openProseMirror>|null} */ (null));
  useEffect(() => {
    open.current = openProseMirror(/** @type {HTMLDivElement} */ (place.current), hint);
    return () => open.current?.view.destroy();
  }, []);
  useImperativeHandle(ref, () => ({
    read: () => { const doc = open.current?.view.state.doc; return doc ? doc.textBetween(0, doc.content.size, '\n') : ''; },
    clear: () => open.current?.clear(),
  }));
  return <div className="rich" ref={place} />;
});

const blank = () => [{ type: 'paragraph', children: [{ text: '' }] }];

export const SlateBox = forwardRef((/** @type {BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const [editor] = useState(() => withHistory(withReact(createEditor())));
  useImperativeHandle(ref, () => ({
    read: () => editor.children.map((node) => Node.string(node)).join('\n'),
    clear: () => Editor.withoutNormalizing(editor, () => {
      while (editor.children.length > 0) Transforms.removeNodes(editor, { at: [0] });
      Transforms.insertNodes(editor, /** @type {any} */ (blank()), { at: [0] });
      Transforms.select(editor, Editor.start(editor, []));
    }),
  }));
  return (
    <div className="rich">
      <Slate editor={editor} initialValue={/** @type {any} */ (blank())}>
        <Editable data-box="" aria-label={hint} placeholder={hint} spellCheck={false} />
      </Slate>
    </div>
  );
});
