// @ts-check
/** An input method at work, as far as a browser lets itself be driven. */

/**
 * @typedef {object} Ime
 * @property {(desk: import('./compose_desk.mjs').ComposeDesk, text: string) => Promise<void>} compose  shows `text` as not yet final
 * @property {(desk: import('./compose_desk.mjs').ComposeDesk, text: string) => Promise<void>} commit   ends it by Enter
 */

/** @type {WeakMap<object, import('puppeteer-core').CDPSession>} */
const sessions = new WeakMap();

/** @param {import('./compose_desk.mjs').ComposeDesk} desk */
async function sessionOf(desk) {
  let session = sessions.get(desk.tab);
  if (!session) {
    session = await desk.tab.createCDPSession();
    sessions.set(desk.tab, session);
  }
  return session;
}

/** @type {Ime} */
const byDevTools = {
  async compose(desk, text) {
    const session = await sessionOf(desk);
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'KeyN', windowsVirtualKeyCode: 229 });
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'n', code: 'KeyN', windowsVirtualKeyCode: 78 });
  },
  async commit(desk, text) {
    const session = await sessionOf(desk);
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
    await session.send('Input.insertText', { text });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  },
};

/** @param {import('../e2e/harness/rig.mjs').Rig} rig @returns {Promise<Ime|null>} null where the browser has no door for it */
export async function imeOf(rig) {
  return rig.name === 'chromium' ? byDevTools : null;
}
