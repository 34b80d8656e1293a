// @ts-check
/** Marks stay at their words whatever moves them, in every frame of the screen, and come and go when they should. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { astray, FrameWatch, unmarked } from '../harness/frame_watch.mjs';
import { runIn } from '../harness/frames.mjs';
import { sleep, until } from '../harness/wait.mjs';
import { LONG, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

/** Between two keys of somebody who types fast. */
const KEY_MS = 40;
/** As content/timing.js has it: so long after the caret left it, a word is marked. */
const LEAVE_MS = 400;

/** Opens a box with the risky post marked. @param {Bench} bench @param {Record<string, string>} page @param {{width: number, height: number}} [size] */
async function marked({ rig, open }, page, size) {
  const desk = await open(page, size);
  await desk.type(`${RISKY.text} `);
  const spans = spansOf(reportOf(rig.options.places, RISKY.text));
  await desk.waitForMarks(spans);
  return { desk, spans };
}

/** Runs in the page. @param {Desk} desk @param {string} css  of every element with the name in `selector` @param {string} selector */
const dress = (desk, selector, css) => desk.tab.evaluate((wanted, style) => {
  for (const each of document.querySelectorAll(wanted)) /** @type {HTMLElement} */ (each).style.cssText += `;${style}`;
}, selector, css);

/** Wheels over the box, in steps as a wheel makes them. @param {Desk} desk @param {number} by @param {number} steps */
async function wheel(desk, by, steps) {
  const box = await desk.rectOf(await desk.part('.who'));
  await desk.tab.mouse.move(box.x + 40, box.y + 120);
  for (let step = 0; step < steps; step += 1) {
    await desk.tab.mouse.wheel({ deltaY: by });
    await sleep(30);
  }
}

/** Places a page may put a box in, each with what is done to it. @type {Record<string, (desk: Desk) => Promise<unknown>>} */
const PLACES = {
  'the page zoomed by CSS': (desk) => dress(desk, 'body', 'zoom: 1.2'),
  'the whole document zoomed': (desk) => dress(desk, 'html', 'zoom: 1.25'),
  'text at 200%': (desk) => dress(desk, '[data-box]', 'font-size: 34px'),
  'an ancestor scaled': (desk) => dress(desk, 'main', 'transform: scale(0.8) translate(30px, 20px)'),
  'an ancestor moved by translate and scale': (desk) => dress(desk, 'main', 'translate: 40px 30px; scale: 1.2; transform-origin: 0 0'),
  'the whole document scaled': (desk) => dress(desk, 'html', 'transform: scale(0.75); transform-origin: 0 0'),
  'a narrower window': (desk) => desk.tab.setViewport({ width: 760, height: 900 }),
  'a screen with twice the pixels': (desk) => desk.tab.setViewport({ width: 1240, height: 900, deviceScaleFactor: 2 }),
};

