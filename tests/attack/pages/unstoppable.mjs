// @ts-check
/** What a page can do with words that it has itself, whatever we hold. The table in README.md says why for each. */

/** @typedef {import('../scenes/round_the_gate.mjs').Round} Round */

/** @type {Round[]} */
export const attacks = [
  { id: 'form-submit', tries: 'sends the form by form.submit(), which tells nobody', fast: true, run: () => { HTMLFormElement.prototype.submit.call(sendable(form())); }, author: async () => {} },
  { id: 'timer', tries: 'posts from a timer of its own', fast: true, run: () => { setTimeout(() => publish(), 50); }, author: async () => {} },
  { id: 'while-writing', tries: 'sends the words away while they are written', first: () => {
    addEventListener('input', () => { const text = box()?.value ?? ''; if (text.length > 80) navigator.sendBeacon('/api/posts', JSON.stringify({ text })); }, true);
  }, author: async () => {} },
  { id: 'hover', tries: 'posts when the pointer comes over Post', run: () => { control().addEventListener('mouseover', () => publish()); }, author: async (desk) => {
    const { x, y } = await desk.rectOf(await desk.part('[data-post]'));
    await desk.tab.mouse.move(x + 8, y + 8);
  } },
  { id: 'own-shortcut', tries: 'posts on a shortcut that no surface names', first: () => { addEventListener('keydown', (event) => { if (event.altKey && event.key === 'p') publish(); }, true); },
    author: (desk) => desk.chord('Alt', 'p') },
  { id: 'own-button', tries: 'posts on a button that no surface names, past the form', run: () => {
    const button = Object.assign(document.createElement('button'), { type: 'button', id: 'own', textContent: 'Share' });
    button.addEventListener('click', () => publish());
    form().append(button);
  }, author: async (desk) => { await desk.clickOn(await desk.part('#own')); } },
  { id: 'leaving-beacon', tries: 'sends the words away as the page is left', run: () => {
    const { value } = box();
    addEventListener('pagehide', () => navigator.sendBeacon('/api/posts', JSON.stringify({ text: value })));
  }, author: async (desk) => { await desk.tab.goto('about:blank'); } },
  { id: 'own-copy', tries: 'keeps the words elsewhere, shows them as decoration of an empty box, and posts the copy on Post', run: () => {
    const { value } = box();
    box().value = '';
    box().placeholder = value;
    control().addEventListener('click', () => publish(value));
  } },
];
