// @ts-check
/** What is in the box and where, looked up in the site's own page. The function stands alone: it is sent there as text. */

/**
 * Text of the box, one "\n" a line, and where [begin, end) of it stands: one rectangle a line, in the document's viewport.
 * For a field the words are laid out again in a box of the same measure, which is taken away at once.
 * @param {Element} box @param {number} [begin] @param {number} [end]
 * @returns {{text: string, rects: {x: number, y: number, width: number, height: number}[]}}
 */
export function readBox(box, begin = 0, end = 0) {
  /** @typedef {{x: number, y: number, width: number, height: number}} Rect */
  /** Pieces of one line (bidirectional text, spans of an editor) become one where they touch. @param {Range} range @returns {Rect[]} */
  const lines = (range) => {
    /** @type {Rect[]} */
    const out = [];
    for (const { x, y, width, height } of range.getClientRects()) {
      if (width <= 0.5) continue;
      const middle = y + height / 2;
      const line = out.find((each) => middle > each.y && middle < each.y + each.height && x <= each.x + each.width + 1 && x + width >= each.x - 1);
      if (!line) { out.push({ x, y, width, height }); continue; }
      const right = Math.max(line.x + line.width, x + width);
      const bottom = Math.max(line.y + line.height, y + height);
      Object.assign(line, { x: Math.min(line.x, x), y: Math.min(line.y, y) });
      Object.assign(line, { width: right - line.x, height: bottom - line.y });
    }
    return out;
  };
  /** @param {HTMLTextAreaElement|HTMLInputElement} field */
  const inField = (field) => {
    const style = getComputedStyle(field);
    const copy = document.createElement('div');
    for (const name of ['fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'fontStretch', 'letterSpacing', 'wordSpacing', 'lineHeight', 'textTransform', 'textIndent', 'textAlign', 'direction', 'tabSize',
      'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'wordBreak']) /** @type {any} */ (copy.style)[name] = /** @type {any} */ (style)[name];
    const place = field.getBoundingClientRect();
    const border = (/** @type {'Left'|'Top'|'Right'} */ side) => Number.parseFloat(style[`border${side}Width`]);
    // Of an input Firefox counts the padding to the border when asked for its client box.
    const width = field instanceof HTMLInputElement ? field.offsetWidth - border('Left') - border('Right') : field.clientWidth;
    Object.assign(copy.style, { position: 'fixed', left: `${place.x + border('Left')}px`, top: `${place.y + border('Top') - field.scrollTop}px`,
      width: `${width}px`, boxSizing: 'border-box', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', visibility: 'hidden' });
    const text = document.createTextNode(`${field.value}\u200b`);
    copy.append(text);
    const scaled = Math.abs(place.width - field.offsetWidth) > 0.5;
    if (scaled) Object.assign(copy.style, { position: 'absolute', left: `${field.offsetLeft + field.clientLeft}px`, top: `${field.offsetTop + field.clientTop - field.scrollTop}px` });
    // Beside the field it is zoomed and scaled as the field is.
    (scaled ? field.parentNode : field.getRootNode() instanceof ShadowRoot ? field.getRootNode() : document.body)?.appendChild(copy);
    const range = document.createRange();
    range.setStart(text, begin);
    range.setEnd(text, end);
    const rects = lines(range);
    copy.remove();
    return rects;
  };
  if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return { text: box.value, rects: end > begin ? inField(box) : [] };

  /** @type {{node: Text, from: number, to: number}[]} */
  const pieces = [];
  let text = '';
  let started = false;
  let broken = false;
  const newLine = () => { if (started) text += '\n'; started = true; broken = false; };
  /** @param {Node} node */
  const walk = (node) => {
    if (node instanceof Text) {
      const data = node.data.replace(/[\ufeff\u200b]/g, '');
      if (data === '') return;
      if (!started || broken) newLine();
      pieces.push({ node, from: text.length, to: text.length + data.length });
      text += data;
      return;
    }
    if (!(node instanceof HTMLElement) || node.isContentEditable === false || node.matches('[data-slate-placeholder]')) return;
    if (node.tagName === 'BR') { if (node.nextSibling) broken = true; return; }
    const isLine = /^(P|DIV|LI)$/.test(node.tagName) && !node.querySelector('p, div, li');
    if (isLine) newLine();
    node.childNodes.forEach(walk);
    if (isLine) broken = true;
  };
  box.childNodes.forEach(walk);
  const first = pieces.findLast((piece) => piece.from <= begin);
  const last = pieces.findLast((piece) => piece.from < end);
  if (!(end > begin) || !first || !last) return { text, rects: [] };
  const range = document.createRange();
  range.setStart(first.node, begin - first.from);
  range.setEnd(last.node, end - last.from);
  return { text, rects: lines(range) };
}
