// @ts-check
/** An editor for long texts: of its paragraphs only those near the window of its scroller are in the page at all. */
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';

/** Height that a paragraph is taken to have before it was ever laid out, in pixels: too little for long ones. */
const GUESS = 27;
/** Paragraphs kept above and below what can be seen. */
const AROUND = 1;

class WindowedEditor {
  /** All of the text. @type {{text: string, height: number}[]} */
  lines = [{ text: '', height: GUESS }];
  /** The first paragraph in the page. */
  from = 0;

  /** @param {HTMLElement} scroller @param {HTMLElement} box */
  constructor(scroller, box) {
    this.scroller = scroller;
    this.box = box;
    this.show(0, 1);
    box.addEventListener('input', () => this.takeIn());
    scroller.addEventListener('scroll', () => this.turn());
  }

  /** @returns {HTMLElement[]} the paragraphs in the page */
  shown() { return [...this.box.querySelectorAll('p')]; }

  /** What the author did to the paragraphs in the page. */
  takeIn() {
    if (this.shown().length === 0) this.box.replaceChildren(Object.assign(document.createElement('p'), { textContent: this.box.textContent }));
    const shown = this.shown();
    const before = this.count;
    this.lines.splice(this.from, before, ...shown.map((each) => ({ text: each.textContent ?? '', height: each.offsetHeight })));
    this.count = shown.length;
    this.turn();
  }

  /** Puts those paragraphs into the page that are to be seen now, and takes the others out. */
  turn() {
    this.shown().forEach((each, at) => { this.lines[this.from + at].height = each.offsetHeight; });
    const { scrollTop, clientHeight } = this.scroller;
    let first = 0;
    for (let top = 0; first < this.lines.length - 1 && top + this.lines[first].height < scrollTop; first += 1) top += this.lines[first].height;
    let last = first;
    for (let height = -GUESS; last < this.lines.length && height < clientHeight; last += 1) height += this.lines[last].height;
    this.show(Math.max(0, first - AROUND), Math.min(this.lines.length, last + AROUND));
  }

  /** @param {number} from @param {number} to */
  show(from, to) {
    const old = this.shown();
    const kept = (/** @type {number} */ at) => (at >= this.from && at < this.from + old.length ? old[at - this.from] : null);
    const wanted = this.lines.slice(from, to).map((line, at) => kept(from + at) ?? made(line.text));
    old.filter((each) => !wanted.includes(each)).forEach((each) => each.remove());
    wanted.forEach((each, at) => { if (this.box.children[at] !== each) this.box.insertBefore(each, this.box.children[at] ?? null); });
    const sum = (/** @type {{height: number}[]} */ lines) => lines.reduce((all, line) => all + line.height, 0);
    this.box.style.paddingTop = `${sum(this.lines.slice(0, from))}px`;
    this.box.style.paddingBottom = `${sum(this.lines.slice(to))}px`;
    this.from = from;
    this.count = to - from;
  }

  read() { return this.lines.map((line) => line.text).join('\n'); }

  clear() {
    this.lines = [{ text: '', height: GUESS }];
    this.box.replaceChildren();
    this.from = 0;
    this.show(0, 1);
  }
}

/** @param {string} text */
function made(text) {
  const line = document.createElement('p');
  line.append(text === '' ? document.createElement('br') : text);
  return line;
}

/** @typedef {import('./editors.jsx').BoxHandle} BoxHandle */
export const WindowedBox = forwardRef((/** @type {import('./editors.jsx').BoxProps} */ { hint }, /** @type {React.Ref<BoxHandle>} */ ref) => {
  const scroller = useRef(/** @type {HTMLDivElement|null} */ (null));
  const box = useRef(/** @type {HTMLDivElement|null} */ (null));
  const editor = useRef(/** @type {WindowedEditor|null} */ (null));
  useEffect(() => {
    if (scroller.current && box.current) editor.current ??= new WindowedEditor(scroller.current, box.current);
    document.execCommand('defaultParagraphSeparator', false, 'p');
  }, []);
  useImperativeHandle(ref, () => ({ read: () => editor.current?.read() ?? '', clear: () => editor.current?.clear() }));
  return (
    <div className="rich scroller" data-scroller="" ref={scroller}>
      <div ref={box} data-box="" contentEditable suppressContentEditableWarning role="textbox" aria-multiline="true" aria-label={hint} spellCheck={false} />
    </div>
  );
});
