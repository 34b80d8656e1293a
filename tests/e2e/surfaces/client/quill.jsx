// @ts-check
/** Quill as LinkedIn uses it: the library makes the editable element, with a class of its own. */
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import Quill from 'quill/core';

export const QuillBox = forwardRef((/** @type {{hint: string}} */ { hint }, /** @type {React.Ref<{read: () => string, clear: () => void}>} */ ref) => {
  const place = useRef(/** @type {HTMLDivElement|null} */ (null));
  const quill = useRef(/** @type {Quill|null} */ (null));
  useEffect(() => {
    quill.current = new Quill(/** @type {HTMLDivElement} */ (place.current), { placeholder: hint });
    quill.current.root.setAttribute('data-box', '');
  }, []);
  useImperativeHandle(ref, () => ({
    read: () => (quill.current?.getText() ?? '').replace(/\n$/, ''),
    clear: () => { quill.current?.setText(''); },
  }));
  return <div className="rich"><div ref={place} /></div>;
});
