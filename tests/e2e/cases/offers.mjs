// @ts-check
/** Texts to use instead, what a picture shows, and the page on talk about work. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../harness/frames.mjs';
import { reportOf, rewritten, spansOf } from '../harness/expected.mjs';
import { CHROMIUM_ID, ROOT } from '../harness/options.mjs';
import { sleep, throughout, until } from '../harness/wait.mjs';
import { ADVICE, PICTURE, REVIEW_REPLY, THANKS } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

const PICTURES = join(ROOT, 'build/e2e');
const WATCH_MS = 500;
const FADE_MS = 500;
const SIZE = { width: 1240, height: 900 };

/** @param {Bench} bench @param {Desk} desk @param {string} name */
async function picture({ rig }, desk, name) {
  mkdirSync(PICTURES, { recursive: true });
  await desk.tab.mouse.move(4, 4);
  await sleep(FADE_MS);
  await desk.screenshot(join(PICTURES, `${rig.name}-${name}.png`));
}

/** @param {Desk} desk */
async function openList(desk) {
  const pill = await until(() => desk.pill(), 'the pill to be on the screen');
  await desk.tab.mouse.click(pill.x + pill.width / 2, pill.y + pill.height / 2);
  return desk.waitForCard('list');
}

/** @param {any} report @returns {string[]} labels of the texts that may stand there instead */
const instead = (report) => report.offers.filter((/** @type {any} */ each) => each.use === 'INSTEAD').map((/** @type {any} */ each) => each.label);

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...['light', 'dark'].map((theme) => ({
    name: `offers: an answer to a review gets three neutral replies, and one of them makes it clear, ${theme}`,
    run: async (/** @type {Bench} */ bench) => {
      const report = reportOf(bench.places, REVIEW_REPLY.text, 'review_reply');
      const labels = instead(report);
      assert.equal(labels.length, 3, 'the engine offers three replies');
      const desk = (await bench.open({ theme }, SIZE)).at('[data-kind="review_reply"]');
      await desk.type(REVIEW_REPLY.text);
      await desk.waitForPill(/ to look at$/);
      assert.equal(await desk.card(), null, 'nothing opens by itself');
      const list = await openList(desk);
      assert.deepEqual(list.buttons.filter((each) => each.startsWith('Use this reply')), labels.map((label) => `Use this reply: ${label}`));
      await picture(bench, desk, `${theme}-offers`);
      await desk.press(`Use this reply: ${labels[1]}`);
      await until(async () => (await desk.text()) === report.offers[1].text, 'the reply to stand in the box');
      await desk.waitForPill('Checked');
      assert.equal(reportOf(bench.places, await desk.text(), 'review_reply').level, 'CLEAR');
      assert.equal(await desk.card(), null, 'and nothing opens after it');
      await throughout(() => bench.site.posts.length === 0, 'nothing is posted by that', WATCH_MS);
      await (await desk.box()).focus();
      await desk.chord('Control', 'z');
      await until(async () => (await desk.text()) === REVIEW_REPLY.text, 'one undo to bring the words back');
      await desk.waitForPill(/ to look at$/);
    },
  })),
  {
    name: 'offers: replies are one step from the gate, and a used one goes out at the next press',
    run: async (bench) => {
      const report = reportOf(bench.places, REVIEW_REPLY.text, 'review_reply');
      const desk = (await bench.open({}, SIZE)).at('[data-kind="review_reply"]');
      await desk.type(REVIEW_REPLY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.pressPost();
      const gate = await desk.waitForCard('gate');
      assert.ok(gate.buttons.includes(report.rewrite.label), `the button says what all changes do: ${gate.buttons.join(' | ')}`);
      await picture(bench, desk, 'gate-offers');
      await desk.press('See 3 replies');
      await desk.waitForCard('offers');
      await picture(bench, desk, 'offers-of-gate');
      await desk.press('Go back');
      await desk.waitForCard('gate');
      await desk.press('See 3 replies');
      await desk.waitForCard('offers');
      await desk.press(`Use this reply: ${report.offers[2].label}`);
      await until(async () => (await desk.text()) === report.offers[2].text, 'the reply to stand in the box');
      await desk.waitForPill('Checked');
      await throughout(() => bench.site.posts.length === 0, 'nothing is posted by that', WATCH_MS);
      await desk.pressPost();
      await until(() => bench.site.posts.length === 1, 'the reply to go out');
      assert.equal(bench.site.posts[0].text, report.offers[2].text);
    },
  },
  {
    name: 'offers: a harmless answer to a review has them behind the pill, and nowhere else',
    run: async (bench) => {
      assert.equal(reportOf(bench.places, THANKS.text, 'review_reply').level, 'CLEAR');
      const desk = (await bench.open({}, SIZE)).at('[data-kind="review_reply"]');
      await desk.type(THANKS.text);
      await desk.waitForPill('Checked');
      await throughout(async () => await desk.card() === null, 'nothing opens by itself', WATCH_MS);
      const list = await openList(desk);
      assert.match(list.text, /Replies you can use instead/);
      assert.equal(list.buttons.filter((each) => each.startsWith('Use this reply')).length, 3);
    },
  },
  ...['textarea', 'lexical', 'plain', 'draft', 'prosemirror', 'slate'].map((editor) => ({
    name: `offers: advice to one person may become a pointer to care, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const report = reportOf(bench.places, ADVICE.text);
      const desk = await bench.open({ editor }, SIZE);
      await desk.type(ADVICE.text);
      await desk.waitForPill(/ to look at$/);
      await openList(desk);
      await desk.press(`Use this reply: ${instead(report)[0]}`);
      await until(async () => (await desk.text()) === report.offers[0].text, 'the text to stand in the box');
      await desk.waitForPill('Checked');
    },
  })),
  {
    name: 'offers: after all changes the list says what they cannot promise',
    run: async (bench) => {
      const report = reportOf(bench.places, REVIEW_REPLY.text, 'review_reply');
      const desk = (await bench.open({}, SIZE)).at('[data-kind="review_reply"]');
      await desk.type(REVIEW_REPLY.text);
      await desk.waitForPill(/ to look at$/);
      await desk.pressPost();
      await desk.waitForCard('gate');
      await desk.press(report.rewrite.label);
      await until(async () => (await desk.text()) === rewritten(REVIEW_REPLY.text, report), 'the changes to be written');
      const list = await desk.waitForCard('list');
      assert.match(list.text, /People who know the story may still recogni[sz]e it|to look at/);
    },
  },
  ...['light', 'dark'].map((theme) => ({
    name: `photo: what is in frame is asked, and stays with the author, ${theme}`,
    run: async (/** @type {Bench} */ bench) => {
      const report = reportOf(bench.places, PICTURE.text);
      const finding = report.findings.find((/** @type {any} */ each) => each.category === 'PHOTO');
      assert.ok(finding, 'the engine sees talk of a picture');
      const desk = await bench.open({ theme }, SIZE);
      await desk.type(PICTURE.text);
      await desk.waitForMarks(spansOf(report));
      await desk.clickWord(finding.span);
      const card = await desk.waitForCard('card');
      assert.match(card.text, /Who or what is in frame\?/);
      assert.match(card.text, /does not look at pictures/);
      await desk.press('A screen');
      const told = await until(async () => {
        const frame = (await desk.card())?.frame;
        return frame && runIn(frame, () => document.querySelector('.advice')?.textContent ?? '');
      }, 'what to do to be said');
      assert.match(told, /no screen, chart or board/);
      await picture(bench, desk, `${theme}-photo`);
      await throughout(async () => (await desk.marks()).length > 0, 'the finding stays', WATCH_MS);
      await desk.press('None of these');
      await desk.waitForPill('Checked');
      assert.equal(await desk.text(), PICTURE.text);
    },
  })),
  {
    name: 'rights: the popup and the page of what is recorded lead to it, quietly',
    browsers: ['chromium'],
    run: async (bench) => {
      const desk = await bench.open();
      for (const page of ['popup', 'recorded']) {
        await desk.tab.goto(`chrome-extension://${CHROMIUM_ID}/ui/${page}.html`);
        const link = await until(() => desk.tab.$('a.rights'), `the link on the page ${page}`);
        assert.equal(await link.evaluate((each) => each.getAttribute('href')), 'rights.html#en');
        const { height } = await desk.rectOf(link);
        assert.ok(height >= 24, `a target of ${height} px`);
        await picture(bench, desk, `${page}-link`);
      }
    },
  },
  ...['light', 'dark'].map((theme) => ({
    name: `rights: the page on talk about work stands by itself, in two languages, ${theme}`,
    browsers: /** @type {['chromium']} */ (['chromium']),
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open();
      await desk.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await desk.tab.goto(`chrome-extension://${CHROMIUM_ID}/ui/rights.html#en`);
      const words = () => desk.tab.evaluate(() => document.body.innerText);
      assert.match(await words(), /29 U\.S\.C\. 157/);
      await picture(bench, desk, `${theme}-rights`);
      await desk.tab.click('footer a');
      await until(async () => /sección 7/.test(await words()), 'the same in Spanish');
      assert.equal(await desk.tab.evaluate(() => document.documentElement.lang), 'es');
      await picture(bench, desk, `${theme}-rights-es`);
    },
  })),
];
