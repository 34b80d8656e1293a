// @ts-check
/** The right words are underlined, in every kind of box. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { CLEAN, FRENCH, REVIEW_REPLY, RISKY, SCRIPTS } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */

/** @param {Bench} bench @param {import('../harness/desk.mjs').Desk} desk @param {{text: string, words?: string[]}} post @param {string} [kind] */
async function marksFit({ rig, note }, desk, post, kind) {
  const spans = spansOf(reportOf(rig.options.places, post.text, kind));
  assert.ok(spans.length > 0, 'the engine finds something in this text');
  for (const word of post.words ?? []) {
    const begin = post.text.indexOf(word);
    assert.ok(spans.some((span) => span.begin < begin + word.length && span.end > begin), 'the words that matter are among what the engine finds');
  }
  await desk.type(post.text);
  await desk.waitForMarks(spans);
  note(`${spans.length} marks`);
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...['textarea', 'controlled', 'lexical', 'plain', 'draft', 'prosemirror', 'slate'].map((editor) => ({
    name: `marks: the right words in a box of kind ${editor}`,
    run: async (/** @type {Bench} */ bench) => marksFit(bench, await bench.open({ editor }), RISKY),
  })),
  ...['textarea', 'lexical', 'plain', 'draft'].map((editor) => ({
    name: `marks: emoji, right-to-left lines and combining letters before the words, ${editor}`,
    run: async (/** @type {Bench} */ bench) => marksFit(bench, await bench.open({ editor }), SCRIPTS),
  })),
  {
    name: 'marks: an answer to a review',
    run: async (bench) => {
      const desk = (await bench.open()).at('[data-kind="review_reply"]');
      await marksFit(bench, desk, REVIEW_REPLY, 'review_reply');
    },
  },
  ...['textarea', 'lexical'].map((editor) => ({
    name: `marks: go with the words when the box changes, ${editor}`,
    run: async (/** @type {Bench} */ { rig, open }) => {
      const desk = await open({ editor });
      await desk.type(RISKY.text);
      await desk.waitForMarks(spansOf(reportOf(rig.options.places, RISKY.text)));
      await desk.chord('Control', 'Home');
      await desk.tab.keyboard.type('Tired 💤 ');
      const longer = `Tired 💤 ${RISKY.text}`;
      await desk.waitForMarks(spansOf(reportOf(rig.options.places, longer)));
      await desk.clear();
      await desk.waitForMarks([]);
      await desk.waitForPill('Checked');
    },
  })),
  {
    name: 'marks: stay at the words when the box and the page scroll',
    run: async ({ rig, open }) => {
      const desk = await open({ editor: 'textarea' }, { width: 1240, height: 520 });
      const text = `${RISKY.text}\n${'One more line of nothing much ☕\n'.repeat(12)}`;
      await desk.type(RISKY.text);
      const spans = spansOf(reportOf(rig.options.places, RISKY.text));
      await desk.waitForMarks(spans);
      await desk.tab.keyboard.type(text.slice(RISKY.text.length));
      const box = await desk.box();
      await box.evaluate((element) => { element.scrollTop = 20; });
      await desk.tab.mouse.move(20, 400);
      await desk.tab.mouse.wheel({ deltaY: 60 });
      await desk.waitForMarks(spansOf(reportOf(rig.options.places, text)).filter((span) => span.end <= RISKY.text.length));
    },
  },
  {
    name: 'marks: none on a harmless post, and the pill says so',
    run: async ({ rig, open }) => {
      const desk = await open();
      assert.equal(reportOf(rig.options.places, CLEAN.text).level ?? 'CLEAR', 'CLEAR');
      await desk.type(CLEAN.text);
      await desk.waitForPill('Checked');
      assert.deepEqual(await desk.marks(), []);
    },
  },
  {
    name: 'marks: a post in another language has its numbers marked, and the pill says that nothing else was read',
    run: async ({ rig, open }) => {
      const desk = await open();
      await desk.type(FRENCH.text);
      await desk.waitForPill('Numbers only');
      assert.deepEqual(await desk.marks(), []);
      const text = `${FRENCH.text} ${FRENCH.number}`;
      await (await desk.box()).focus();
      await desk.tab.keyboard.type(` ${FRENCH.number}`);
      const report = reportOf(rig.options.places, text);
      assert.equal(report.otherLanguage, true);
      await desk.waitForMarks(spansOf(report));
      assert.deepEqual(spansOf(report).map((span) => text.slice(span.begin, span.end)), [FRENCH.number]);
    },
  },
  {
    name: 'marks: words that go and come back before anybody asks about the text without them are marked again',
    run: async ({ rig, open }) => {
      const desk = await open({ editor: 'plain' });
      await desk.type(RISKY.text);
      const spans = spansOf(reportOf(rig.options.places, RISKY.text));
      await desk.waitForMarks(spans);
      await (await desk.box()).evaluate((box) => new Promise((resolve) => {
        const words = [...box.childNodes];
        box.replaceChildren('...');
        const frames = (/** @type {number} */ left) => {
          if (left > 0) return requestAnimationFrame(() => frames(left - 1));
          box.replaceChildren(...words);
          return resolve(undefined);
        };
        frames(3);
      }));
      await desk.waitForMarks(spans);
    },
  },
  {
    name: 'marks: the pill keeps one size through every state',
    run: async ({ open }) => {
      const desk = await open();
      await desk.ready();
      const sizes = new Set();
      const measure = async () => { const pill = await desk.pill(); sizes.add(`${pill?.width} x ${pill?.height}`); };
      await measure();
      await desk.type(CLEAN.text);
      await desk.waitForPill('Checked');
      await measure();
      await desk.clear();
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await measure();
      assert.deepEqual([...sizes], ['148 x 30']);
    },
  },
];
