// @ts-check
/**
 * A page that wants a post out lays things over the gate, fades it or shrinks it while the author clicks. What can no
 * longer be seen as it was must not be pressed; where an attack changes nothing on the screen, pressing is the author's.
 */
import assert from 'node:assert/strict';
import { pixels } from '../harness/pixels.mjs';
import { sleep } from '../harness/wait.mjs';
import { RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

/** Longer than the time for which the button has to have been seen. */
const DWELL_MS = 900;
const PRESSES = 4;

/** What the page does to our element, which it can find as the last child of <html>. @type {Record<string, () => void>} */
const ATTACKS = {
  'fades our element': () => { /** @type {HTMLElement} */ (document.documentElement.lastElementChild).style.setProperty('opacity', '0', 'important'); },
  'hides our element': () => { /** @type {HTMLElement} */ (document.documentElement.lastElementChild).style.setProperty('visibility', 'hidden', 'important'); },
  'fades the whole page': () => { document.documentElement.style.setProperty('opacity', '0.02', 'important'); },
  'blurs the whole page': () => { document.documentElement.style.setProperty('filter', 'blur(40px)', 'important'); },
  'shrinks the whole page': () => { document.documentElement.style.setProperty('zoom', '0.2', 'important'); },
  'clips our element': () => { /** @type {HTMLElement} */ (document.documentElement.lastElementChild).style.setProperty('clip-path', 'inset(50%)', 'important'); },
  'scales our element': () => { /** @type {HTMLElement} */ (document.documentElement.lastElementChild).style.setProperty('transform', 'scale(0.05)', 'important'); },
  'lays a popover over it that lets clicks through': () => {
    const cover = Object.assign(document.createElement('div'), { popover: 'manual' });
    cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;border:0;background:#fff;pointer-events:none';
    document.body.append(cover);
    cover.showPopover();
  },
  'opens a modal dialog over it that lets clicks through': () => {
    const cover = document.createElement('dialog');
    cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;border:0;background:#fff;pointer-events:none';
    document.body.append(cover);
    cover.showModal();
  },
  'lays a box over it that lets clicks through': () => {
    const cover = document.createElement('div');
    cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none';
    document.documentElement.append(cover);
  },
};

/** Colours in and around the button, as they are on the screen. @param {Desk} desk @param {{x: number, y: number}} middle */
async function look(desk, middle) {
  const places = [-60, -40, -20, 0, 20, 40, 60].flatMap((dx) => [-6, 0, 6].map((dy) => ({ x: middle.x + dx, y: middle.y + dy })));
  return JSON.stringify(await pixels(desk.tab, places));
}

/** @param {Bench} bench @param {() => void} attack */
async function pressedUnderAttack({ site, open, note }, attack) {
  const desk = await open({ editor: 'textarea' });
  await desk.type(RISKY.text);
  await desk.waitForPill(/ to look at$/);
  await desk.pressPost();
  await desk.waitForCard('gate');
  await desk.press('Post anyway');
  await desk.waitForCard('anyway');
  await sleep(DWELL_MS);
  const place = await desk.buttonOnScreen('Post anyway');
  assert.ok(place, 'the button that posts is awake');
  await desk.tab.mouse.move(place.x, place.y);
  const before = await look(desk, place);
  await desk.tab.evaluate(attack);
  await sleep(DWELL_MS);
  const hidden = await look(desk, place) !== before;
  for (let press = 0; press < PRESSES && site.posts.length === 0; ++press) {
    await desk.tab.mouse.click(place.x, place.y);
    await sleep(150);
  }
  note(hidden ? 'cannot be seen any more' : 'changes nothing on the screen');
  if (hidden) assert.equal(site.posts.length, 0, 'what cannot be seen is not pressed');
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = Object.entries(ATTACKS).map(([what, attack]) => ({
  name: `covered: the page ${what}`,
  run: (/** @type {Bench} */ bench) => pressedUnderAttack(bench, attack),
}));