/** @param {Desk} desk @returns {Promise<import('../harness/desk.mjs').Card & {frame: any}>} */
async function list(desk) {
  await desk.chordShiftAlt('D');
  return desk.waitForCard('list');
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...Object.entries(PLACES).flatMap(([place, put]) => ['textarea', 'lexical'].map((editor) => ({
    name: `marks moving: stand at their words, ${place}, ${editor}`,
    // Firefox does not tell a test how large a frame's pixels are.
    browsers: place.startsWith('the whole document') ? /** @type {import('../harness/options.mjs').BrowserName[]} */ (['chromium']) : undefined,
    run: async (/** @type {Bench} */ bench) => {
      const { desk, spans } = await marked(bench, { editor });
      await put(desk);
      await desk.waitForMarks(spans);
      await desk.chord('Control', 'End');
      await desk.tab.keyboard.type('So tired ☕ ');
      await desk.waitForMarks(spans);
    },
  }))),
  ...['rotate(4deg)', 'skewX(12deg)', 'perspective(600px) rotateY(20deg)'].map((turn) => ({
    name: `marks moving: where lines do not run level nothing is marked, and the list quotes the words, ${turn.split('(')[0]}`,
    run: async (/** @type {Bench} */ bench) => {
      const { desk, spans } = await marked(bench, { editor: 'lexical' });
      await dress(desk, 'main', `transform: ${turn}`);
      await until(async () => (await desk.drawn()).marks.length === 0, 'the marks to go');
      await desk.waitForPill(/^2 to look at$/);
      const { text } = await list(desk);
      for (const { begin, end } of spans) assert.ok(text.includes(RISKY.text.slice(begin, end)), 'the words are quoted');
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await dress(desk, 'main', 'transform: none');
      await desk.waitForMarks(spans);
    },
  })),
  {
    name: 'marks moving: in boxes that scroll within each other never a frame behind',
    browsers: ['chromium'],
    run: async (bench) => {
      const { desk } = await marked(bench, { editor: 'lexical' }, { width: 1240, height: 620 });
      await dress(desk, 'main', 'height: 420px; overflow-y: auto; border: 9px solid #888');
      await dress(desk, '.rich', 'height: 90px; overflow-y: auto; border: 3px solid #aaa');
      await dress(desk, '[data-box]', 'min-height: 400px');
      await desk.tab.evaluate(() => { document.querySelector('main')?.scrollTo(0, 0); document.querySelector('.rich')?.scrollTo(0, 0); });
      await sleep(400);
      const watch = await FrameWatch.start(desk, RISKY.words);
      await wheel(desk, 9, 8);
      await wheel(desk, -7, 8);
      await desk.tab.evaluate(() => new Promise((resolve) => {
        let step = 0;
        const go = () => {
          document.querySelector('main')?.scrollBy(0, step % 12 < 6 ? 11 : -11);
          document.querySelector('.rich')?.scrollBy(0, step % 8 < 4 ? 6 : -6);
          step += 1;
          if (step < 60) requestAnimationFrame(go);
          else resolve(undefined);
        };
        go();
      }));
      const all = await watch.stop();
      const moved = new Set(all.flatMap(({ words }) => words.map((word) => Math.round(word.y))));
      bench.note(`${all.length} frames, ${moved.size} places`);
      assert.ok(all.length > 60 && moved.size > 10, `there was something to see: ${all.length} frames, ${moved.size} places`);
      assert.ok(all.filter(({ marks }) => marks.length > 0).length > 40, 'marks were on the screen');
      assert.deepEqual(astray(all), []);
    },
  },
  {
    name: 'marks moving: in an editor that takes away the lines out of sight never on other words and never a frame behind',
    browsers: ['chromium'],
    limit: 60_000,
    run: async (bench) => {
      const desk = await bench.open({ editor: 'windowed' });
      await desk.ready();
      for (const line of LONG.lines.slice(0, 14)) {
        await (await desk.box()).evaluate((_, text) => { document.execCommand('insertText', false, text); }, line);
        await desk.tab.keyboard.press('Enter');
      }
      const scroll = (/** @type {number} */ by, /** @type {number} */ frames) => desk.tab.evaluate((step, count) => new Promise((resolve) => {
        const go = (/** @type {number} */ left) => {
          document.querySelector('[data-scroller]')?.scrollBy(0, step);
          if (left > 0) requestAnimationFrame(() => go(left - 1));
          else resolve(undefined);
        };
        go(count);
      }), by, frames);
      await scroll(-600, 2);
      await until(async () => (await desk.marks()).length >= 2, 'the marks to stand');
      const inPage = () => desk.tab.$$eval('[data-box] p', (all) => all.length);
      assert.ok(await inPage() < 12, 'most lines are not in the page');
      const watch = await FrameWatch.start(desk, LONG.words);
      await scroll(9, 40);
      await scroll(-9, 50);
      await until(async () => (await desk.marks()).length >= 2, 'the marks to stand again');
      const all = await watch.stop();
      bench.note(`${all.length} frames, words in ${all.filter(({ words }) => words.length > 0).length} of them`);
      assert.ok(all.some(({ words }) => words.length === 0), 'the marked lines went out of the page');
      assert.deepEqual(astray(all), []);
    },
  },
  {
    name: 'marks moving: with an animation never a frame behind',
    browsers: ['chromium'],
    run: async (bench) => {
      const { desk } = await marked(bench, { editor: 'lexical' });
      const watch = await FrameWatch.start(desk, RISKY.words);
      await desk.tab.evaluate(() => {
        const sheet = Object.assign(document.createElement('style'), { textContent: '@keyframes sway { 50% { transform: translate(60px, 40px) } } main { animation: sway 900ms ease-in-out }' });
        document.head.append(sheet);
        return new Promise((resolve) => { document.addEventListener('animationend', resolve, { once: true }); });
      });
      const all = await watch.stop();
      const moved = new Set(all.flatMap(({ words }) => words.map((word) => Math.round(word.y))));
      assert.ok(moved.size > 15, `it moved: ${moved.size} places`);
      assert.deepEqual(astray(all), []);
    },
  },
  {
    name: 'marks moving: letters typed before them shift them, never a frame behind, never on other words',
    browsers: ['chromium'],
    run: async (bench) => {
      const { desk, spans } = await marked(bench, { editor: 'lexical' });
      await desk.chord('Control', 'Home');
      const watch = await FrameWatch.start(desk, RISKY.words);
      const more = 'So tired ☕ ';
      await desk.tab.keyboard.type(more, { delay: KEY_MS });
      await desk.waitForMarks(spans.map(({ begin, end }) => ({ begin: begin + more.length, end: end + more.length })));
      const all = await watch.stop();
      bench.note(`${all.length} frames, ${unmarked(all).length} of them short of a mark`);
      assert.ok(!unmarked(all).includes(all.length - 1), 'in the end they are all there');
      assert.ok(unmarked(all).length < all.length / 2, 'and most of the time');
      assert.deepEqual(astray(all), []);
    },
  },
  ...['textarea', 'lexical', 'plain', 'prosemirror'].map((editor) => ({
    name: `marks moving: standing marks are there in every frame while somebody types on elsewhere, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const { desk } = await marked(bench, { editor });
      const frames = desk.frames('marks');
      const counts = await Promise.all(frames.map((each) => runIn(each, () => document.querySelectorAll('.mark').length)));
      const frame = frames[counts.findIndex((count) => count > 0)];
      const standing = Math.max(...counts);
      const watch = bench.browser === 'chromium' && editor !== 'textarea' ? await FrameWatch.start(desk, RISKY.words) : null;
      await runIn(frame, () => {
        const all = /** @type {any} */ (window);
        all.counts = [];
        all.counting = true;
        const look = () => { all.counts.push(document.querySelectorAll('.mark').length); if (all.counting) requestAnimationFrame(look); };
        requestAnimationFrame(look);
      });
      await desk.tab.keyboard.type('Then tea ☕, toast and bed. ', { delay: KEY_MS });
      for (let step = 0; step < 3; step += 1) await desk.tab.keyboard.press('Backspace', { delay: KEY_MS });
      await desk.tab.keyboard.type('\nGood night 🌙 all', { delay: KEY_MS });
      await sleep(900); // a word at the caret counts as finished by then, and the last verdict has come
      const seen = await runIn(frame, () => { const all = /** @type {any} */ (window); all.counting = false; return all.counts; });
      bench.note(`${seen.length} frames`);
      assert.ok(seen.length > 60, `enough frames to tell: ${seen.length}`);
      assert.ok(seen.every((/** @type {number} */ count) => count >= standing), `${seen.filter((/** @type {number} */ count) => count < standing).length} of ${seen.length} frames without a mark that stood`);
      if (!watch) return;
      const all = await watch.stop();
      assert.deepEqual(unmarked(all), [], 'nor was one cut out or out of its place');
      assert.deepEqual(astray(all), []);
    },
  })),
  {
    name: 'marks moving: a caret that comes back to a marked word and touches nothing of it takes no mark away',
    run: async (bench) => {
      const { desk, spans } = await marked(bench, { editor: 'lexical' });
      const frames = desk.frames('marks');
      const counts = await Promise.all(frames.map((each) => runIn(each, () => document.querySelectorAll('.mark').length)));
      const frame = frames[counts.findIndex((count) => count > 0)];
      await runIn(frame, () => {
        const all = /** @type {any} */ (window);
        all.least = 999;
        new MutationObserver(() => { all.least = Math.min(all.least, document.querySelectorAll('.mark').length); }).observe(document.getElementById('marks') ?? document.body, { childList: true, subtree: true });
      });
      const end = RISKY.text.indexOf('00583921') + '00583921'.length;
      await desk.clickWord({ begin: end - 1, end });
      await desk.waitForCard('card');
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await desk.chord('Control', 'Home');
      for (let step = 0; step < end; step += 1) await desk.tab.keyboard.press('ArrowRight');
      await desk.tab.keyboard.type(' ', { delay: KEY_MS });
      await desk.tab.keyboard.press('Backspace');
      await sleep(900);
      await desk.waitForMarks(spans);
      assert.ok(await runIn(frame, () => /** @type {any} */ (window).least) >= Math.max(...counts), 'it stood all the time');
    },
  },
  ...['lexical', 'textarea'].map((editor) => ({
    name: `marks moving: a mark comes 400 ms after the caret left the word, and goes with the first letter that mends it, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open({ editor });
      await desk.ready();
      const before = RISKY.text.slice(0, RISKY.text.indexOf(', MRN'));
      await desk.tab.keyboard.type(before, { delay: 8 });
      await desk.tab.evaluate(() => { addEventListener('keydown', (event) => { /** @type {any} */ (window).keyed = { key: event.key, t: performance.timeOrigin + performance.now() }; }, true); });
      const frame = await until(async () => desk.frames('marks').length > 1 && desk.frames('marks'), 'the mark frames');
      for (const each of frame) {
        await runIn(each, () => {
          const all = /** @type {any} */ (window);
          new MutationObserver(() => { if (document.querySelector('.mark')) all.first ??= performance.timeOrigin + performance.now(); }).observe(document.getElementById('marks') ?? document.body, { childList: true, subtree: true });
        });
      }
      await desk.tab.keyboard.type(',');
      const left = await desk.tab.evaluate(() => /** @type {any} */ (window).keyed.t);
      await until(async () => (await desk.marks()).length > 0, 'the mark to come');
      const firsts = await Promise.all(frame.map((each) => runIn(each, () => /** @type {any} */ (window).first ?? null)));
      const first = Math.min(...firsts.filter((/** @type {number|null} */ each) => each !== null));
      bench.note(`${Math.round(first - left)} ms after the comma`);
      assert.ok(Number.isFinite(first), 'it was not there before');
      assert.ok(first - left >= LEAVE_MS - 5, `not before its time: ${Math.round(first - left)} ms`);
      await desk.tab.keyboard.press('Backspace');
      await desk.tab.keyboard.press('Backspace');
      await until(async () => (await desk.marks()).length === 0, 'the mark to go');
    },
  })),
];
