// @ts-check
/** Ways out for a post that do not lead through the gate. See scenes/round_the_gate.mjs. */
import { sleep, until } from '../../e2e/harness/wait.mjs';

/** @typedef {import('../scenes/round_the_gate.mjs').Round} Round */
/** @typedef {import('../scenes/author.mjs').Desk} Desk */

/** Its listeners stand on the window before anybody's, and let nobody else hear. @type {Round[]} */
const first = [
  { id: 'first-click', tries: 'posts on click from the first listener on the window, and lets nobody else hear', fast: true, first: () => {
    addEventListener('click', (event) => { if (event.target instanceof Element && event.target.closest('[data-post]')) { event.stopImmediatePropagation(); event.preventDefault(); publish(); } }, true);
  } },
  { id: 'first-press', tries: 'posts on the way to a click: on pointer, mouse, each of them', fast: true, first: () => {
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchend']) {
      addEventListener(type, (event) => { if (event.target instanceof Element && event.target.closest('[data-post]')) { event.stopImmediatePropagation(); publish(); } }, true);
    }
  } },
  { id: 'first-key', tries: 'posts on Ctrl+Enter from the first listener on the window', first: () => {
    addEventListener('keydown', (event) => { if (event.key === 'Enter' && event.ctrlKey) { event.stopImmediatePropagation(); event.preventDefault(); publish(); } }, true);
  }, author: (desk) => desk.chord('Control', 'Enter') },
  { id: 'first-keyup', tries: 'posts when Ctrl+Enter is let go', first: () => {
    for (const type of ['keyup', 'keypress']) addEventListener(type, (event) => { const key = /** @type {KeyboardEvent} */ (event); if (key.key === 'Enter' && key.ctrlKey) publish(); }, true);
  }, author: (desk) => desk.chord('Control', 'Enter') },
  { id: 'first-submit', tries: 'posts on submit from the first listener on the window', first: () => {
    addEventListener('submit', (event) => { event.stopImmediatePropagation(); event.preventDefault(); publish(); }, true);
  } },
  { id: 'number-pad', tries: 'posts on Ctrl and the Enter of the number pad', browsers: ['chromium'], first: () => {
    addEventListener('keydown', (event) => { if (event.code === 'NumpadEnter' && event.ctrlKey) publish(); }, true);
  }, author: (desk) => desk.chord('Control', 'NumpadEnter') },
  { id: 'event-handlers', tries: 'posts by handlers that stand in attributes and on the document', run: () => {
    control().setAttribute('onclick', 'publish()');
    control().setAttribute('onpointerup', 'publish()');
    document.onclick = (event) => { if (event.target === control()) publish(); };
    window.onclick = document.onclick;
  } },
];

/** @param {string} selector @returns {(desk: Desk) => Promise<void>} */
const clickOn = (selector) => async (desk) => desk.clickOn(/** @type {any} */ (await until(() => desk.tab.$(selector), selector)));

