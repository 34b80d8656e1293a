// @ts-check
/**
 * What a page of a listed site does: puts real editors where the page asks for them, and posts what its composers hold, by
 * its controls, its forms and, where it says so, by Enter.
 */
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { ControlledBox, LexicalBox } from '../../demo/client/editors.jsx';
import { DraftBox, ProseMirrorBox, SlateBox } from '../../demo/client/model_editors.jsx';
import { QuillBox } from './quill.jsx';

const editors = { controlled: ControlledBox, draft: DraftBox, lexical: LexicalBox, prosemirror: ProseMirrorBox, quill: QuillBox, slate: SlateBox };

/** The editable element -> what its editor's own model holds. @type {Map<Element, () => string>} */
const models = new Map();

/** @param {Document|ShadowRoot|Element} root @param {string} selector @returns {HTMLElement[]} in open shadow roots too */
function everywhere(root, selector) {
  const hosts = [...root.querySelectorAll('*')].filter((each) => each.shadowRoot);
  return [...root.querySelectorAll(selector), ...hosts.flatMap((each) => everywhere(/** @type {ShadowRoot} */ (each.shadowRoot), selector))];
}

/** @param {HTMLElement} place */
function mount(place) {
  const Box = editors[/** @type {keyof typeof editors} */ (place.dataset.mount)];
  const handle = createRef();
  createRoot(place).render(<Box ref={/** @type {any} */ (handle)} hint="Write" />);
  const dress = () => {
    const box = place.querySelector('[data-box]');
    if (!box) return void requestAnimationFrame(dress);
    for (const [name, value] of Object.entries(JSON.parse(place.dataset.as ?? '{}'))) box.setAttribute(name, String(value));
    models.set(box, () => /** @type {any} */ (handle.current).read());
  };
  dress();
}

/** @param {Element} box */
function textOf(box) {
  if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return models.get(box)?.() ?? box.value;
  return models.get(box)?.() ?? /** @type {HTMLElement} */ (box).innerText;
}

/** @param {string} via @param {HTMLElement} composer */
function post(via, composer) {
  const texts = (/** @type {string} */ selector) => everywhere(composer, selector).map(textOf);
  const body = { via, composer: composer.dataset.composer ?? '', text: texts('[data-box], [data-private-box]').join('\n'), also: texts('[data-also]') };
  fetch('/api/posts', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}

/** Shows what was picked or dropped, as pages do that upload it later. @param {HTMLElement} composer @param {FileList|undefined} files */
function attach(composer, files) {
  for (const file of files ?? []) {
    const picture = Object.assign(document.createElement('img'), { src: URL.createObjectURL(file), alt: '', width: 120 });
    composer.querySelector('[data-attached]')?.append(picture);
  }
}

/** Pictures come by the file dialog or are dropped anywhere on the composer; an editor below would take the drop for text. @param {HTMLElement} composer */
function takePictures(composer) {
  const input = /** @type {HTMLInputElement|null} */ (composer.querySelector('input[data-attach]'));
  if (!input) return;
  input.addEventListener('change', () => attach(composer, input.files ?? undefined));
  composer.addEventListener('dragover', (event) => event.preventDefault(), true);
  composer.addEventListener('drop', (event) => {
    event.preventDefault();
    event.stopPropagation();
    attach(composer, event.dataTransfer?.files);
  }, true);
}

/** @param {HTMLElement} composer */
function serve(composer) {
  takePictures(composer);
  for (const via of ['post', 'later', 'send']) {
    for (const control of everywhere(composer, `[data-${via}]`)) {
      if (control.matches('[type="submit"]') && control.closest('form')) continue; // its form posts
      control.addEventListener('click', () => post(via, composer));
    }
  }
  const form = composer instanceof HTMLFormElement ? composer : composer.querySelector('form');
  form?.addEventListener('submit', (event) => { event.preventDefault(); post('form', composer); });
  if (composer.dataset.enter !== 'posts') return;
  composer.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    post('enter', composer);
  }, true);
}

for (const place of document.querySelectorAll('[data-mount]')) mount(/** @type {HTMLElement} */ (place));
for (const composer of document.querySelectorAll('[data-composer], [data-private]')) serve(/** @type {HTMLElement} */ (composer));
