// @ts-check
/** Waiting for something to become true, never for a time to pass. */

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * Asks again and again until the answer is neither false, null nor undefined, and resolves to it.
 * @template T
 * @param {() => T|false|null|undefined|Promise<T|false|null|undefined>} ask
 * @param {string} what     ends the sentence "waited 5 s for …"
 * @param {number} [limit]  milliseconds
 * @returns {Promise<T>}
 */
export async function until(ask, what, limit = 8_000) {
  const start = Date.now();
  /** @type {unknown} */
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      last = undefined;
    } catch (error) { last = error; }
    if (Date.now() - start > limit) {
      throw new Error(`waited ${limit / 1000} s for ${what}${last instanceof Error ? ` (last: ${last.message})` : ''}`);
    }
    await sleep(25);
  }
}

/**
 * Holds for as long as the condition stays true; fails when it stops being so.
 * For what must not happen: there is no event to wait for, so this one does take its time.
 * @param {() => boolean|Promise<boolean>} holds @param {string} what  ends "expected throughout: …" @param {number} ms
 */
export async function throughout(holds, what, ms) {
  const start = Date.now();
  do {
    if (!await holds()) throw new Error(`expected throughout: ${what}; it stopped after ${Date.now() - start} ms`);
    await sleep(40);
  } while (Date.now() - start < ms);
}
