// @ts-check
/** The held post as a stranger reads it: all of it, large, the telling words set off, and a way back to the gate. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { wrongWithFrame } from '../harness/accessibility.mjs';
import { reportOf } from '../harness/expected.mjs';
import { runIn } from '../harness/frames.mjs';
import { focusedView } from '../harness/in_frames.mjs';
import { FORCED_COLORS, ROOT } from '../harness/options.mjs';
import { sleep, throughout, until } from '../harness/wait.mjs';
import { MARKUP, MIXED, REVIEW_REPLY, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

const SCREENS = join(ROOT, 'build/screens');
const FADE_MS = 400;
const WATCH_MS = 500;
const OPEN = 'See it as a stranger would';
/** @type {Record<string, string>} */
const FITS = { ONLY_THIS_PERSON: 'Probably only this person fits.', HUNDREDS: 'Hundreds of people fit.' };
const BACK = 'Back to your choices';

/** Sent to the card frame: what it shows of the post, and how. Words for screen readers alone are left out. */
function billboardView() {
  const own = (/** @type {Element} */ each) => {
    const copy = /** @type {Element} */ (each.cloneNode(true));
    copy.querySelectorAll('.spoken').forEach((spoken) => { spoken.remove(); });
    return copy.textContent ?? '';
  };
  const blocks = [...document.querySelectorAll('.billboard')];
  const first = document.querySelector('mark.points');
  const style = first && getComputedStyle(first);
  const footer = document.querySelector('footer')?.getBoundingClientRect();
  return {
    texts: blocks.map(own), marked: [...document.querySelectorAll('mark.points')].map(own),
    directions: blocks.map((each) => getComputedStyle(each).direction), size: blocks[0] ? parseFloat(getComputedStyle(blocks[0]).fontSize) : 0,
    line: style ? `${style.textDecorationLine} ${style.textDecorationThickness}` : '', outline: style?.outlineStyle ?? '',
    elements: document.querySelectorAll('.billboard b, .billboard img, .billboard script').length,
    all: document.getElementById('card')?.innerText ?? '',
    footInSight: footer !== undefined && footer.bottom <= innerHeight, wide: document.documentElement.scrollWidth > innerWidth,
  };
}

/** Types, posts and waits for the gate. @param {Desk} desk @param {string} text */
async function heldGate(desk, text) {
  await desk.type(text);
  await desk.waitForPill(/ to look at$/);
  await desk.pressPost();
  return desk.waitForCard('gate');
}

