// @ts-check
/** From one finding to the next and back, and all changes at once, with the keyboard alone. */
import assert from 'node:assert/strict';
import { reportOf, rewritten } from '../harness/expected.mjs';
import { runIn } from '../harness/frames.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { LONG, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

const WATCH_MS = 500;

/** The words that the card quotes, and its place among all. */
const quoteView = () => ({ quote: document.querySelector('.quote bdi')?.textContent ?? '', rank: document.querySelector('.rank .soft')?.textContent ?? '' });

/** Goes a step and waits for the card of it. @param {Desk} desk @param {import('puppeteer-core').Frame} frame @param {string} label @param {string} rank */
async function step(desk, frame, label, rank) {
  await desk.tabTo(frame, label);
  await desk.tab.keyboard.press('Enter');
  return until(async () => { const seen = await runIn(frame, quoteView); return seen.rank === rank && seen; }, `the card to be ${rank}`);
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...['textarea', 'lexical'].map((editor) => ({
    name: `walk: by keyboard through all findings in order and back, the box scrolls to each, ${editor}`,
    limit: 60_000,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open({ editor }, { width: 1240, height: 560 });
      const text = LONG.lines.join('\n');
      await (await desk.box()).evaluate((box) => { Object.assign(/** @type {HTMLElement} */ (box).style, { height: '130px', minHeight: '0', overflowY: 'auto' }); });
      await desk.ready();
      await desk.paste(text);
      const { findings } = reportOf(bench.places, text);
      const words = findings.map((/** @type {any} */ { span }) => text.slice(span.begin ?? 0, span.end));
      assert.ok(words.length >= 3, 'there is something to walk through');
      await desk.waitForPill(`${words.length} to look at`);
      await desk.chordShiftAlt('D');
      const { frame } = await desk.waitForCard('list');
      await desk.tab.keyboard.press('Tab');
      await desk.tab.keyboard.press('Tab');
      await desk.tab.keyboard.press('Enter');
      await desk.waitForCard('card');
      const total = words.length;
      /** @type {string[]} */
      const walked = [(await runIn(frame, quoteView)).quote];
      const inSight = async (/** @type {number} */ at) => until(async () => {
        const box = await desk.rectOf(await desk.box());
        const { span } = findings[at];
        const [word] = await desk.rectsOf({ begin: span.begin ?? 0, end: span.end });
        return word.y >= box.y - 1 && word.y + word.height <= box.y + box.height + 1;
      }, `the words of finding ${at + 1} to be in sight`);
      await inSight(0);
      for (let at = 1; at < total; at += 1) {
        walked.push((await step(desk, frame, 'Next', `${at + 1} of ${total}`)).quote);
        await inSight(at);
        assert.notEqual(await runIn(frame, () => document.hasFocus()), false, 'the keyboard stays in the card');
      }
      assert.deepEqual(walked, words, 'worst first, as the report has them, each once');
      assert.equal(await runIn(frame, () => [...document.querySelectorAll('button.step')].at(-1)?.matches(':disabled')), true, 'after the last comes nothing');
      for (let at = total - 1; at > 0; at -= 1) assert.equal((await step(desk, frame, 'Previous', `${at} of ${total}`)).quote, words[at - 1]);
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await until(async () => (await desk.box()).evaluate((box) => box.matches(':focus')), 'the box to have the focus again');
      assert.equal((await desk.text()).trim(), text);
    },
  })),
  ...['textarea', 'lexical'].map((editor) => ({
    name: `walk: all changes by keyboard alone, the changed text shown before, what is left after, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open({ editor });
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.chord('Control', 'Enter');
      const { frame } = await desk.waitForCard('gate');
      const report = reportOf(bench.places, RISKY.text);
      const wanted = rewritten(RISKY.text, report);
      const diff = await runIn(frame, () => {
        const shown = document.querySelector('.diff');
        const of = (/** @type {string} */ leave) => { const copy = /** @type {Element} */ (shown?.cloneNode(true)); copy.querySelectorAll(`.spoken, ${leave}`).forEach((each) => { each.remove(); }); return copy.textContent; };
        return { before: of('ins'), after: of('del') };
      });
      assert.deepEqual(diff, { before: RISKY.text, after: wanted }, 'the diff holds the text as it is and as it will be');
      assert.equal(await desk.text(), RISKY.text, 'nothing is written before it is asked for');
      await desk.tabTo(frame, report.rewrite.label);
      await desk.tab.keyboard.press('Enter');
      await until(async () => (await desk.text()) === wanted, 'the offered text to be in the box');
      const after = await desk.waitForCard('list');
      const again = reportOf(bench.places, wanted);
      assert.equal(again.level ?? 'CLEAR', report.rewrite.level, 'the level that was shown is that of the written text');
      if ((again.level ?? 'CLEAR') === 'CLEAR') assert.match(after.text, /Nothing to look at[^]*People who know the story/);
      else for (const { span } of again.findings) assert.ok(after.text.includes(wanted.slice(span.begin ?? 0, span.end)), 'what is left is listed');
      await throughout(() => bench.site.posts.length === 0, 'nothing is posted by that', WATCH_MS);
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
    },
  })),
];
