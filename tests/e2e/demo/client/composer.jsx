// @ts-check
/** One compose box: an editor, pictures with their alternative texts, and three ways to post. */
import { useRef, useState } from 'react';
import { ControlledBox, LexicalBox, PlainBox, TextareaBox } from './editors.jsx';
import { DraftBox, ProseMirrorBox, SlateBox } from './model_editors.jsx';
import { WindowedBox } from './windowed_editor.jsx';
import { Avatar, PictureIcon } from './look.jsx';

const editors = {
  textarea: TextareaBox, controlled: ControlledBox, plain: PlainBox, lexical: LexicalBox, draft: DraftBox, prosemirror: ProseMirrorBox, slate: SlateBox,
  windowed: WindowedBox,
};

/** A drawn picture of a night sky over a roof: no photo of anybody. */
function drawPicture() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const sky = pen.createLinearGradient(0, 0, 0, 180);
  sky.addColorStop(0, '#23305c');
  sky.addColorStop(1, '#e39a6f');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 320, 180);
  pen.fillStyle = '#f6e7c1';
  for (let star = 0; star < 24; ++star) pen.fillRect((star * 89) % 320, (star * 37) % 90, 2, 2);
  pen.fillStyle = '#1c2233';
  pen.fillRect(0, 140, 320, 40);
  return canvas.toDataURL('image/png');
}

/**
 * @param {object} props
 * @param {string} props.editor
 * @param {string} [props.kind]      "post", "review_reply" or "comment"
 * @param {string} [props.hint]
 * @param {string} [props.action]    what the button says
 * @param {boolean} [props.small]
 * @param {boolean} [props.enterPosts]  plain Enter posts, Shift+Enter makes a line
 * @param {(post: {text: string, also: string[], pictures: number, kind: string}) => void} props.onPost
 */
export function Composer({ editor, kind = 'post', hint = 'What is on your mind, Rowan?', action = 'Post', small = false, enterPosts = false, onPost }) {
  const box = useRef(/** @type {{read: () => string, clear: () => void}|null} */ (null));
  const [pictures, setPictures] = useState(/** @type {{src: string, alt: string}[]} */ ([]));
  const Box = editors[/** @type {keyof typeof editors} */ (editor)] ?? LexicalBox;

  const post = () => {
    const text = box.current?.read() ?? '';
    if (text.trim() === '' && pictures.length === 0) return;
    onPost({ text, also: pictures.map((picture) => picture.alt), pictures: pictures.length, kind });
    box.current?.clear();
    setPictures([]);
  };
  const onKeyDown = (/** @type {React.KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || (enterPosts && !event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      post();
    }
  };
  const setAlt = (/** @type {number} */ index, /** @type {string} */ alt) => {
    setPictures((all) => all.map((picture, at) => (at === index ? { ...picture, alt } : picture)));
  };
  return (
    <form className={small ? 'composer small' : 'card composer'} data-composer="" data-kind={kind} data-enter={enterPosts ? 'posts' : undefined}
      onSubmit={(event) => { event.preventDefault(); post(); }} onKeyDownCapture={onKeyDown}>
      {small ? null : <div className="who"><Avatar name="Rowan Ilić" /><span><b>Rowan Ilić</b> · Everyone</span></div>}
      <Box ref={box} hint={hint} />
      {pictures.map((picture, index) => (
        <figure key={index} className="attachment">
          <img data-attachment="" src={picture.src} alt={picture.alt} />
          <textarea data-also="" rows={1} aria-label="Describe the picture" placeholder="Describe the picture"
            value={picture.alt} onChange={(event) => setAlt(index, event.target.value)} />
        </figure>
      ))}
      <div className="tools">
        {small ? null : (
          <button type="button" className="icon" aria-label="Add a picture" data-picture=""
            onClick={() => setPictures((all) => [...all, { src: drawPicture(), alt: '' }])}><PictureIcon /></button>
        )}
        <span className="room" />
        <PostButton editor={editor} label={action} post={post} />
      </div>
    </form>
  );
}

/** Sites differ in what their button is: a submit button, a plain button or a div that plays one. @param {any} props */
function PostButton({ editor, label, post }) {
  if (['lexical', 'draft', 'prosemirror', 'slate'].includes(editor)) return <button type="button" className="primary" data-post="" onClick={post}>{label}</button>;
  if (editor === 'plain') {
    const onKeyDown = (/** @type {React.KeyboardEvent} */ event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); post(); } };
    return <div role="button" tabIndex={0} className="primary" data-post="" onClick={post} onKeyDown={onKeyDown}>{label}</div>;
  }
  return <button type="submit" className="primary" data-post="">{label}</button>;
}
