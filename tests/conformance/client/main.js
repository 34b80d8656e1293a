// @ts-check
/**
 * A page with one composer around one editor; which, and in what surroundings, is told by its address, or by the
 * document element where the document has no address. What the tests need of the page itself is in `window.conformance`.
 */
import { openField, openPlain } from './bare.js';
import { modelOf } from './document.js';
import { openDraft } from './draft.jsx';
import { openLexical } from './lexical.js';
import { openProseMirror } from './prosemirror.js';
import { openQuill } from './quill.js';
import { openSlate } from './slate.jsx';
import { openTipTap } from './tiptap.js';

/** @type {Record<string, (place: HTMLElement) => import('./document.js').Opened>} */
const editors = {
  textarea: (place) => openField(place, 'textarea'), input: (place) => openField(place, 'input'), plain: openPlain, lexical: openLexical, draft: openDraft,
  quill: openQuill, prosemirror: openProseMirror, tiptap: openTipTap, slate: openSlate,
};
const options = new URLSearchParams(document.documentElement.dataset.options ?? location.search);
const name = options.get('editor') ?? 'textarea';

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node|string)} children */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Everything that would be sent, in the order it was. @type {string[]} */
const posted = [];
/** What the page was told of the clipboard. @type {string[]} */
const clipboard = [];

/** Fields beside the text, as sites have them. */
function alsoFields() {
  return ['Content warning', 'Title', 'Describe the picture', 'Poll option 1', 'Poll option 2', 'Next part of the thread']
    .map((label) => make(label.startsWith('Next') ? 'textarea' : 'input', { 'data-also': '', 'aria-label': label, placeholder: label }));
}

/**
 * Once it is told to, the page adds to whatever is typed into its box, as sites that complete or correct words. Not in the
 * listener itself: Chromium runs no command within another. Quill in Firefox does what is to be typed itself, and no "input" comes.
 * @param {HTMLElement} box
 */
function meddle(box) {
  let busy = false;
  const hear = (/** @type {InputEvent} */ event) => {
    if (busy || !(/** @type {any} */ (window).conformance.meddling) || !/^insert/.test(event.inputType)) return;
    busy = true;
    setTimeout(() => {
      document.execCommand('insertText', false, ' ☃');
      busy = false;
    }, 0);
  };
  box.addEventListener('beforeinput', hear);
  box.addEventListener('input', (event) => { hear(/** @type {InputEvent} */ (event)); });
}

/** @param {HTMLElement|ShadowRoot} into */
function openComposer(into) {
  const place = make('div', { class: 'editor' });
  const button = make('button', { type: 'button', 'data-post': '' }, 'Post');
  const composer = make('div', { 'data-composer': '', 'data-kind': 'post' }, place, button);
  const enterPosts = options.get('enter') === 'posts';
  if (enterPosts) composer.setAttribute('data-enter', 'posts');
  if (options.get('also') === '1') composer.prepend(...alsoFields());
  into.append(composer);
  const opened = editors[name](place);
  opened.box.setAttribute('aria-label', 'What is on your mind?');
  const post = () => { posted.push(modelOf(opened.pieces()).text); };
  button.addEventListener('click', post);
  composer.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || (enterPosts && !event.shiftKey))) return;
    event.preventDefault();
    post();
  }, true);
  meddle(opened.box);
  return opened;
}

/** @returns {HTMLElement|ShadowRoot} where the composer goes */
function surroundings() {
  const place = options.get('place');
  if (place === 'dialog') {
    const dialog = /** @type {HTMLDialogElement} */ (make('dialog', {}));
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  }
  if (place === 'shadow' || place === 'closed-shadow') {
    const host = make('post-box', {});
    document.body.append(host);
    const root = host.attachShadow({ mode: place === 'shadow' ? 'open' : 'closed' });
    const sheet = make('link', { rel: 'stylesheet', href: '/style.css' });
    root.append(sheet);
    Object.assign(host, { boxForTests: () => root.querySelector('[data-box]') });
    return root;
  }
  return document.body;
}

const opened = openComposer(surroundings());
for (const type of ['copy', 'cut']) addEventListener(type, () => { clipboard.push(type); }, true);
Object.assign(window, {
  conformance: { ...opened, posted, clipboard, meddling: false, model: () => modelOf(opened.pieces()) },
});
