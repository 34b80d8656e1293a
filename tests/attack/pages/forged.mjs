// @ts-check
/** Messages, frames and a browser that is not what it seems. See scenes/synthetic.mjs. */
import assert from 'node:assert/strict';

/** @typedef {import('../scenes/synthetic.mjs').Synthetic} Synthetic */

/** @type {Synthetic[]} */
const messages = [
  { id: 'post-message', tries: 'posts our own messages to every window', fast: true, run: () => {
    const all = [{ type: 'post_anyway', reason: 'ACCEPT_RISK', visibleMs: 9_999, observed: true }, { type: 'fix_all' }, { type: 'edit' }, { type: 'close' }, { type: 'hello', token: '0'.repeat(32) }, { type: 'show', index: 0 }];
    for (const body of all) for (const message of [body, { type: 'from_frame', token: '0'.repeat(32), body }, JSON.stringify(body)]) {
      for (const page of [window, parent, top, ...Array.from({ length: 20 }, (_, i) => window[i])]) page?.postMessage(message, '*');
    }
  } },
  { id: 'broadcast', tries: 'calls our messages out on channels of every likely name', run: () => {
    for (const name of ['discreet', 'ui', 'content', 'card', 'marks', 'org.discreet.host', '']) {
      const channel = new BroadcastChannel(name);
      channel.postMessage({ type: 'post_anyway', reason: 'ACCEPT_RISK', visibleMs: 9_999, observed: true });
      channel.close();
    }
  } },
  { id: 'channel', tries: 'hands ports to every window and speaks on them', run: () => {
    for (const page of [window, ...Array.from({ length: 20 }, (_, i) => window[i])]) {
      if (!page) continue;
      const { port1, port2 } = new MessageChannel();
      page.postMessage({ type: 'hello' }, '*', [port2]);
      port1.postMessage({ type: 'post_anyway', visibleMs: 9_999, observed: true });
    }
  } },
  { id: 'storage', tries: 'writes answers into every store of the site', run: async () => {
    for (const key of ['discreet', 'answers', 'settings', 'mode', 'Mode']) {
      localStorage.setItem(key, '{"mode":"off"}');
      sessionStorage.setItem(key, 'off');
      document.cookie = `${key}=off`;
      dispatchEvent(new StorageEvent('storage', { key, newValue: 'off' }));
      indexedDB.open(key);
    }
  } },
  { id: 'runtime', tries: 'calls the extension by its id', run: () => {
    const { chrome, browser } = /** @type {any} */ (window);
    for (const api of [chrome, browser]) {
      try { api?.runtime?.sendMessage('hhakkgmjcncjlelohpohnnobhgjpbckk', { type: 'decision', composer: 1, revision: 1, outcome: 'OVERRODE' }, () => {}); } catch { /* as it should be */ }
      try { api?.runtime?.connect('hhakkgmjcncjlelohpohnnobhgjpbckk', { name: 'content' })?.postMessage({ type: 'open' }); } catch { /* as it should be */ }
    }
    return Boolean(chrome?.runtime?.connect || browser?.runtime?.connect);
  }, found: (reachable) => { assert.equal(reachable, false, 'the extension takes no call from a page'); } },
];

/** @type {Synthetic[]} */
const frames = [
  { id: 'windows', tries: 'takes every frame it can count and sends it elsewhere', run: () => {
    for (let i = 0; i < 20; ++i) { try { const page = window[i]; if (page) page.location.href = 'about:blank'; } catch { /* not ours to move */ } }
    for (const name of ['discreet', 'Discreet', 'card', 'marks']) { const page = /** @type {any} */ (window)[name]; if (page?.location) page.location.href = 'about:blank'; }
    return window.length;
  }, found: (count) => { assert.equal(count, 0, 'our frames are not among the page\'s windows'); } },
  { id: 'probe-files', tries: 'looks for files of ours under our id', browsers: ['chromium'], run: async () => {
    const seen = [];
    for (const file of ['ui/card.html', 'ui/marks.html', 'ui/card.js', 'content.js', 'manifest.json', 'icons/16.png', 'background.js', 'ui/controls.css']) {
      const address = `chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbckk/${file}`;
      if (await fetch(address).then(() => true, () => false)) seen.push(`fetch ${file}`);
      for (const [name, key] of [['img', 'src'], ['script', 'src'], ['link', 'href']]) {
        const loaded = await new Promise((resolve) => {
          const element = Object.assign(document.createElement(name), { rel: 'stylesheet', onload: () => resolve(true), onerror: () => resolve(false) });
          /** @type {any} */ (element)[key] = address;
          document.head.append(element);
        });
        if (loaded) seen.push(`${name} ${file}`);
      }
    }
    return seen;
  }, found: (seen) => { assert.deepEqual(seen, []); } },
  { id: 'frame-by-id', tries: 'frames our card under our id, with a token that it guessed', browsers: ['chromium'], run: () => {
    for (const token of ['', '0'.repeat(32), 'a'.repeat(32)]) {
      const made = Object.assign(document.createElement('iframe'), { src: `chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbckk/ui/card.html#${token}` });
      document.body.append(made);
    }
  } },
  { id: 'frame-by-address', tries: 'frames our card under its address of the day, with a token that it guessed', run: (_places, addresses) => {
    for (const address of addresses) for (const token of ['', '0'.repeat(32)]) document.body.append(Object.assign(document.createElement('iframe'), { src: `${address.split('#')[0]}#${token}` }));
  } },
  { id: 'frame-then-speak', tries: 'frames our card under its address of the day and posts our messages to it', run: (_places, addresses) => {
    for (const address of addresses) {
      const made = Object.assign(document.createElement('iframe'), { src: `${address.split('#')[0]}#${'0'.repeat(32)}` });
      made.addEventListener('load', () => { made.contentWindow?.postMessage({ type: 'gate', views: [] }, '*'); made.contentWindow?.postMessage({ type: 'post_anyway', visibleMs: 9_999, observed: true }, '*'); });
      document.body.append(made);
    }
  } },
  { id: 'copied', tries: 'copies our element', run: () => { for (const each of ours()) document.body.append(each.cloneNode(true), document.importNode(each, true)); } },
  { id: 'adopted', tries: 'takes our element into another document', comesBack: true, run: () => {
    const made = document.body.appendChild(document.createElement('iframe'));
    for (const each of ours()) made.contentDocument?.body.append(/** @type {Document} */ (made.contentDocument).adoptNode(each));
  } },
  { id: 'slotted', tries: 'fills our element with buttons and slots of its own', run: () => {
    for (const each of ours()) {
      const button = Object.assign(document.createElement('button'), { textContent: 'Post anyway', slot: 'post', type: 'submit' });
      each.append(button, document.createElement('slot'));
      button.click();
      try { each.attachShadow({ mode: 'open' }); } catch { /* it has one */ }
    }
    return ours().filter((each) => each.shadowRoot !== null).length;
  }, found: (open) => { assert.equal(open, 0, 'our root stays closed'); } },
];

