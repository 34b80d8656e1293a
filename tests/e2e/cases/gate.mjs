// @ts-check
/** Post is held when the post names somebody, whichever way it is pressed, and never when it is harmless. */
import assert from 'node:assert/strict';
import { runIn } from '../harness/frames.mjs';
import { sleep, throughout, until } from '../harness/wait.mjs';
import { reportOf, rewritten } from '../harness/expected.mjs';
import { CLEAN, REVIEW_REPLY, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

/** A control that the surface does not name sends the form. @param {Desk} desk */
async function pressForeignButton(desk) {
  const box = await desk.box();
  await box.evaluate((element) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Share now', id: 'foreign' });
    button.addEventListener('click', () => element.closest('form')?.requestSubmit());
    element.closest('form')?.append(button);
  });
  await desk.clickOn(await desk.part('#foreign'));
}

/** How long a post that must not get out is watched. */
const WATCH_MS = 500;

/** Ways to press Post. @type {Record<string, {editors: string[], press: (desk: Desk) => Promise<void>}>} */
const WAYS = {
  'a click': { editors: ['textarea', 'controlled', 'lexical', 'plain', 'draft', 'slate'], press: (desk) => desk.pressPost() },
  'Ctrl+Enter': { editors: ['textarea', 'lexical', 'plain', 'prosemirror'], press: (desk) => desk.chord('Control', 'Enter') },
  'Meta+Enter': { editors: ['textarea', 'lexical'], press: (desk) => desk.chord('Meta', 'Enter') },
  'Enter on the button': { editors: ['textarea', 'lexical', 'plain'], press: async (desk) => { await (await desk.part('[data-post]')).focus(); await desk.tab.keyboard.press('Enter'); } },
  'Space on the button': { editors: ['lexical', 'plain'], press: async (desk) => { await (await desk.part('[data-post]')).focus(); await desk.tab.keyboard.press(' '); } },
  'a button of the page that submits the form': { editors: ['textarea'], press: pressForeignButton },
};

/** @param {Bench} bench @param {Desk} desk */
async function held({ site }, desk) {
  const gate = await desk.waitForCard('gate');
  await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
  return gate;
}

/** @param {Bench} bench @param {string} editor */
async function heldGate(bench, editor) {
  const desk = await bench.open({ editor });
  await desk.type(RISKY.text);
  await desk.waitForPill(/ to look at$/);
  await desk.pressPost();
  return { desk, gate: await held(bench, desk) };
}

