// @ts-check
/** Answers: they hold while their draft goes on, and are gone with the tab, the browser, or ten minutes without its author. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { inOwnBrowser } from '../harness/rig.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { CLEAN, RISKY } from '../texts.mjs';

/** @typedef {import('../harness/desk.mjs').Desk} Desk */
/** @typedef {import('../harness/runner.mjs').Bench} Bench */

/** Several looks at the draft, which come every 1.2 s. */
const WATCH_MS = 3_000;
const ANSWER = /^Not about a patient/;

/**
 * A copy of the extension whose script's clock can be put forward by ten minutes and a second: in the script's own world, by
 * an event that only this copy knows. Everything else of it is as built.
 * @param {string} folder
 */
function withAClockToMove(folder) {
  const file = join(folder, 'content.js');
  const clock = `(() => {
    const now = performance.now.bind(performance);
    let ahead = 0;
    Object.defineProperty(performance, 'now', {value: () => now() + ahead, configurable: true});
    window.addEventListener('ten-minutes-later', () => { ahead += 601_000; }, true);
  })();\n`;
  writeFileSync(file, clock + readFileSync(file, 'utf8'));
}

/** @param {Desk} desk */
const tenMinutesLater = (desk) => desk.document().evaluate(() => { window.dispatchEvent(new Event('ten-minutes-later')); });

/** @param {Desk} desk @returns {{begin: number, end: number}[]} */
const allMarks = (desk) => spansOf(reportOf(desk.rig.options.places, RISKY.text));

/** Whether words are still marked: an answer about a person goes for each of their names. @param {Desk} desk @param {{begin: number, end: number}} span */
async function isMarked(desk, span) {
  const [words] = await desk.rectsOf(span);
  return (await desk.marks()).some((mark) => Math.abs(mark.x - words.x) <= 2 && Math.abs(mark.y - words.y) < 30);
}

/** Types the risky post and answers to each of its findings that it is about no patient. @param {Desk} desk */
async function answerAll(desk) {
  await desk.type(RISKY.text);
  await desk.waitForMarks(allMarks(desk));
  for (const span of allMarks(desk)) {
    while (await isMarked(desk, span)) {
      const before = (await desk.marks()).length;
      await desk.clickWord(span);
      await desk.waitForCard('card');
      await desk.press(ANSWER);
      await until(async () => (await desk.marks()).length < before || await desk.card() === null, 'the answer to be taken');
      await until(async () => (await desk.marks()).length < before || !await isMarked(desk, span), 'the mark to go');
    }
  }
  await desk.waitForMarks([]);
}