/** What the page's own world is made to say; ours is another. @type {Synthetic[]} */
const prototypes = [
  { id: 'trusted-getter', tries: 'has every event say that it is trusted', fast: true, first: () => {
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true, configurable: true });
    const made = window.MouseEvent;
    /** @type {any} */ (window).MouseEvent = new Proxy(made, { construct: (target, list) => {
      const event = Reflect.construct(target, list);
      try { Object.defineProperty(event, 'isTrusted', { value: true }); } catch { /* it cannot be said otherwise */ }
      return event;
    } });
  }, run: (places) => {
    for (const target of targets(places)) for (const { x, y } of places) for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
    control().click();
  } },
  { id: 'event-proxy', tries: 'sends proxies and look-alikes of events', run: () => {
    const like = new Proxy(new MouseEvent('click', { bubbles: true, composed: true }), { get: (target, key) => (key === 'isTrusted' ? true : Reflect.get(target, key)) });
    let refused = 0;
    for (const target of targets()) for (const event of [like, Object.create(MouseEvent.prototype), Object.setPrototypeOf({ type: 'click', isTrusted: true }, Event.prototype)]) {
      try { target.dispatchEvent(event); } catch { refused++; }
    }
    return refused;
  }, found: (refused) => { assert.ok(refused > 0); } },
  { id: 'open-roots', tries: 'has every shadow root made open and kept', fast: true, first: () => {
    /** @type {any[]} */ const roots = [];
    Object.assign(window, { roots });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function attachShadow() { const root = attach.call(this, { mode: 'open' }); roots.push(root); return root; };
  }, run: () => {
    const { roots } = /** @type {any} */ (window);
    for (const root of roots) for (const button of root.querySelectorAll('button, iframe')) button.click();
    return roots.length + ours().filter((each) => each.shadowRoot).length;
  }, found: (count) => { assert.equal(count, 0, 'our root is not made in the page\'s world'); } },
  { id: 'listeners-kept', tries: 'keeps every listener that is added and calls it with events of its own', first: () => {
    /** @type {any[]} */ const listeners = [];
    Object.assign(window, { listeners });
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function addEventListener(type, listener, options) { if (/click|pointer|key/.test(type)) listeners.push({ on: this, type, listener }); return add.call(this, type, listener, options); };
  }, run: () => {
    for (const { on, type, listener } of /** @type {any} */ (window).listeners) {
      if (on !== window && on !== document) continue;
      const event = { type, isTrusted: true, target: ours()[0], composedPath: () => [ours()[0]], preventDefault() {}, stopPropagation() {}, stopImmediatePropagation() {} };
      try { if (typeof listener === 'function') listener.call(on, event); else listener?.handleEvent(event); } catch { /* the site's own do not know what to do with it */ }
    }
  } },
  { id: 'clocks', tries: 'turns the page\'s clocks and observers against us', first: () => {
    const late = performance.now.bind(performance);
    performance.now = () => late() + 1e9;
    Date.now = () => 4e12;
    /** @type {any} */ (window).IntersectionObserver = class { observe() {} disconnect() {} };
    /** @type {any} */ (window).MutationObserver = class { observe() {} disconnect() {} };
    Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true, isActive: true } });
    document.elementFromPoint = () => ours()[0];
  }, run: () => { cover(); control().click(); form().requestSubmit(); } },
  { id: 'elements', tries: 'replaces what elements say of themselves', run: () => {
    const theirs = form();
    Object.defineProperty(HTMLElement.prototype, 'click', { value: () => {} });
    Object.defineProperty(Element.prototype, 'matches', { value: () => false });
    Object.defineProperty(Element.prototype, 'closest', { value: () => null });
    Object.defineProperty(Node.prototype, 'isConnected', { get: () => true });
    theirs.requestSubmit();
  } },
  { id: 'policy', tries: 'forbids frames by a policy in the page', first: () => {
    const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: "frame-src 'none'; child-src 'none'" });
    document.head.append(meta);
  }, run: () => { control().click(); } },
];

/** @type {Synthetic[]} */
export const attacks = [...messages, ...frames, ...prototypes];
