// @ts-check
/**
 * Running a function in one of the extension's own frames. Puppeteer's own way loses the script context of a frame that
 * moves to another process while it loads, so Chromium's frames are attached to once more, by their own id.
 */

/** @type {WeakMap<import('puppeteer-core').Frame, Promise<import('puppeteer-core').CDPSession>>} */
const attached = new WeakMap();
/** @type {WeakMap<import('puppeteer-core').Browser, Promise<import('puppeteer-core').CDPSession>>} */
const roots = new WeakMap();

const PATIENCE_MS = 3_000;

/** @param {import('puppeteer-core').Frame} frame @returns {Promise<import('puppeteer-core').CDPSession>} */
async function attach(frame) {
  const browser = frame.page().browser();
  if (!roots.has(browser)) roots.set(browser, browser.target().createCDPSession());
  const root = await /** @type {Promise<import('puppeteer-core').CDPSession>} */ (roots.get(browser));
  const { sessionId } = await root.send('Target.attachToTarget', { targetId: /** @type {any} */ (frame)._id, flatten: true });
  const session = root.connection()?.session(sessionId);
  if (!session) throw new Error('the frame went away while it was attached to');
  return session;
}

/**
 * @template T
 * @param {import('puppeteer-core').Frame} frame
 * @param {(...values: any[]) => T|Promise<T>} work  stands alone: it is sent to the frame as text
 * @param {unknown[]} values  what JSON can hold
 * @param {number} [limit]    milliseconds
 * @returns {Promise<T>}
 */
export async function runIn(frame, work, values = [], limit = PATIENCE_MS) {
  const run = frame.page().browser().process()?.spawnfile.includes('firefox') ? frame.evaluate(work, ...values) : runInTarget(frame, work, values);
  /** @type {NodeJS.Timeout|undefined} */
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('a frame of the extension did not answer the test')), limit); });
  try { return /** @type {T} */ (await Promise.race([run, late])); } finally { clearTimeout(timer); run.catch(() => {}); }
}

/** @param {import('puppeteer-core').Frame} frame @param {Function} work @param {unknown[]} values */
async function runInTarget(frame, work, values) {
  if (!attached.has(frame)) attached.set(frame, attach(frame));
  try {
    const session = await attached.get(frame);
    const expression = `(${work})(...${JSON.stringify(values)})`;
    const answer = await session?.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (answer?.exceptionDetails) throw new Error(`in the frame: ${answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text}`);
    return answer?.result.value;
  } catch (error) {
    attached.delete(frame);
    throw error;
  }
}