/** @param {Desk} desk */
async function nothingIsAsked(desk) {
  await throughout(async () => (await desk.marks()).length === 0 && await desk.card() === null, 'nothing that was answered is marked again', WATCH_MS);
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  {
    name: 'calm: an answered warning is not repeated while its draft goes on, nor at Post',
    limit: 90_000,
    run: async ({ open, site }) => {
      const desk = await open({ editor: 'textarea' });
      await answerAll(desk);
      await desk.focus();
      await desk.tab.keyboard.type(' Buenas noches 🌙');
      await nothingIsAsked(desk);
      await desk.pressPost();
      await until(() => site.posts.length === 1, 'the post to go out at the first press');
    },
  },
  {
    name: 'calm: what one person answered is not known to the next: another tab of the same site asks again',
    limit: 90_000,
    run: async ({ open }) => {
      const student = await open({ editor: 'textarea' });
      await answerAll(student);
      const doctor = await open({ editor: 'textarea' });
      await doctor.type(RISKY.text);
      await doctor.waitForMarks(allMarks(doctor));
      await doctor.pressPost();
      await doctor.waitForCard('gate');
      assert.equal(doctor.rig.site.posts.length, 0);
    },
  },
  {
    name: 'calm: ten minutes without its author, and a draft is asked about again, with nobody touching it',
    ownBrowser: true,
    limit: 120_000,
    run: (bench) => inOwnBrowser(bench, { dress: withAClockToMove }, async (rig) => {
      const desk = await rig.open({ editor: 'textarea' });
      await answerAll(desk);
      await nothingIsAsked(desk);
      await tenMinutesLater(desk);
      await desk.waitForMarks(allMarks(desk));
      await desk.pressPost();
      await desk.waitForCard('gate');
      assert.equal(bench.site.posts.length, 0);
    }),
  },
  {
    name: 'calm: ten minutes without its author, and the first thing is a press on Post: it is held',
    ownBrowser: true,
    limit: 120_000,
    run: (bench) => inOwnBrowser(bench, { dress: withAClockToMove }, async (rig) => {
      const desk = await rig.open({ editor: 'textarea' });
      await answerAll(desk);
      const place = await desk.rectOf(await desk.part('[data-post]'));
      await Promise.all([tenMinutesLater(desk), desk.tab.mouse.click(place.x + place.width / 2, place.y + place.height / 2)]);
      await desk.waitForCard('gate');
      await throughout(() => bench.site.posts.length === 0, 'nothing reaches the site', 500);
    }),
  },
  {
    name: 'calm: answers are gone with the browser: the next one asks again, on the same profile',
    ownBrowser: true,
    limit: 120_000,
    run: (bench) => inOwnBrowser(bench, {}, async (rig) => {
      await answerAll(await rig.open({ editor: 'textarea' }));
      await rig.startAgain();
      const desk = await rig.open({ editor: 'textarea' });
      await desk.type(RISKY.text);
      await desk.waitForMarks(allMarks(desk));
    }),
  },
  {
    name: 'calm: the same draft in two windows: each is asked about by itself, and each is posted once',
    browsers: ['chromium'],
    limit: 90_000,
    run: async ({ rig, open, site }) => {
      const first = await open({ editor: 'textarea' });
      const second = await rig.openWindow(site.page({ editor: 'textarea' }));
      try {
        await second.type(RISKY.text);
        await second.waitForMarks(allMarks(second));
        await first.tab.bringToFront();
        await answerAll(first);
        await second.tab.bringToFront();
        await throughout(async () => await second.marksDifferFrom(allMarks(second)) === '', 'what is answered in one window is not answered in the other', WATCH_MS);
        assert.equal(rig.hostPids().length, 1, 'one host for both');
        await first.tab.bringToFront();
        await first.pressPost();
        await until(() => site.posts.length === 1, 'the answered one to go out');
        await second.tab.bringToFront();
        await second.pressPost();
        await second.waitForCard('gate');
        await throughout(() => site.posts.length === 1, 'the other is held', 500);
      } finally { await second.close(); }
    },
  },
  {
    name: 'calm: without a network all is as ever',
    browsers: ['chromium'],
    run: async ({ open }) => {
      const desk = await open({ editor: 'textarea' });
      await desk.tab.setOfflineMode(true);
      await desk.type(RISKY.text);
      await desk.waitForMarks(allMarks(desk));
      await desk.pressPost();
      await desk.waitForCard('gate');
      await desk.tab.setOfflineMode(false);
    },
  },
  {
    // A browser lets an extension into private windows only where its user or administrator said so; "What this sees and keeps" says it.
    name: 'calm: in a private window, where it was not let in, nothing of it is there and nothing of a draft gets out',
    browsers: ['chromium'],
    run: async ({ rig, open, site }) => {
      const desk = await open({ editor: 'textarea' });
      await desk.type(CLEAN.text);
      await desk.waitForPill('Checked');
      const hidden = await rig.openPrivate({ editor: 'textarea' });
      try {
        await hidden.type(RISKY.text);
        await throughout(async () => hidden.frames('marks').length === 0, 'no frame of ours', WATCH_MS);
        assert.equal(await hidden.tab.evaluate(() => document.documentElement.children.length), 2, 'head and body, and nothing of ours');
        await hidden.pressPost();
        await until(() => site.posts.length === 1, 'the site\'s own button to work');
        assert.equal((await desk.pill())?.text, 'Checked', 'the other window hears nothing of it');
      } finally { await hidden.close(); }
    },
  },
];
