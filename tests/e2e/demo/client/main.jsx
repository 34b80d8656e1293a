// @ts-check
/** Starts the page in the shape that its address asks for; see ../site.mjs. */
import { createRoot } from 'react-dom/client';
import { useEffect, useRef, useState } from 'react';
import { Composer } from './composer.jsx';
import { Feed, Rail, Reviews } from './feed.jsx';

const options = new URLSearchParams(location.search);
const place = options.get('place') ?? 'page';
const editor = options.get('editor') ?? 'lexical';

/** The composer inside a component that keeps its insides to itself, as design systems do. */
class PostBox extends HTMLElement {
  /** @param {ShadowRootMode} mode @param {React.ReactNode} content */
  show(mode, content) {
    const root = this.attachShadow({ mode });
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/style.css' });
    const inner = document.createElement('div');
    root.append(style, inner);
    createRoot(inner).render(content);
    /** Only for the tests of this page: a closed root cannot be reached otherwise. */
    this.boxForTests = () => root.querySelector('[data-box]');
  }
}
customElements.define('post-box', PostBox);

/** @param {{mode: ShadowRootMode, onPost: (post: any) => void}} props */
function ShadowComposer({ mode, onPost }) {
  const host = useRef(/** @type {PostBox|null} */ (null));
  useEffect(() => { host.current?.show(mode, <Composer editor={editor} onPost={onPost} />); }, []);
  return <post-box ref={host} />;
}

/** @param {{onPost: (post: any) => void}} props */
function DialogComposer({ onPost }) {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  return (
    <div className="card starter">
      <button type="button" className="quiet wide" id="open-dialog" onClick={() => dialog.current?.showModal()}>
        What is on your mind, Rowan?
      </button>
      <dialog ref={dialog} aria-label="New post">
        <Composer editor={editor} onPost={(post) => { dialog.current?.close(); onPost(post); }} />
      </dialog>
    </div>
  );
}

/** @param {{onPost: (post: any) => void}} props */
function LateComposer({ onPost }) {
  const [open, setOpen] = useState(false);
  if (open) return <Composer editor={editor} onPost={onPost} />;
  return (
    <div className="card starter">
      <button type="button" className="quiet wide" id="add-box" onClick={() => setOpen(true)}>Write something</button>
    </div>
  );
}

/** @param {{onPost: (post: any) => void}} props */
function PlacedComposer({ onPost }) {
  if (place === 'shadow') return <ShadowComposer mode="open" onPost={onPost} />;
  if (place === 'closed-shadow') return <ShadowComposer mode="closed" onPost={onPost} />;
  if (place === 'dialog') return <DialogComposer onPost={onPost} />;
  if (place === 'late') return <LateComposer onPost={onPost} />;
  if (place === 'frame') return <iframe className="composer-frame" title="New post" src={`/compose?editor=${editor}`} />;
  return <Composer editor={editor} onPost={onPost} />;
}

/** @param {any} post */
function publish(post) {
  return fetch('/api/posts', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(post), keepalive: true,
  });
}

function Page() {
  const [posts, setPosts] = useState(/** @type {any[]} */ ([]));
  const [replies, setReplies] = useState(/** @type {any[]} */ ([]));
  const onPost = (/** @type {any} */ post) => { setPosts((all) => [post, ...all]); publish(post); };
  const onReply = (/** @type {any} */ post) => { setReplies((all) => [...all, post]); publish(post); };
  useEffect(() => {
    const fromFrame = (/** @type {MessageEvent} */ event) => {
      if (event.origin === location.origin && event.data?.posted) setPosts((all) => [event.data.posted, ...all]);
    };
    addEventListener('message', fromFrame);
    return () => removeEventListener('message', fromFrame);
  }, []);
  return (
    <div className="page">
      <Rail />
      <main>
        <h1>Home</h1>
        <PlacedComposer onPost={onPost} />
        <Feed posts={posts} onComment={publish} />
      </main>
      <aside><Reviews replies={replies} onReply={onReply} /></aside>
    </div>
  );
}

function ComposePage() {
  const onPost = (/** @type {any} */ post) => { publish(post); parent.postMessage({ posted: post }, location.origin); };
  return <Composer editor={editor} onPost={onPost} />;
}

const root = document.getElementById('root');
if (root) createRoot(root).render(location.pathname === '/compose' ? <ComposePage /> : <Page />);