/** Goes to Post, waits until the page has done what it does then, and presses it where it stands by now. @param {Desk} desk */
async function pressWhereItIs(desk) {
  const middle = () => desk.tab.evaluate(() => {
    const { x, y, width, height } = /** @type {any} */ (window).post.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  const before = await middle();
  await desk.tab.mouse.move(before.x, before.y);
  await sleep(400);
  const now = await middle();
  await desk.tab.mouse.click(now.x, now.y);
}

/** Another control than the one the surface names. @type {Round[]} */
const controls = [
  { id: 'control-swapped', tries: 'swaps Post for a button of another name as the pointer comes', run: () => {
    control().addEventListener('mouseover', () => {
      const { x, y, width, height } = control().getBoundingClientRect();
      const other = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Post' });
      other.style.cssText = `position:fixed;left:${x}px;top:${y}px;width:${width}px;height:${height}px;z-index:9`;
      other.addEventListener('click', () => form().requestSubmit());
      document.body.append(other);
    }, { once: true });
  } },
  { id: 'control-unnamed', tries: 'takes its name from Post as the pointer comes', run: () => {
    const post = control();
    post.addEventListener('mouseover', () => post.removeAttribute('data-post'));
  } },
  { id: 'control-link', tries: 'has a link submit the form', run: () => {
    const link = Object.assign(document.createElement('a'), { href: 'javascript:form().requestSubmit()', textContent: 'Share', id: 'share' });
    form().append(link);
  }, author: clickOn('#share') },
  { id: 'control-outside', tries: 'has a button outside the form submit it', run: () => {
    form().id = 'theirs';
    const button = Object.assign(document.createElement('button'), { textContent: 'Share', id: 'share' });
    button.setAttribute('form', 'theirs');
    document.querySelector('h1')?.append(button);
  }, author: clickOn('#share') },
  { id: 'control-inner', tries: 'lays a part over Post within Post, in a closed shadow root', run: () => {
    const part = document.createElement('span');
    part.attachShadow({ mode: 'closed' }).append(Object.assign(document.createElement('b'), { textContent: 'Post now' }));
    control().replaceChildren(part);
  } },
  { id: 'field-enter', tries: 'has Enter in another field of the form submit it', run: () => {
    form().append(Object.assign(document.createElement('input'), { id: 'tag' }));
  }, author: async (desk) => { await clickOn('#tag')(desk); await desk.tab.keyboard.press('Enter'); } },
  { id: 'disabled', tries: 'keeps Post disabled and posts on what reaches the form around it', first: () => {
    addEventListener('load', () => setTimeout(() => { for (const type of ['pointerdown', 'pointerup', 'mousedown', 'click']) form().addEventListener(type, (event) => { if (event.target !== box()) publish(); }); }, 300));
  }, run: () => { /** @type {HTMLButtonElement} */ (control()).disabled = true; } },
];

/** @type {Round[]} */
const moved = [
  { id: 'text-swapped', tries: 'puts the words in at the moment of the press', late: true, write: async (desk) => {
    await desk.type('Good morning all 🌤');
    await desk.waitForPill('Checked');
    await desk.tab.evaluate((text) => { control().addEventListener('mouseover', () => { box().value = text; box().dispatchEvent(new Event('input', { bubbles: true })); }, { once: true }); }, /** @type {any} */ (desk).given);
  } },
  { id: 'value-lies', tries: 'has the box lie about its text', run: () => {
    const real = box().value;
    Object.defineProperty(box(), 'value', { get: () => (new Error().stack?.includes('extension') ? 'Good morning' : real), set: () => {} });
  } },
  { id: 'box-moved', tries: 'moves the box out of its form as the pointer comes', run: () => {
    const text = box();
    control().addEventListener('mouseover', () => document.body.append(text), { once: true });
    control().addEventListener('click', () => publish(text.value));
  } },
  { id: 'box-unnamed', tries: 'takes its name from the box as the pointer comes', run: () => {
    const text = box();
    control().addEventListener('mouseover', () => text.removeAttribute('data-box'), { once: true });
    control().addEventListener('click', () => publish(text.value));
  } },
  { id: 'box-secret', tries: 'calls the box a field for passwords as the pointer comes', run: () => {
    control().addEventListener('mouseover', () => { box().autocomplete = 'current-password'; }, { once: true });
  } },
  { id: 'not-editable', tries: 'makes a rich box read-only as the pointer comes', page: { editor: 'plain' }, run: () => {
    const text = box();
    control().addEventListener('mouseover', () => { text.contentEditable = 'false'; }, { once: true });
    control().addEventListener('click', () => publish(text.innerText));
  } },
  { id: 'shadow-swap', tries: 'moves the whole form into a closed shadow root as the pointer comes', run: () => {
    const whole = form();
    const text = box();
    control().addEventListener('mouseover', () => {
      const { x, y, width } = whole.getBoundingClientRect();
      const host = document.createElement('div');
      host.style.cssText = `position:fixed;left:${x}px;top:${y}px;width:${width}px`;
      document.body.append(host);
      const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/style.css' });
      host.attachShadow({ mode: 'closed' }).append(sheet, whole);
      whole.addEventListener('submit', (event) => { event.preventDefault(); publish(text.value); });
    }, { once: true });
  } },
];
/** The draft is another, or elsewhere, at the moment of the press. @type {Round[]} */
const drafts = moved.map((each) => (each.write ? each : { ...each, author: pressWhereItIs }));

/** The page's own doing. @type {Round[]} */
const byItself = [
  { id: 'paste-click', tries: 'clicks Post in the same task as a paste', harmless: 'held', first: () => {
    addEventListener('input', (event) => { if (/** @type {InputEvent} */ (event).inputType === 'insertFromPaste') control().click(); }, true);
  }, write: async (desk) => { await desk.ready(); await desk.paste(/** @type {any} */ (desk).given); }, author: async () => {} },
  { id: 'input-submit', tries: 'submits the form in the same task as a letter', harmless: 'held', run: () => {
    box().addEventListener('input', () => form().requestSubmit());
  }, author: async (desk) => { await desk.focus(); await desk.tab.keyboard.press('!'); await desk.tab.keyboard.press('Backspace'); } },
  { id: 'leaving', tries: 'submits the form as the page is left', harmless: 'held', first: () => {
    for (const type of ['beforeunload', 'pagehide', 'visibilitychange']) addEventListener(type, () => { control().click(); form().requestSubmit(); }, true);
  }, author: async (desk) => { await desk.tab.goto('about:blank'); } },
  { id: 'back', tries: 'keeps the draft while its author goes away and comes back', browsers: ['chromium'], /* Firefox's driver waits for a load that never comes */ page: { cache: '1' }, author: async (desk) => {
    await desk.tab.goto(`${desk.rig.site.origin}/?editor=plain`);
    await desk.tab.goBack();
    if (await desk.text() === '') await desk.type(/** @type {any} */ (desk).given ?? '');
    await desk.pressPost();
  } },
];

/**
 * A document made at once, with a composer of its own whose button posts from the first listener.
 * @param {string} id @param {string} tries @param {() => unknown} make  puts `window.inner` into a frame #made @returns {Round}
 */
const inFrame = (id, tries, make) => ({
  id: `frame-${id}`, tries, first: () => {
    Object.assign(window, { inner: `<!doctype html><meta charset="utf-8"><script>addEventListener('click',(event)=>{if(event.target.id==='post'){event.stopImmediatePropagation();event.preventDefault();
      fetch('${location.origin}/api/posts',{method:'POST',mode:'no-cors',body:JSON.stringify({text:document.querySelector('textarea').value,kind:'post'})})}},true)</script>
      <form data-composer data-kind="post"><textarea data-box rows="6" cols="60"></textarea><br><br><button id="post" data-post>Post</button></form>` });
  },
  write: async (desk) => {
    await desk.tab.evaluate(/** @type {any} */ (make));
    const frame = await until(async () => (await desk.tab.$('#made'))?.contentFrame(), 'the frame');
    const text = await until(() => frame.$('textarea'), 'the box in it');
    await sleep(600);
    const rect = /** @type {any} */ (await (await desk.tab.$('#made'))?.boundingBox());
    await desk.tab.mouse.click(rect.x + 60, rect.y + 40);
    await until(() => text.evaluate((each) => each.matches(':focus')), 'the box to have the focus');
    await desk.tab.keyboard.type(/** @type {any} */ (desk).given);
  },
  author: async (desk) => {
    const frame = await until(async () => (await desk.tab.$('#made'))?.contentFrame(), 'the frame');
    const place = await (await until(() => frame.$('#post'), 'Post in it')).evaluate((each) => { const { x, y } = each.getBoundingClientRect(); return { x: x + 10, y: y + 8 }; });
    const rect = /** @type {any} */ (await (await desk.tab.$('#made'))?.boundingBox());
    await desk.tab.mouse.click(rect.x + place.x, rect.y + place.y);
  },
});

/** @type {Round[]} */
const frames = [
  inFrame('blank', 'has the author write in a frame that it wrote itself', () => {
    const made = Object.assign(document.createElement('iframe'), { id: 'made' });
    made.style.cssText = 'position:fixed;left:20px;top:20px;width:640px;height:720px;border:0;background:#fff;z-index:9';
    document.body.append(made);
    const { inner } = /** @type {any} */ (window);
    const inside = /** @type {any} */ (made.contentDocument);
    const parsed = new DOMParser().parseFromString(inner, 'text/html');
    inside.body.append(...[...parsed.body.children].map((each) => inside.importNode(each, true)));
    inside.head.append(Object.assign(inside.createElement('script'), { textContent: parsed.querySelector('script')?.textContent }));
  }),
  inFrame('srcdoc', 'has the author write in a frame of srcdoc', () => {
    const made = Object.assign(document.createElement('iframe'), { id: 'made', srcdoc: /** @type {any} */ (window).inner });
    made.style.cssText = 'position:fixed;left:20px;top:20px;width:640px;height:720px;border:0;background:#fff;z-index:9';
    document.body.append(made);
  }),
  inFrame('blob', 'has the author write in a frame of a blob', () => {
    const made = Object.assign(document.createElement('iframe'), { id: 'made', src: URL.createObjectURL(new Blob([/** @type {any} */ (window).inner], { type: 'text/html' })) });
    made.style.cssText = 'position:fixed;left:20px;top:20px;width:640px;height:720px;border:0;background:#fff;z-index:9';
    document.body.append(made);
  }),
  { ...inFrame('sandbox', 'has the author write in a sandboxed frame', () => {
    const made = Object.assign(document.createElement('iframe'), { id: 'made', srcdoc: /** @type {any} */ (window).inner });
    made.sandbox.add('allow-scripts', 'allow-forms');
    made.style.cssText = 'position:fixed;left:20px;top:20px;width:640px;height:720px;border:0;background:#fff;z-index:9';
    document.body.append(made);
  }), late: true }, // our frames do not run in it: the plain panel asks
];

/** @type {Round[]} */
export const attacks = [...first, ...controls, ...drafts, ...byItself, ...frames];
