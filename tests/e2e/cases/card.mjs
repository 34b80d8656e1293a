// @ts-check
/** A mark opens a card; a fix changes exactly its words, and one undo takes it back. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { until } from '../harness/wait.mjs';
import { RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */

/** Longer than editors join keystrokes into one step of undo. */
const UNDO_GROUP_MS = 800;

/** Types the risky post and clicks the words of its worst finding that has a fix. @param {Bench} bench @param {string} editor */
async function openFixable({ rig, open }, editor) {
  const desk = await open({ editor });
  const report = reportOf(rig.options.places, RISKY.text);
  const finding = report.findings.find((/** @type {any} */ each) => each.fixes?.length > 0 && each.fixes[0].replacement);
  assert.ok(finding, 'the engine offers a fix for this text');
  await desk.type(RISKY.text);
  await desk.waitForMarks(spansOf(report));
  await new Promise((resolve) => { setTimeout(resolve, UNDO_GROUP_MS); });
  await desk.clickWord(finding.span);
  return { desk, finding, card: await desk.waitForCard('card') };
}

/** @param {string} text @param {any} fix */
const changed = (text, fix) => text.slice(0, fix.span.begin ?? 0) + (fix.replacement ?? '') + text.slice(fix.span.end);

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  {
    name: 'card: tells title, level, words, why and citation, beside the words',
    run: async (bench) => {
      const { desk, finding, card } = await openFixable(bench, 'lexical');
      assert.ok(card.text.includes(finding.title), 'title');
      assert.ok(card.text.includes(finding.why), 'why');
      assert.ok(card.text.includes(RISKY.text.slice(finding.span.begin, finding.span.end)), 'the words in question');
      assert.match(card.text, /Worth a look|Think twice|Stop and think/);
      assert.ok(card.text.includes(finding.citations[0].label), 'citation');
      assert.ok(card.buttons.includes(finding.fixes[0].label), 'the fix says what it will write');
      for (const word of await desk.rectsOf(finding.span)) {
        const apart = card.rect.x >= word.x + word.width || card.rect.x + card.rect.width <= word.x
          || card.rect.y >= word.y + word.height || card.rect.y + card.rect.height <= word.y;
        assert.ok(apart, `the card ${JSON.stringify(card.rect)} leaves its words ${JSON.stringify(word)} to be seen`);
      }
      assert.ok(card.rect.x >= 0 && card.rect.y >= 0 && card.rect.x + card.rect.width <= 1240 && card.rect.y + card.rect.height <= 900, 'the card is on the screen');
    },
  },
  {
    name: 'card: Escape closes it and the caret is back where it was',
    run: async (bench) => {
      const { desk } = await openFixable(bench, 'lexical');
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await until(async () => (await desk.box()).evaluate((box) => box.matches(':focus')), 'the box to have the focus again');
      assert.equal(await desk.text(), RISKY.text);
    },
  },
  {
    name: 'card: the pill opens the list, by click and by Alt+Shift+D',
    run: async ({ rig, open }) => {
      const desk = await open();
      await desk.type(RISKY.text);
      const spans = spansOf(reportOf(rig.options.places, RISKY.text));
      const words = spans.map((span) => RISKY.text.slice(span.begin, span.end));
      await desk.waitForMarks(spans);
      const pill = await desk.pill();
      assert.ok(pill);
      await desk.tab.mouse.click(pill.x + pill.width / 2, pill.y + pill.height / 2);
      const list = await desk.waitForCard('list');
      for (const word of words) assert.ok(list.text.includes(word), 'every finding is in the list');
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await desk.chordShiftAlt('D');
      await desk.waitForCard('list');
      assert.equal(await desk.text(), RISKY.text, 'the shortcut writes nothing into the box');
    },
  },
  {
    name: 'card: "Not about a patient" takes the mark away and keeps the words',
    run: async (bench) => {
      const { desk, card } = await openFixable(bench, 'textarea');
      const before = (await desk.marks()).length;
      const answer = card.buttons.find((label) => /^(Not about a patient|Wrong warning)/.test(label));
      assert.ok(answer, `an answer is offered: ${card.buttons.join(' | ')}`);
      await desk.press(answer);
      await until(async () => (await desk.marks()).length < before, 'the mark to go');
      assert.equal(await desk.text(), RISKY.text);
    },
  },
  ...['textarea', 'controlled', 'lexical', 'plain', 'draft', 'prosemirror', 'slate'].map((editor) => ({
    name: `fix: changes exactly its words, one undo takes it back, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const { desk, finding } = await openFixable(bench, editor);
      const fix = finding.fixes[0];
      const after = changed(RISKY.text, fix);
      await desk.press(fix.label);
      await until(async () => (await desk.text()) === after, 'the words to be changed, and no others');
      await desk.waitForMarks(spansOf(reportOf(bench.rig.options.places, after)));
      await (await desk.box()).focus();
      await desk.chord('Control', 'z');
      await until(async () => (await desk.text()) === RISKY.text, 'one undo to bring the words back');
      await desk.waitForMarks(spansOf(reportOf(bench.rig.options.places, RISKY.text)));
    },
  })),
];
