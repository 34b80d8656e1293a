// @ts-check
/** What a page can read of itself while we are in it. See scenes/spying.mjs. */

/** @typedef {import('../scenes/spying.mjs').Spying} Spying */

/** What a sheet, a name or a tree of the page may show. @type {Spying[]} */
const standing = [
  { id: 'properties', tries: 'reads every property of the window, the document and our element', fast: true, look: () => {
    const changing = /^_react|time|date|modified|memory|event$|^(innerHTML|outerHTML|value|crypto|screen[XY]|screen(Left|Top))$/i;
    const list = (/** @type {any} */ thing) => {
      const out = [];
      for (let at = thing; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
        for (const name of Object.getOwnPropertyNames(at)) {
          if (changing.test(name)) continue;
          try {
            const value = thing[name];
            out.push(`${name} ${['string', 'number', 'boolean'].includes(typeof value) ? String(value).slice(0, 80) : typeof value}`);
          } catch (error) { out.push(`${name} throws ${error}`); }
        }
      }
      return [...new Set(out)].sort();
    };
    return [window, document, navigator, document.documentElement, document.body, ...ours()].map((each) => list(each).map((line) => line.replace(/:\d{4,5}\b/g, '')));
  }, plant: () => { ours()[0].title = '2 to look at'; } },
  { id: 'nodes', tries: 'reads every node and attribute, and hears of every change', fast: true, first: () => {
    const kinds = new Set();
    Object.assign(window, { kinds });
    const brief = (/** @type {Node} */ node) => (node instanceof Element ? `<${node.localName} ${[...node.attributes].map((each) => each.name).sort().join(' ')}>` : node.nodeName);
    new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
        if (document.getElementById('root')?.contains(target) && type !== 'attributes') continue;
        kinds.add([type, brief(target), attributeName, ...[...addedNodes].map(brief), '-', ...[...removedNodes].map(brief)].join(' '));
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }, look: () => ({
    kinds: [.../** @type {any} */ (window).kinds].sort(),
    html: [...document.documentElement.attributes, ...document.body.attributes, ...box().attributes].map((each) => `${each.name}=${each.value}`),
    ours: ours().map((each) => each.outerHTML),
    count: document.querySelectorAll('*').length,
  }), plant: () => { box().setAttribute('data-checked', 'risky'); } },
  { id: 'sheets', tries: 'reads the style sheets, highlights, fonts and animations', look: () => ({
    highlights: 'highlights' in CSS ? [.../** @type {any} */ (CSS).highlights].map(([name, ranges]) => [name, [...ranges].map(String)]) : [],
    sheets: [...document.styleSheets].map((sheet) => sheet.cssRules.length),
    adopted: document.adoptedStyleSheets.map((sheet) => sheet.cssRules.length),
    fonts: document.fonts.size,
    animations: document.getAnimations().length,
    elements: ['discreet-host', 'discreet-pill', 'discreet-mark'].filter((name) => customElements.get(name)),
  }), plant: () => { document.adoptedStyleSheets = [new CSSStyleSheet()]; } },
  { id: 'computed', tries: 'reads every computed style of our element, the box and the words', look: () => [...ours(), box(), document.body, document.documentElement]
    .map((each) => [...getComputedStyle(each)].filter((name) => !name.startsWith('--')).map((name) => `${name}:${getComputedStyle(each).getPropertyValue(name)}`)),
  plant: () => { box().style.textDecoration = 'underline wavy red'; } },
  { id: 'geometry', tries: 'measures everything, in every frame of the screen', fast: true, first: () => {
    const sizes = new Set();
    Object.assign(window, { sizes });
    const look = () => {
      for (const each of [...ours(), document.documentElement, document.body]) {
        const { x, y, width, height } = each.getBoundingClientRect();
        sizes.add([each.localName, x, y, width, height, each.offsetWidth, each.offsetHeight, each.scrollWidth, each.scrollHeight, each.clientWidth, each.getClientRects().length].join(' '));
      }
      requestAnimationFrame(look);
    };
    addEventListener('load', look);
  }, look: () => [.../** @type {any} */ (window).sizes].sort(), plant: () => { ours()[0].style.setProperty('width', '31px', 'important'); } },
  { id: 'hits', tries: 'asks what lies at every point of the box, and which character', look: () => {
    const rect = box().getBoundingClientRect();
    const all = [];
    for (let y = rect.top - 8; y < rect.bottom + 60; y += 6) for (let x = rect.left - 8; x < rect.right + 8; x += 11) {
      const caret = /** @type {any} */ (document).caretPositionFromPoint?.(x, y)?.offsetNode?.localName ?? '';
      all.push(document.elementsFromPoint(x, y).map((each) => each.localName).join('>') + caret);
    }
    return all.map((line) => line.replace(/textarea|#text/g, 't'));
  }, plant: () => {
    const mark = document.createElement('u');
    const { left, top } = box().getBoundingClientRect();
    mark.style.cssText = `position:fixed;left:${left + 10}px;top:${top + 4}px;width:60px;height:20px`;
    document.body.append(mark);
  } },
];

/** What happens in the page. @type {Spying[]} */
const happening = [
  { id: 'events', tries: 'hears every event there is', first: () => {
    const heard = new Set();
    Object.assign(window, { heard });
    const names = new Set();
    for (const thing of [window, document, HTMLElement.prototype, Element.prototype, SVGElement.prototype]) for (let at = thing; at; at = Object.getPrototypeOf(at)) {
      for (const name of Object.getOwnPropertyNames(at)) if (name.startsWith('on')) names.add(name.slice(2));
    }
    // How often a pointer is told of, and how a selection follows each letter, are a matter of chance.
    for (const name of [...names, 'focusin', 'focusout', 'DOMContentLoaded', 'visibilitychange', 'fullscreenchange', 'compositionstart']) {
      addEventListener(String(name), (event) => { heard.add(`${event.type} ${/** @type {any} */ (event.target)?.localName ?? 'window'}`); }, true);
    }
  }, look: () => [.../** @type {any} */ (window).heard].filter((line) => !/^(pointerrawupdate|mouse(move|over|out|enter|leave)|pointer(move|over|out|enter|leave))/.test(line)).sort(),
  plant: () => { ours()[0].dispatchEvent(new Event('toggle')); } },
  { id: 'focus', tries: 'follows focus and selection, and has the browser find our words', first: () => {
    const held = new Set();
    Object.assign(window, { held });
    setInterval(() => held.add(`${document.activeElement?.localName} ${document.hasFocus()} ${getSelection()?.type}`), 20);
  }, look: () => {
    const words = ['to look at', 'Checked', 'Stop and think', 'Think twice', 'Before you post', 'Post anyway', 'Mr. Teodor', '00583921', 'MRN', '164.514'];
    const find = (/** @type {string} */ word) => { try { getSelection()?.removeAllRanges(); return /** @type {any} */ (window).find(word, false, false, true, false, true, false); } catch { return false; } };
    return { held: [.../** @type {any} */ (window).held].sort(), found: words.filter((word) => !box().value.includes(word) && find(word)) };
  }, plant: () => { document.body.append(Object.assign(document.createElement('p'), { textContent: '2 to look at' })); } },
  { id: 'performance', tries: 'reads every performance entry: resources, long tasks, shifts, frames and their scripts', fast: true, first: () => {
    /** @type {Set<string>} */ const entries = new Set();
    Object.assign(window, { entries });
    const plain = (/** @type {string} */ address) => String(address ?? '').replace(/^https?:\/\/[^/]+/, '');
    for (const type of PerformanceObserver.supportedEntryTypes) {
      try {
        new PerformanceObserver((list) => {
          for (const entry of /** @type {any[]} */ (list.getEntries())) {
            if (['long-animation-frame', 'longtask', 'event', 'first-input', 'paint', 'layout-shift', 'largest-contentful-paint', 'visibility-state'].includes(type)) {
              // Whether one comes is a matter of how busy the computer is; whose it is is not.
              for (const script of entry.scripts ?? []) if (!plain(script.sourceURL).startsWith('/')) entries.add(`script ${plain(script.sourceURL)} ${script.windowAttribution}`);
              for (const source of entry.sources ?? []) entries.add(`shifted ${source.node?.localName}`);
              for (const task of entry.attribution ?? []) if (task.containerType !== 'window') entries.add(`task ${task.containerType} ${task.containerSrc} ${task.containerName}`);
            } else entries.add(`${type} ${plain(entry.name)}`);
          }
        }).observe({ type, buffered: true });
      } catch { /* this browser does not tell */ }
    }
  }, look: () => {
    const { entries } = /** @type {any} */ (window);
    for (const each of performance.getEntriesByType('resource')) entries.add(`resource ${each.name.replace(/^https?:\/\/[^/]+/, '')}`);
    return [...entries].sort();
  }, plant: () => fetch('/style.css?planted').then((answer) => answer.text()) },
  { id: 'windows', tries: 'counts windows, history and everything that loads', look: () => ({
    length: window.length, history: history.length, state: history.state, name: window.name, opener: window.opener,
    frames: [...Array(10)].map((_, i) => typeof window[i]), iframes: document.querySelectorAll('iframe, object, embed').length,
    navigation: /** @type {any} */ (window).navigation?.entries().length ?? 0, hash: location.hash, resources: performance.getEntriesByType('resource').length,
    images: document.images.length, scripts: document.scripts.length, named: ['discreet', 'card', 'marks'].filter((name) => name in window),
  }), plant: () => { document.body.append(document.createElement('iframe')); } },
  { id: 'stores', tries: 'listens on every channel and looks into every store', first: () => {
    /** @type {string[]} */ const said = [];
    Object.assign(window, { said });
    for (const name of ['discreet', 'ui', 'content', 'card', 'marks', '']) new BroadcastChannel(name).addEventListener('message', (event) => said.push(`${name} ${JSON.stringify(event.data)}`));
    addEventListener('message', (event) => said.push(`${event.origin} ${JSON.stringify(event.data)}`), true);
    addEventListener('storage', (event) => said.push(`storage ${event.key}`), true);
  }, look: async () => ({
    said: /** @type {any} */ (window).said, local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
    databases: (await indexedDB.databases()).length, caches: (await window.caches?.keys())?.length, workers: (await navigator.serviceWorker?.getRegistrations())?.length,
    locks: (await navigator.locks?.query())?.held?.length,
  }), plant: () => { window.postMessage({ planted: true }, '*'); } },
  { id: 'reports', tries: 'hears of errors, violations, rejections and the console', first: () => {
    /** @type {string[]} */ const reports = [];
    Object.assign(window, { reports });
    for (const type of ['error', 'unhandledrejection', 'rejectionhandled', 'securitypolicyviolation']) addEventListener(type, (event) => reports.push(`${type} ${/** @type {any} */ (event).message ?? ''}`), true);
    for (const name of /** @type {const} */ (['log', 'info', 'warn', 'error', 'debug', 'trace', 'table'])) console[name] = (...words) => { reports.push(`console ${words.join(' ')}`); };
    if ('ReportingObserver' in window) new /** @type {any} */ (window).ReportingObserver((/** @type {any[]} */ list) => { for (const each of list) reports.push(`${each.type} ${each.body?.id ?? each.body?.message}`); }, { buffered: true }).observe();
  }, look: () => [.../** @type {any} */ (window).reports].sort(), plant: () => { console.warn('planted'); } },
  { id: 'prototypes', tries: 'has its own objects tell who reads the box or lays text out', first: () => {
    const calls = new Set();
    Object.assign(window, { calls });
    const watch = (/** @type {any} */ owner, /** @type {string} */ name) => {
      const found = Object.getOwnPropertyDescriptor(owner, name);
      for (const part of /** @type {const} */ (['value', 'get', 'set'])) {
        const work = found?.[part];
        if (found && typeof work === 'function') found[part] = function called(/** @type {any[]} */ ...list) { calls.add(`${part} ${name}`); return work.apply(this, list); };
      }
      if (found) Object.defineProperty(owner, name, found);
    };
    for (const name of ['value', 'selectionStart', 'selectionEnd', 'setSelectionRange', 'setRangeText']) watch(HTMLTextAreaElement.prototype, name);
    for (const name of ['getClientRects', 'getBoundingClientRect', 'setStart', 'setEnd', 'toString']) watch(Range.prototype, name);
    for (const name of ['getBoundingClientRect', 'getClientRects', 'matches', 'closest', 'attachShadow', 'scrollTop', 'clientWidth']) watch(Element.prototype, name);
    for (const name of ['offsetWidth', 'offsetHeight', 'click', 'focus', 'showPopover', 'innerText']) watch(HTMLElement.prototype, name);
    for (const name of ['textContent', 'appendChild', 'getRootNode', 'contains', 'isConnected']) watch(Node.prototype, name);
    for (const name of ['elementFromPoint', 'elementsFromPoint', 'execCommand', 'createRange', 'activeElement', 'querySelectorAll']) watch(Document.prototype, name);
    for (const name of ['getComputedStyle', 'getSelection', 'setTimeout', 'setInterval', 'requestAnimationFrame', 'matchMedia', 'innerWidth']) watch(window, name);
  }, look: () => [.../** @type {any} */ (window).calls].sort(), plant: () => { box().setRangeText(''); } },
];

/** What the layout of the page tells by the way. @type {Spying[]} */
const around = [
  { id: 'visible-parts', tries: 'has the browser tell whether specks under the words are covered', browsers: ['chromium'], first: () => {
    addEventListener('load', () => setTimeout(() => {
      const specks = new Map();
      Object.assign(window, { specks });
      const observer = new IntersectionObserver((list) => { for (const entry of list) specks.set(/** @type {HTMLElement} */ (entry.target).dataset.at, /** @type {any} */ (entry).isVisible); }, /** @type {any} */ ({ trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] }));
      const rect = box().getBoundingClientRect();
      for (let y = rect.top - 58; y < rect.bottom + 60; y += 16) for (let x = rect.left + 10; x < rect.right; x += 24) {
        const speck = document.createElement('i');
        speck.dataset.at = `${Math.round(x)} ${Math.round(y)}`;
        speck.style.cssText = `position:absolute;left:${x}px;top:${y}px;width:6px;height:3px;pointer-events:none`;
        document.body.append(speck);
        observer.observe(speck);
      }
    }, 500));
  }, look: () => [.../** @type {any} */ (window).specks].sort(), plant: async () => { cover('background:#f00'); await new Promise((resolve) => { setTimeout(resolve, 300); }); } },
  { id: 'observers', tries: 'watches sizes and crossings of everything', first: () => {
    const seen = new Set();
    Object.assign(window, { seen });
    const sizes = new ResizeObserver((list) => { for (const { target, contentRect } of list) seen.add(`size ${target.localName} ${contentRect.width} ${contentRect.height}`); });
    const crossings = new IntersectionObserver((list) => { for (const entry of list) seen.add(`crossing ${entry.target.localName} ${entry.isIntersecting} ${entry.boundingClientRect.width}`); }, { threshold: [0, 0.5, 1] });
    setInterval(() => { for (const each of [document.documentElement, document.body, ...ours()]) { sizes.observe(each); crossings.observe(each); } }, 200);
  }, look: () => [.../** @type {any} */ (window).seen].sort(), plant: () => { document.body.style.paddingBottom = '77px'; } },
  { id: 'rich-editor', tries: 'reads all of a rich editor\'s own nodes, styles and selection', page: { editor: 'lexical' }, look: () => ({
    html: document.querySelector('[data-kind="post"] [data-box]')?.outerHTML,
    styles: [...document.querySelectorAll('[data-kind="post"] [data-box] *')].map((each) => getComputedStyle(each).textDecoration + getComputedStyle(each).backgroundColor),
    rects: [...document.querySelectorAll('[data-kind="post"] [data-box] *')].length,
    selection: [getSelection()?.anchorNode?.nodeName, getSelection()?.anchorOffset, getSelection()?.rangeCount],
  }), plant: () => { document.querySelector('[data-kind="post"] [data-box] span')?.setAttribute('class', 'mark'); } },
];

/** @type {Spying[]} */
export const attacks = [...standing, ...happening, ...around];
