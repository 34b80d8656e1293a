// @ts-check
/** The boxes people type into, from a bare textarea to an editor with a model of its own. */
import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { $createParagraphNode, $getRoot, createEditor } from 'lexical';
import { registerRichText } from '@lexical/rich-text';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';

/** @typedef {{read: () => string, clear: () => void}} BoxHandle  `read` gives what would be posted */
/** @typedef {{hint: string}} BoxProps */

/** The browser keeps the text. */
export const TextareaBox = forwardRef((/** @type {BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const box = useRef(/** @type {HTMLTextAreaElement|null} */ (null));
  useImperativeHandle(ref, () => ({
    read: () => box.current?.value ?? '',
    clear: () => { if (box.current) box.current.value = ''; },
  }));
  return <textarea ref={box} data-box="" rows={4} placeholder={hint} aria-label={hint} />;
});

/** React keeps the text and writes it back on every change. */
export const ControlledBox = forwardRef((/** @type {BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const [text, setText] = useState('');
  useImperativeHandle(ref, () => ({ read: () => text, clear: () => setText('') }), [text]);
  return (
    <>
      <textarea data-box="" rows={4} placeholder={hint} aria-label={hint} value={text} onChange={(event) => setText(event.target.value)} />
      <span className="count" aria-hidden="true">{500 - text.length}</span>
    </>
  );
});

/** Lexical keeps a model; the DOM is only its picture. */
export const LexicalBox = forwardRef((/** @type {BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const box = useRef(/** @type {HTMLDivElement|null} */ (null));
  const [editor] = useState(() => createEditor({ namespace: 'breakroom', onError: (error) => { throw error; } }));
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    editor.setRootElement(box.current);
    const stops = [
      registerRichText(editor),
      registerHistory(editor, createEmptyHistoryState(), 300),
      editor.registerUpdateListener(({ editorState }) => { editorState.read(() => setEmpty($getRoot().getTextContent() === '')); }),
    ];
    return () => { stops.forEach((stop) => stop()); editor.setRootElement(null); };
  }, [editor]);
  useImperativeHandle(ref, () => ({
    read: () => editor.read(() => $getRoot().getTextContent()).replace(/\n\n/g, '\n'),
    clear: () => editor.update(() => { const root = $getRoot(); root.clear(); root.append($createParagraphNode()); root.selectEnd(); }),
  }));
  return (
    <div className="rich">
      <div ref={box} data-box="" contentEditable suppressContentEditableWarning role="textbox" aria-multiline="true" aria-label={hint} spellCheck={false} />
      {empty ? <div className="hint" aria-hidden="true">{hint}</div> : null}
    </div>
  );
});

/** A bare editable element. */
export const PlainBox = forwardRef((/** @type {BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const box = useRef(/** @type {HTMLDivElement|null} */ (null));
  useImperativeHandle(ref, () => ({
    read: () => (box.current?.innerText ?? '').replace(/\n$/, ''),
    clear: () => { box.current?.replaceChildren(); },
  }));
  return (
    <div className="rich">
      <div ref={box} data-box="" data-hint={hint} contentEditable suppressContentEditableWarning role="textbox" aria-multiline="true" aria-label={hint} spellCheck={false} />
    </div>
  );
});
