// @ts-check
/** Functions that run in the site's own page. Each stands alone: it is sent to the page as text. */

/** What the box holds; one "\n" a line. @param {Element} box @returns {string} */
export function boxText(box) {
  if (box instanceof HTMLTextAreaElement) return box.value;
  const lines = [];
  let line = '';
  for (const node of box.childNodes) {
    if (node instanceof Text) { line += node.data; continue; }
    if (!(node instanceof HTMLElement)) continue;
    if (node.tagName === 'BR') { lines.push(line); line = ''; continue; }
    if (/^(P|DIV)$/.test(node.tagName)) {
      if (line !== '') { lines.push(line); line = ''; }
      lines.push((node.textContent ?? ''));
    } else line += node.textContent ?? '';
  }
  if (line !== '') lines.push(line);
  return lines.join('\n');
}

/**
 * Where [begin, end) of the box's text stands, one rectangle a line, in the document's viewport.
 * For a textarea the words are laid out again in a box of the same measure, which is taken away at once.
 * @param {Element} box @param {number} begin @param {number} end
 */
export function wordRects(box, begin, end) {
  const out = (/** @type {Range} */ range) => [...range.getClientRects()].filter((rect) => rect.width > 0.5)
    .map(({ x, y, width, height }) => ({ x, y, width, height }));
  /** Rectangles of one line may come in pieces (bidirectional text, font changes): joined where they touch. @param {{x: number, y: number, width: number, height: number}[]} rects */
  const joined = (rects) => {
    /** @type {typeof rects} */
    const lines = [];
    for (const rect of rects) {
      const middle = rect.y + rect.height / 2;
      const line = lines.find((each) => middle > each.y && middle < each.y + each.height
        && rect.x <= each.x + each.width + 1 && rect.x + rect.width >= each.x - 1);
      if (!line) { lines.push({ ...rect }); continue; }
      const right = Math.max(line.x + line.width, rect.x + rect.width);
      const bottom = Math.max(line.y + line.height, rect.y + rect.height);
      line.x = Math.min(line.x, rect.x);
      line.y = Math.min(line.y, rect.y);
      line.width = right - line.x;
      line.height = bottom - line.y;
    }
    return lines;
  };
  if (box instanceof HTMLTextAreaElement) {
    const style = getComputedStyle(box);
    const copy = document.createElement('div');
    for (const name of ['font', 'letterSpacing', 'wordSpacing', 'lineHeight', 'textTransform', 'textIndent', 'textAlign', 'direction', 'tabSize',
      'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'wordBreak']) /** @type {any} */ (copy.style)[name] = /** @type {any} */ (style)[name];
    const place = box.getBoundingClientRect();
    Object.assign(copy.style, { position: 'fixed', left: `${place.x + box.clientLeft}px`, top: `${place.y + box.clientTop - box.scrollTop}px`,
      width: `${box.clientWidth}px`, boxSizing: 'border-box', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', visibility: 'hidden' });
    const text = document.createTextNode(`${box.value}\u200b`);
    copy.append(text);
    (box.getRootNode() instanceof ShadowRoot ? box.getRootNode() : document.body).appendChild(copy);
    const range = document.createRange();
    range.setStart(text, begin);
    range.setEnd(text, end);
    const rects = joined(out(range));
    copy.remove();
    return rects;
  }
  /** @type {{node: Text, from: number}[]} */
  const pieces = [];
  let at = 0;
  const blocks = [...box.children].filter((each) => /^(P|DIV)$/.test(each.tagName));
  for (const block of blocks.length ? blocks : [box]) {
    if (pieces.length > 0 || (blocks.length > 0 && block !== blocks[0])) at += 1;
    else if (blocks.length > 0 && box.firstChild instanceof Text) {
      pieces.push({ node: box.firstChild, from: 0 });
      at = box.firstChild.data.length + 1;
    }
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (pieces.some((piece) => piece.node === node)) continue;
      pieces.push({ node: /** @type {Text} */ (node), from: at });
      at += /** @type {Text} */ (node).data.length;
    }
  }
  const range = document.createRange();
  const first = pieces.findLast((piece) => piece.from <= begin);
  const last = pieces.findLast((piece) => piece.from < end);
  if (!first || !last) return [];
  range.setStart(first.node, begin - first.from);
  range.setEnd(last.node, end - last.from);
  return joined(out(range));
}
