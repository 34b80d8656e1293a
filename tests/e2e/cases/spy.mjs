// @ts-check
/** What the page itself may learn: that an extension is there; never what it thinks of the draft. */
import assert from 'node:assert/strict';
import { reportOf } from '../harness/expected.mjs';
import { throughout } from '../harness/wait.mjs';
import { CLEAN, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */

/** Words that our frames show; none may be found on the page by the browser's own search. */
const OUR_WORDS = ['to look at', 'Checked', 'Stop and think', 'Think twice', 'Before you post', 'Post anyway', 'Use this reply', '164.514'];

/** Types `text` and gives all that the page's spy saw of it. @param {Bench} bench @param {string} editor @param {string} text @param {string|RegExp} pill */
async function spied({ open }, editor, text, pill) {
  const desk = await open({ editor, spy: '1' });
  await desk.ready();
  await desk.type(text);
  await desk.waitForPill(pill);
  const over = await desk.tab.evaluate(() => /** @type {any} */ (window).spy.over(document.querySelector('[data-box]')));
  const found = await desk.tab.evaluate((words) => /** @type {any} */ (window).spy.found(words), OUR_WORDS);
  const report = await desk.tab.evaluate(() => /** @type {any} */ (window).spy.report());
  return { desk, over, found, report };
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...['textarea', 'lexical'].map((editor) => ({
    name: `spy: the page sees the same for a risky and for a harmless draft, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      assert.equal(reportOf(bench.rig.options.places, CLEAN.text).findings?.length ?? 0, 0);
      const risky = await spied(bench, editor, RISKY.text, / to look at$/);
      const clean = await spied(bench, editor, CLEAN.text, 'Checked');
      for (const { report, found } of [risky, clean]) {
        assert.deepEqual(report.highlights, [], 'no custom highlights');
        assert.equal(report.sheets, 0, 'no style sheet of ours in the page');
        assert.deepEqual(report.messages, [], 'no message');
        assert.deepEqual(report.resources, [], 'no address of ours among the page\'s resources');
        assert.deepEqual(report.globals, []);
        assert.deepEqual(found, [], 'none of our words is found on the page');
        assert.equal(report.frameCount, 0, 'window.length does not count our frames');
        assert.deepEqual(report.changes.filter((/** @type {string} */ change) => /^inside:|discreet|extension:\/\//i.test(change)), [], 'nothing of ours inside the page\'s own elements');
      }
      // Each kind of change once: how often the page's own editor and the layout touch an element is a matter of timing.
      const kinds = (/** @type {string[]} */ changes) => [...new Set(changes)].sort();
      assert.deepEqual(kinds(risky.report.changes), kinds(clean.report.changes), 'the same changes');
      assert.deepEqual(risky.report.geometry, clean.report.geometry, 'the same places and sizes');
      assert.deepEqual(risky.over, clean.over, 'the same elements over the box');
    },
  })),
  {
    name: 'spy: the watching itself works: it sees a planted highlight, attribute, element and word',
    run: async ({ open }) => {
      const desk = await open({ spy: '1' });
      await desk.tab.evaluate(() => {
        /** @type {any} */ (CSS).highlights.set('planted', new /** @type {any} */ (window).Highlight());
        document.body.setAttribute('data-planted', '1');
        document.documentElement.append(Object.assign(document.createElement('b'), { textContent: 'Planted word' }));
      });
      await desk.tab.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
      const report = await desk.tab.evaluate(() => /** @type {any} */ (window).spy.report());
      assert.deepEqual(report.highlights, ['planted']);
      assert.ok(report.changes.includes('attribute body@data-planted=1'));
      assert.ok(report.changes.includes('+ html > <b>Planted word</b>'));
      assert.ok(report.geometry.some((/** @type {string} */ line) => line.startsWith('b ')));
      assert.deepEqual(await desk.tab.evaluate(() => /** @type {any} */ (window).spy.found(['Planted word', 'no such word'])), ['Planted word']);
    },
  },
  {
    name: 'spy: with a card and with the gate open, our words are still not on the page',
    run: async (bench) => {
      const { desk } = await spied(bench, 'lexical', RISKY.text, / to look at$/);
      const [finding] = reportOf(bench.rig.options.places, RISKY.text).findings;
      await desk.clickWord(finding.span);
      await desk.waitForCard('card');
      const look = () => desk.tab.evaluate((words) => /** @type {any} */ (window).spy.found(words), [...OUR_WORDS, finding.title, finding.why]);
      assert.deepEqual(await look(), []);
      await desk.focus();
      await desk.pressPost();
      await desk.waitForCard('gate');
      assert.deepEqual(await look(), []);
    },
  },
  {
    name: 'spy: made-up events open no card and press no pill',
    run: async (bench) => {
      const { desk } = await spied(bench, 'lexical', RISKY.text, / to look at$/);
      const [finding] = reportOf(bench.rig.options.places, RISKY.text).findings;
      const [word] = await desk.rectsOf(finding.span);
      const pill = await desk.pill();
      assert.ok(pill);
      for (const place of [word, pill]) {
        await desk.tab.evaluate(({ x, y, width, height }) => {
          const at = { bubbles: true, composed: true, cancelable: true, clientX: x + width / 2, clientY: y + height / 2 };
          for (const element of new Set([document.elementFromPoint(at.clientX, at.clientY), document.documentElement, ...document.documentElement.children])) {
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'mousemove', 'pointermove', 'mouseover']) {
              element?.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, at) : new MouseEvent(type, at));
            }
          }
        }, place);
      }
      await desk.tab.evaluate(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'D', code: 'KeyD', altKey: true, shiftKey: true, bubbles: true, composed: true }));
      });
      await throughout(async () => await desk.card() === null, 'no card opens', 500);
    },
  },
  {
    name: 'spy: made-up events neither close the gate nor override it',
    run: async (bench) => {
      const { desk } = await spied(bench, 'textarea', RISKY.text, / to look at$/);
      await desk.pressPost();
      await desk.waitForCard('gate');
      await desk.tab.evaluate(() => {
        const strangers = [...document.querySelectorAll('html > :not(head, body)'), document.documentElement, document.body, ...document.querySelectorAll('[data-box]')];
        for (const element of strangers) {
          for (const key of ['Escape', 'Enter', ' ', 'Tab']) {
            for (const type of ['keydown', 'keypress', 'keyup']) element.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true }));
          }
          const box = element.getBoundingClientRect();
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
            element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: box.x + box.width / 2, clientY: box.y + box.height - 40 }));
          }
        }
        window.postMessage({ type: 'post_anyway' }, '*');
        window.postMessage({ type: 'close' }, '*');
      });
      await throughout(async () => bench.site.posts.length === 0 && (await desk.card())?.kind === 'gate', 'the gate stays and nothing is posted', 800);
    },
  },
];