/** Waits for the post, then watches that no second one follows. @param {Bench} bench @param {Desk} desk @param {string} text */
async function postedOnce({ site }, desk, text) {
  await until(() => site.posts.length > 0, 'the post to reach the site');
  await throughout(() => site.posts.length === 1, 'one post, not two', WATCH_MS);
  assert.equal(site.posts[0].text, text);
  if (desk.composer === '[data-kind="post"]') assert.equal(await desk.feedCount(), 1);
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...Object.entries(WAYS).flatMap(([way, { editors, press }]) => editors.map((editor) => ({
    name: `gate: holds ${way}, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open({ editor });
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await press(desk);
      await held(bench, desk);
      assert.equal(await desk.text(), RISKY.text, 'the draft is as it was');
    },
  }))),
  {
    name: 'gate: holds what the page\'s own script submits, with nobody having pressed anything',
    run: async (bench) => {
      const desk = await bench.open({ editor: 'textarea' });
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await sleep(1_200); // longer than a submit may follow a press
      await (await desk.box()).evaluate((box) => box.closest('form')?.requestSubmit());
      await throughout(() => bench.site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
    },
  },
  {
    name: 'gate: holds plain Enter where it posts, and Shift+Enter still makes a line',
    run: async (bench) => {
      const desk = (await bench.open()).at('[data-kind="comment"]');
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.chord('Shift', 'Enter');
      assert.equal(await desk.text(), `${RISKY.text}\n`);
      await desk.tab.keyboard.press('Enter');
      await held(bench, desk);
    },
  },
  {
    name: 'gate: holds the answer to a review',
    run: async (bench) => {
      assert.equal(reportOf(bench.rig.options.places, REVIEW_REPLY.text, 'review_reply').level, 'STOP');
      const desk = (await bench.open()).at('[data-kind="review_reply"]');
      await desk.type(REVIEW_REPLY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.pressPost();
      await held(bench, desk);
    },
  },
  {
    name: 'gate: shows worst first and the finished text as a diff',
    run: async (bench) => {
      const { gate } = await heldGate(bench, 'lexical');
      assert.match(gate.text, /Before you post/);
      assert.ok(gate.text.includes('Lindqvist'), 'the words that go are shown');
      const kinds = await runIn(gate.frame, () => ({ gone: document.querySelectorAll('del').length, come: document.querySelectorAll('ins').length }));
      assert.ok(kinds.gone > 0 && kinds.come > 0, `deleted and inserted words are marked as such: ${JSON.stringify(kinds)}`);
      assert.ok(gate.buttons.includes(reportOf(bench.rig.options.places, RISKY.text).rewrite.label), `all changes at once among ${gate.buttons.join(' | ')}`);
      for (const label of [/^Edit/, /^Post anyway/]) assert.ok(gate.buttons.some((each) => label.test(each)), `${label} among ${gate.buttons.join(' | ')}`);
    },
  },
  ...['textarea', 'lexical', 'plain'].map((editor) => ({
    name: `gate: "Post anyway" posts once, unchanged, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const { desk } = await heldGate(bench, editor);
      const presses = await desk.insist('Post anyway', () => bench.site.posts.length > 0, 'the author\'s decision to be taken');
      bench.note(`${presses} presses`);
      await postedOnce(bench, desk, RISKY.text);
      await desk.waitForNoCard();
    },
  })),
  {
    name: 'gate: "Edit" goes back to the draft and posts nothing',
    run: async (bench) => {
      const { desk } = await heldGate(bench, 'lexical');
      await desk.press('Edit');
      await desk.waitForNoCard();
      await until(async () => (await desk.box()).evaluate((box) => box.matches(':focus')), 'the box to have the focus');
      assert.equal(await desk.text(), RISKY.text);
      await throughout(() => bench.site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
    },
  },
  ...['textarea', 'lexical', 'plain', 'draft', 'prosemirror', 'slate'].map((editor) => ({
    name: `gate: all changes at once write the offered text, then Post goes through, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const { desk } = await heldGate(bench, editor);
      const report = reportOf(bench.rig.options.places, RISKY.text);
      const wanted = rewritten(RISKY.text, report);
      await desk.press(report.rewrite.label);
      await until(async () => (await desk.text()) === wanted, 'the offered text to be in the box');
      await throughout(() => bench.site.posts.length === 0, 'nothing is posted by the fix itself', WATCH_MS);
      await desk.waitForCard('list');
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await desk.pressPost();
      await postedOnce(bench, desk, wanted);
    },
  })),
  {
    name: 'gate: holds a post pressed right after a paste, before any verdict',
    run: async (bench) => {
      const desk = await bench.open({ editor: 'textarea' });
      await desk.ready();
      await desk.paste(RISKY.text);
      await desk.pressPost();
      await held(bench, desk);
      assert.equal(await desk.text(), RISKY.text);
    },
  },
  {
    name: 'gate: a harmless post pressed right after a paste goes out once by itself',
    run: async (bench) => {
      const desk = await bench.open({ editor: 'lexical' });
      await desk.ready();
      await desk.paste(CLEAN.text);
      await desk.pressPost();
      await postedOnce(bench, desk, CLEAN.text);
    },
  },
  ...Object.entries(WAYS).flatMap(([way, { editors, press }]) => editors.slice(0, 2).map((editor) => ({
    name: `gate: a checked harmless post goes out at once by ${way}, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open({ editor });
      await desk.type(CLEAN.text);
      await desk.waitForPill('Checked');
      await press(desk);
      await postedOnce(bench, desk, CLEAN.text);
      assert.equal(await desk.card(), null, 'no card came up');
    },
  }))),
  {
    name: 'gate: a picture and its description are looked at too',
    run: async (bench) => {
      const desk = await bench.open();
      await desk.type('Look at this sky 🌆');
      await desk.addPicture(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.pressPost();
      await held(bench, desk);
    },
  },
  {
    name: 'gate: what an editor keeps out of the page is never taken for looked at',
    limit: 60_000,
    run: async (bench) => {
      const desk = await bench.open({ editor: 'windowed' });
      await desk.ready();
      for (const line of [RISKY.text, ...Array.from({ length: 16 }, (_, at) => `Cup ${at + 1} of tea ☕`)]) {
        await desk.tab.keyboard.type(line, { delay: 2 });
        await desk.tab.keyboard.press('Enter');
      }
      await until(async () => !(await desk.text()).includes(RISKY.words[1]), 'the first line to be out of the page');
      await desk.waitForPill('Not checked');
      await desk.pressPost();
      const card = await desk.waitForCard('not_checked');
      assert.match(card.text, /only a part of the text at a time/);
      await throughout(() => bench.site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
    },
  },
];