/** Words of `text` that its findings about a patient lie on, joined where they overlap or touch. @param {string} text @param {any} report */
function telling(text, report) {
  const patient = report.findings.filter((/** @type {any} */ each) => ['PHI', 'REIDENTIFIABLE'].includes(each.category));
  const marked = [...text].length === 0 ? [] : Array.from({ length: text.length }, (_, at) => patient.some((/** @type {any} */ { span }) => at >= (span.begin ?? 0) && at < span.end));
  /** @type {string[]} */
  const words = [];
  marked.forEach((inside, at) => {
    if (!inside) return;
    if (marked[at - 1]) words[words.length - 1] += text[at];
    else words.push(text[at]);
  });
  return words;
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...[RISKY, MARKUP, MIXED].map((post, at) => ({
    name: `billboard: shows the whole post as text with the telling words set off, ${['a plain post', 'a post with markup', 'right to left'][at]}`,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open({ editor: 'lexical' });
      const gate = await heldGate(desk, post.text);
      await desk.press(OPEN);
      await desk.waitForCard('billboard');
      const seen = await runIn(gate.frame, billboardView);
      const report = reportOf(bench.places, post.text);
      assert.deepEqual(seen.texts, [post.text]);
      assert.deepEqual(seen.marked, telling(post.text, report));
      assert.ok(seen.marked.length > 0);
      assert.equal(seen.elements, 0, 'markup is text');
      assert.ok(seen.size >= 19, `large type, ${seen.size} px`);
      assert.match(seen.line, /^underline [2-9]px/, 'a line as well as a colour');
      assert.equal(seen.directions[0], post === MIXED ? 'rtl' : 'ltr');
      assert.ok(seen.all.includes(FITS[report.groupSize]), `who could be meant, in words: ${report.groupSize}`);
      assert.doesNotMatch(seen.all.replace(post.text, ''), /\d[.,]\d/, 'no decimals');
      assert.ok(seen.all.includes('Everyone who sees it can pass it on.'));
    },
  })),
  {
    name: 'billboard: every text of the post is shown, each by its place',
    run: async (bench) => {
      const desk = await bench.open();
      await desk.type('Look at this sky 🌆');
      await desk.addPicture(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.pressPost();
      const { frame } = await desk.waitForCard('gate');
      await desk.press(OPEN);
      const { text } = await desk.waitForCard('billboard');
      const seen = await runIn(frame, billboardView);
      assert.deepEqual(seen.texts, ['Look at this sky 🌆', RISKY.text]);
      assert.ok(text.includes('Text 1 of 2') && text.includes('Text 2 of 2'));
    },
  },
  {
    name: 'billboard: an answer to a review can be read by anyone who looks the place up',
    run: async (bench) => {
      const desk = (await bench.open()).at('[data-kind="review_reply"]');
      await heldGate(desk, REVIEW_REPLY.text);
      await desk.press(OPEN);
      assert.ok((await desk.waitForCard('billboard')).text.includes('Anyone who looks this place up can read it.'));
    },
  },
  {
    name: 'billboard: by keyboard alone there and back, Escape gives the gate its focus again and posts nothing',
    run: async (bench) => {
      const desk = await bench.open();
      const { frame } = await heldGate(desk, RISKY.text);
      for (const back of ['Escape', 'the button']) {
        await desk.tabTo(frame, OPEN);
        await desk.tab.keyboard.press('Enter');
        await desk.waitForCard('billboard');
        assert.equal(await runIn(frame, focusedView), 'title', 'a screen reader begins at the title');
        if (back === 'Escape') await desk.tab.keyboard.press('Escape');
        else {
          await desk.tabTo(frame, BACK);
          await desk.tab.keyboard.press('Tab');
          assert.notEqual(await runIn(frame, focusedView), '', 'Tab stays inside');
          await desk.tabTo(frame, BACK);
          await desk.tab.keyboard.press('Enter');
        }
        await desk.waitForCard('gate');
        assert.equal(await runIn(frame, focusedView), OPEN, `the keyboard is where it was, after ${back}`);
      }
      await throughout(() => bench.site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
      assert.equal(await desk.text(), RISKY.text);
    },
  },
  {
    name: 'billboard: fits a window at 200% zoom, the way back always in sight',
    run: async (bench) => {
      const desk = await bench.open({}, { width: 500, height: 450 });
      const { frame } = await heldGate(desk, RISKY.text);
      await desk.press(OPEN);
      await desk.waitForCard('billboard');
      const seen = await until(async () => { const now = await runIn(frame, billboardView); return now.footInSight && now; }, 'the foot to be in sight');
      assert.equal(seen.wide, false, 'nothing to scroll sideways');
      await desk.press(BACK);
      await desk.waitForCard('gate');
    },
  },
  {
    name: 'billboard: in forced colours words are told apart by shape, and axe-core finds nothing',
    ...FORCED_COLORS,
    limit: 90_000,
    run: async (bench) => {
      const desk = await bench.open();
      const { frame } = await heldGate(desk, RISKY.text);
      assert.equal(await runIn(frame, () => matchMedia('(forced-colors: active)').matches), true);
      await desk.press(OPEN);
      await desk.waitForCard('billboard');
      const seen = await runIn(frame, billboardView);
      assert.match(seen.line, /^underline [2-9]px/);
      assert.equal(seen.outline, 'solid');
      await sleep(FADE_MS);
      mkdirSync(SCREENS, { recursive: true });
      await desk.screenshot(join(SCREENS, `${bench.browser}-forced-site-billboard.png`));
      assert.deepEqual(await wrongWithFrame((work, off) => runIn(frame, work, [off], 20_000)), []);
    },
  },
];
