// @ts-check
/**
 * A page that watches itself: everything a site's own script could learn about what an extension does to it.
 * First script of the page, so that it sees every change. Read by the tests as `spy.report()`.
 */
{
  /** @type {string[]} */ const changes = [];
  /** @type {string[]} */ const messages = [];
  /** @type {string[]} */ const frames = [];
  const geometry = new Set();

  const own = (/** @type {Node} */ node) => document.getElementById('root')?.contains(node) ?? false;
  const name = (/** @type {Node} */ node) => (node instanceof Element ? node.tagName.toLowerCase() : node.nodeName);

  /** Without what is only said to be as ever. @param {string|null} text */
  const brief = (text) => (text ?? '').replace(/[a-z-]+: initial !important; ?/g, '');

  /** Changes outside what the page itself drew, and every attribute anywhere that the page's own code never sets. */
  new MutationObserver((records) => {
    for (const record of records) {
      if (own(record.target) && record.type !== 'attributes') {
        for (const node of record.addedNodes) {
          if (node instanceof Element && node.matches('iframe:not(.composer-frame), mark, [class*="discreet" i], [id*="discreet" i]')) changes.push(`inside: + ${brief(node.outerHTML)}`);
        }
        continue;
      }
      if (record.type === 'attributes') {
        const element = /** @type {Element} */ (record.target);
        changes.push(`attribute ${name(element)}@${record.attributeName}=${brief(element.getAttribute(record.attributeName ?? ''))}`);
      } else {
        for (const node of record.addedNodes) changes.push(`+ ${name(record.target)} > ${node instanceof Element && !node.matches('head, body') ? brief(node.outerHTML) : name(node)}`);
        for (const node of record.removedNodes) changes.push(`- ${name(record.target)} > ${name(node)}`);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  addEventListener('message', (event) => { if (event.origin !== location.origin) messages.push(`${event.origin} ${JSON.stringify(event.data)}`); }, true);

  /** Elements that neither the page's markup nor its script made. */
  const strangers = () => [...document.querySelectorAll('*')].filter((element) => !own(element)
    && !element.matches('html, head, head *, body, #root') || element.matches('post-box ~ *'));

  const look = () => {
    for (const element of strangers()) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      geometry.add([name(element), box.x, box.y, box.width, box.height, element.childElementCount, element.attributes.length,
        style.display, style.visibility, style.opacity, style.pointerEvents, style.zIndex, style.cursor].join(' '));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  /** The browser's own search, frames and all; Firefox refuses where a frame belongs to somebody else. @param {string} word @param {boolean} frames */
  const finds = (word, frames) => {
    getSelection()?.removeAllRanges();
    try { return Boolean(/** @type {any} */ (window).find(word, false, false, true, false, frames, false)); } catch { return false; }
  };

  /** @param {string[]} words @returns {string[]} those that the browser's own search finds on the page */
  const found = (words) => words.filter((word) => finds(word, true) || finds(word, false));

  /** Every element that lies over the box, as hit testing tells it. @param {Element} box */
  const over = (box) => {
    const rect = box.getBoundingClientRect();
    const seen = new Set();
    for (let y = rect.top + 4; y < rect.bottom; y += 8) {
      for (let x = rect.left + 4; x < rect.right; x += 8) {
        for (const element of document.elementsFromPoint(x, y)) if (!own(element) && !element.matches('html, body')) seen.add(name(element));
      }
    }
    return [...seen];
  };

  Object.assign(window, {
    spy: {
      found,
      over,
      report: () => ({
        changes: [...changes],
        messages: [...messages],
        frames,
        geometry: [...geometry].sort(),
        highlights: 'highlights' in CSS ? [.../** @type {any} */ (CSS).highlights.keys()] : [],
        sheets: document.adoptedStyleSheets.length,
        frameCount: window.length,
        resources: performance.getEntriesByType('resource').map((entry) => entry.name).filter((address) => !address.startsWith(location.origin) && !address.startsWith('data:')),
        globals: Object.keys(window).filter((key) => /discreet/i.test(key)),
      }),
    },
  });
}
