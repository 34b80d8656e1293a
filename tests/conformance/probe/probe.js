// @ts-check
/**
 * The product's own editors' code in a content script of its own, where the tests can ask it to read and write anything
 * that they like. For the tests only: the product has no such door.
 */
import { editorOf } from '../../../extension/src/content/editors/editor.js';
import { shadowsBelow } from '../../../extension/src/content/roots.js';

/** @returns {HTMLElement|null} */
function findBox() {
  const roots = [document, ...shadowsBelow(document)];
  for (const root of roots) {
    const box = root.querySelector('[data-box]');
    if (box) return /** @type {HTMLElement} */ (box);
  }
  return null;
}

/** @type {Record<string, (box: HTMLElement, editor: import('../../../extension/src/content/editors/editor.js').Editor, args: any) => unknown>} */
const ask = {
  read: (box, editor) => editor.read(box).text,
  replace: (box, editor, { span, text }) => editor.replace(box, span, text),
  selection: (box, editor) => editor.selection(box, editor.read(box)),
  select: (box, editor, { span }) => editor.select(box, editor.read(box), span),
};

/** @param {MessageEvent} event */
async function hear(event) {
  const { toProbe, id, args } = event.data ?? {};
  if (!toProbe) return;
  const box = findBox();
  const editor = box && editorOf(box);
  let answer;
  let error;
  try {
    if (!box || !editor) throw new Error('no box here');
    answer = await ask[toProbe](box, editor, args);
  } catch (thrown) { error = String(thrown); }
  postMessage({ fromProbe: id, answer, error }, '*');
}

addEventListener('message', hear);
// document.open() takes listeners away, not observers.
new MutationObserver(() => { addEventListener('message', hear); }).observe(document, { childList: true });
