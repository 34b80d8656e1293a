// @ts-check
/** What people in care do in a day, from the first key to the end: the sites' own pages where a site is named, both browsers. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iconPng } from '../../../extension/build/icons.mjs';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { runIn } from '../harness/frames.mjs';
import { OwnPages } from '../harness/own_pages.mjs';
import { inOwnBrowser } from '../harness/rig.mjs';
import { CHROMIUM_ARGS, FIREFOX_PREFS, openSurfaceSite, PLACES } from '../harness/surface_site.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { CLEAN, PICTURE, RISKY, SCENARIOS } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/runner.mjs').Case} Case */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */
/** @typedef {import('../harness/rig.mjs').Rig} Rig */
/** @typedef {Awaited<ReturnType<typeof openSurfaceSite>>} SurfaceSite */

const WATCH_MS = 500;
const SITES = { args: CHROMIUM_ARGS, prefs: FIREFOX_PREFS };

/** @param {(site: SurfaceSite) => Promise<void>} act @param {Record<string, string>} [bodies] */
async function onSites(act, bodies = {}) {
  const site = await openSurfaceSite({ bodies });
  try { await act(site); } finally { await site.close(); }
}

/** In a mark frame: keeps what is drawn there from now on, so that nothing can come and go unseen. */
function keepWatch() {
  const seen = /** @type {{marks: number, pills: string[]}} */ ({ marks: 0, pills: [] });
  /** @type {any} */ (globalThis).seenByTest = seen;
  const look = () => {
    seen.marks = Math.max(seen.marks, document.querySelectorAll('.mark').length);
    const pill = document.getElementById('pill');
    const text = pill && !pill.hidden && pill.getBoundingClientRect().x > -1_000 ? pill.innerText.trim() : '';
    if (text !== '' && !seen.pills.includes(text)) seen.pills.push(text);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  look();
}

/** Watches what is drawn over the page from now on. @param {Desk} desk @returns {Promise<() => Promise<{marks: number, pills: string[]}>>} asks what was drawn since */
async function watched(desk) {
  const frames = desk.frames('marks');
  assert.ok(frames.length > 0, 'there is a frame to watch');
  for (const frame of frames) await runIn(frame, keepWatch);
  return async () => {
    assert.deepEqual(desk.frames('marks'), frames, 'the frames are those that were watched');
    const all = await Promise.all(frames.map((frame) => runIn(frame, () => /** @type {any} */ (globalThis).seenByTest)));
    return { marks: Math.max(...all.map((each) => each.marks)), pills: [...new Set(all.flatMap((each) => each.pills))] };
  };
}

/** @param {SurfaceSite|import('../demo/site.mjs').Site} site @param {string} text */
async function goesOutOnce(site, text) {
  await until(() => site.posts.length > 0, 'the post to reach the site');
  await throughout(() => site.posts.length === 1, 'one post, not two', WATCH_MS);
  assert.equal(site.posts[0].text.trim(), text);
}

/** @param {SurfaceSite|import('../demo/site.mjs').Site} site */
const staysHeld = (site) => throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);

/** Puts the caret at the end of the nth box, types, and sees it there. @param {Desk} desk @param {string} selector @param {number} index @param {string} text */
async function typeInto(desk, selector, index, text) {
  const box = /** @type {import('puppeteer-core').ElementHandle<HTMLElement>} */ (await until(async () => (await desk.tab.$$(selector))[index], 'the box'));
  await desk.clickOn(box);
  await until(() => box.evaluate((each) => each.matches(':focus')), 'the box to have the focus');
  await desk.tab.keyboard.type(text);
  await until(() => box.evaluate((each, wanted) => each.innerText.includes(wanted), text), 'the box to hold what was typed');
}

/** What the host holds of this person, as it says so to our own page and nobody else. @param {OwnPages} own @returns {Promise<Record<string, unknown>[]>} oldest first */
async function recorded(own) {
  await own.go('recorded');
  return own.tab.evaluate(() => new Promise((resolve) => {
    const port = /** @type {any} */ (globalThis).chrome.runtime.connect({ name: 'recorded' });
    port.onMessage.addListener((/** @type {any} */ answer) => resolve(answer.events));
    port.postMessage({ type: 'open' });
  }));
}

/** All of a record but when it was made, byte for byte. @param {Record<string, unknown>} event */
const bytesOf = ({ minute: _minute, ...rest }) => JSON.stringify(rest);

/** Types it into a new tab of X and presses Post. @param {Rig} rig @param {SurfaceSite} site @param {string} text @param {string|RegExp} pill */
async function postOnX(rig, site, text, pill) {
  site.forget();
  const desk = (await rig.openAt(site.address('x'))).at('[data-composer]');
  await desk.ready();
  const seen = await watched(desk);
  await desk.type(text);
  await desk.waitForPill(pill);
  await desk.pressPost();
  await goesOutOnce(site, text);
  assert.equal(await desk.card(), null, 'no card came up');
  const drawn = await seen();
  await desk.close();
  return drawn;
}

/** A picture on this computer. @param {(file: string) => Promise<void>} act */
async function withPicture(act) {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-picture-'));
  const file = join(folder, 'picture.png');
  writeFileSync(file, iconPng(128));
  try { await act(file); } finally { rmSync(folder, { recursive: true, force: true }); }
}

/** Two ways in which a picture comes to a page. @type {Record<string, {browsers?: Case['browsers'], give: (desk: Desk, file: string) => Promise<void>}>} */
const PICTURE_WAYS = {
  'is dropped': {
    browsers: ['chromium'], // whose debugger can let go of a file over a page
    give: async (desk, file) => {
      const { x, y, width, height } = await desk.rectOf(await desk.box());
      const session = await desk.tab.createCDPSession();
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
      await session.detach();
    },
  },
  'is picked': {
    give: async (desk, file) => { await /** @type {any} */ (await desk.part('[data-attach]')).uploadFile(file); },
  },
};

/** @param {Bench} bench @param {(desk: Desk, file: string) => Promise<void>} give */
async function picturedOperation(bench, give) {
  const text = SCENARIOS.surgeon;
  await inOwnBrowser(bench, { host: 'noted', welcome: true, ...SITES }, (rig) => onSites((site) => withPicture(async (file) => {
    const desk = (await rig.openAt(site.address('x'))).at('[data-composer]');
    await desk.type(text);
    await desk.waitForPill('Checked');
    assert.deepEqual(await desk.marks(), [], 'without a picture the words say nothing');
    await give(desk, file);
    await until(() => desk.tab.$eval('[data-attached]', (each) => each.childElementCount === 1), 'the page to show the picture');
    await desk.waitForPill('1 to look at');
    await desk.pressPost();
    await desk.waitForCard('gate');
    await staysHeld(site);
    await desk.press('Who or what is in frame?');
    const card = await desk.waitForCard('card');
    assert.match(card.text, /Who or what is in frame\?/);
    assert.match(card.text, /does not look at pictures/);
    await desk.press('A patient, or part of one');
    await until(async () => /use one without the patient/.test((await desk.card())?.text ?? ''), 'what to do to be said');
    assert.equal(await desk.text(), text, 'the words are left alone');
    assert.deepEqual(rig.decisions(), [], 'the host was told nothing of the answer');
    await desk.press('None of these');
    await desk.waitForPill('Checked');
    await desk.pressPost();
    await goesOutOnce(site, text);
    const events = await recorded(new OwnPages(rig));
    const last = events[events.length - 1];
    assert.equal(events.length, 1, 'of the draft one thing is recorded: that it went out');
    assert.deepEqual([last.outcome, last.reason, last.rules], ['POSTED', undefined, undefined], 'with no answer, and no rule');
  })));
}

/** A thread on X: as many boxes in one dialog as there are posts. @param {number} count */
const threadPage = (count) => `<div id="layers"><div role="dialog" aria-label="Compose" data-composer="thread" data-kind="post">
  ${Array.from({ length: count }, (_, i) => `<div data-mount="draft" data-as='{"data-testid":"tweetTextarea_${i}","role":"textbox"}'></div>`).join('\n')}
  <button type="button" data-testid="tweetButton" data-post>Post all</button></div></div>`;

/** @param {Bench} bench */
async function thread({ rig }) {
  const posts = SCENARIOS.thread;
  for (const text of posts) {
    await onSites(async (site) => {
      const desk = (await rig.openAt(site.address('x'))).at('[data-composer]');
      await desk.type(text);
      await desk.waitForPill('Checked');
      await desk.pressPost();
      await goesOutOnce(site, text);
      await desk.close();
    });
  }
  await onSites(async (site) => {
    const desk = (await rig.openAt(site.address('x'))).at('[data-composer]');
    for (const [index, text] of posts.entries()) {
      if (index === posts.length - 1) assert.equal(await desk.card(), null, 'nothing opens by itself');
      await typeInto(desk, '[data-box]', index, text);
    }
    await desk.waitForPill(/ to look at$/);
    await desk.pressPost();
    const gate = await desk.waitForCard('gate');
    assert.match(gate.text, /boat captain/, 'it shows which words');
    await staysHeld(site);
    await desk.press('Edit');
    await desk.waitForNoCard();
    assert.deepEqual(await desk.tab.$$eval('[data-box]', (all) => all.map((each) => /** @type {HTMLElement} */ (each).innerText.trim())), posts, 'nothing is lost');
    await desk.close();
  }, { [PLACES.x.host]: threadPage(posts.length) });
}

/** How a person posts with a key. @type {Record<string, {composer: string, editor: string, press: (desk: Desk) => Promise<void>}>} */
const KEYS = {
  Enter: { composer: '[data-kind="comment"]', editor: 'lexical', press: (desk) => desk.tab.keyboard.press('Enter') },
  'Ctrl+Enter': { composer: '[data-kind="post"]', editor: 'textarea', press: (desk) => desk.chord('Control', 'Enter') },
};

/** Types half, loses the host for good, types the rest and hits the key at once. @param {Rig} rig @param {string} key */
async function hostGone(rig, key) {
  const { composer, editor, press } = KEYS[key];
  const half = Math.floor(RISKY.text.length / 2);
  const desk = (await rig.open({ editor })).at(composer);
  await desk.ready();
  await desk.tab.keyboard.type(RISKY.text.slice(0, half));
  await until(() => rig.hostPids().length > 0, 'the host to run');
  const allowHost = rig.forbidHost();
  await rig.killHost();
  await desk.tab.keyboard.type(RISKY.text.slice(half));
  await desk.holds(RISKY.text);
  await press(desk);
  return { desk, allowHost };
}

/** The host is back: the draft is looked at again without a key, and nothing is missing from it. @param {Bench} bench @param {Desk} desk */
async function recovers({ site, places }, desk) {
  await until(async () => (await desk.card())?.kind === 'gate' || (await desk.marks()).length > 0, 'the draft to be looked at again', TRIED_AGAIN);
  if (await desk.card()) await desk.press('Edit');
  await desk.waitForNoCard();
  await desk.waitForMarks(spansOf(reportOf(places, RISKY.text, desk.composer.includes('comment') ? 'comment' : 'post')));
  assert.equal(await desk.text(), RISKY.text);
  assert.equal(site.posts.length, 0);
}

/** Milliseconds in which the host is tried again: its longest pause is 30 s. */
const TRIED_AGAIN = 45_000;

/** What each FailPolicy makes of a key that is hit while nothing answers. @type {Record<string, (bench: Bench, desk: Desk, allowHost: () => void) => Promise<void>>} */
const POLICIES = {
  warn: async (bench, desk, allowHost) => {
    const card = await desk.waitForCard('not_checked');
    assert.ok(card.buttons.includes('Post it unchecked'));
    await staysHeld(bench.site);
    assert.equal(await desk.text(), RISKY.text);
    allowHost();
    await recovers(bench, desk);
  },
  block: async (bench, desk, allowHost) => {
    const card = await until(async () => { const open = await desk.card(); return open && /holds posts/.test(open.text) && open; }, 'word that posts are held');
    assert.ok(!card.buttons.some((each) => /^Post/.test(each)), `no way to post among ${card.buttons.join(' | ')}`);
    await staysHeld(bench.site);
    assert.equal(await desk.text(), RISKY.text);
    allowHost();
    await recovers(bench, desk);
  },
  allow: async ({ site }, desk, allowHost) => {
    await desk.waitForPill('Not checked');
    await goesOutOnce(site, RISKY.text);
    allowHost();
    await desk.type(RISKY.text);
    await desk.waitForPill(/ to look at$/, TRIED_AGAIN);
    await desk.pressPost();
    await desk.waitForCard('gate');
    assert.equal(site.posts.length, 1);
  },
};

/** @param {Bench} bench @param {string} policy @param {string} key */
async function killedMidDraft(bench, policy, key) {
  await inOwnBrowser(bench, { policy: { FailPolicy: policy } }, async (rig) => {
    const { desk, allowHost } = await hostGone(rig, key);
    await POLICIES[policy](bench, desk, allowHost);
  });
}

/** @param {Desk} desk @param {string} label */
async function pressControl(desk, label) {
  const handle = await desk.tab.evaluateHandle((words) => [...document.querySelectorAll('[data-composer="post"] [role="button"]')].find((each) => each.textContent?.includes(words)) ?? null, label);
  await desk.clickOn(/** @type {any} */ (handle.asElement()));
}

/** @type {Case[]} */
export const cases = [
  {
    name: 'scenario: a dental practice answers a review: held, told that it confirms, one of three neutral replies goes out', ...SITES, limit: 90_000,
    run: ({ rig, places }) => onSites(async (site) => {
      const text = SCENARIOS.dentist;
      const { offers } = reportOf(places, text, 'review_reply');
      const desk = (await rig.openAt(site.address('yelp_business'))).at('[data-composer]');
      await desk.type(text);
      await desk.waitForMarks(spansOf(reportOf(places, text, 'review_reply')));
      assert.equal(await desk.card(), null, 'nothing opens while typing');
      await desk.clickWord(await desk.spanOf('root canal'));
      const card = await desk.waitForCard('card');
      assert.match(card.text, /confirms/i);
      assert.match(card.text, /164\.502\(a\)/);
      await desk.tab.keyboard.press('Escape');
      await desk.waitForNoCard();
      await desk.pressPost();
      const gate = await desk.waitForCard('gate');
      assert.match(gate.text, /Confirms a patient/);
      await staysHeld(site);
      await desk.press('See 3 replies');
      const list = await desk.waitForCard('offers');
      assert.equal(list.buttons.filter((each) => each.startsWith('Use this reply')).length, 3);
      const [{ label, text: reply }] = offers;
      await desk.press(`Use this reply: ${label}`);
      await until(async () => (await desk.text()) === reply, 'the reply to stand in the box');
      await desk.waitForPill('Checked');
      assert.equal(reportOf(places, reply, 'review_reply').level, 'CLEAR');
      await desk.pressPost();
      await goesOutOnce(site, reply);
      await desk.close();
    }),
  },
  {
    name: 'scenario: a union steward posts at the first click, unmarked, with the record of any clear post', ownBrowser: true, limit: 180_000,
    run: (bench) => inOwnBrowser(bench, { welcome: true, ...SITES }, (rig) => onSites(async (site) => {
      const steward = await postOnX(rig, site, SCENARIOS.steward, 'Checked');
      assert.equal(steward.marks, 0, 'nothing was underlined at any time');
      const clean = await postOnX(rig, site, CLEAN.text, 'Checked');
      assert.equal(clean.marks, 0);
      const marked = await postOnX(rig, site, PICTURE.text, / to look at$/);
      assert.ok(marked.marks > 0, 'a mark would have been seen');
      const events = await recorded(new OwnPages(rig));
      assert.equal(events.length, 3);
      assert.equal(bytesOf(events[0]), bytesOf(events[1]));
      assert.notEqual(bytesOf(events[2]), bytesOf(events[1]), 'a post with a finding has another record');
    })),
  },
  {
    name: 'scenario: an invitation to a birthday: nothing at all through the whole typing', host: 'noted', ...SITES, limit: 180_000,
    run: ({ rig, note }) => onSites(async (site) => {
      const desk = (await rig.openAt(site.address('facebook'))).at('[data-composer="post"]');
      await desk.ready();
      const seen = await watched(desk);
      const before = rig.levels().length;
      for (const [index, key] of [...SCENARIOS.birthday].entries()) {
        await desk.tab.keyboard.type(key);
        await until(() => rig.levels().length > before + index, 'the verdict on what stands there now');
        assert.deepEqual([await desk.card(), (await desk.marks()).length], [null, 0], `after ${index + 1} keys`);
      }
      await desk.waitForPill('Checked');
      const levels = rig.levels().slice(before);
      assert.deepEqual([...new Set(levels)], ['CLEAR']);
      const { marks, pills } = await seen();
      assert.equal(marks, 0);
      assert.deepEqual(pills.filter((each) => each !== 'Checked' && each !== 'Checking'), [], 'nor did the pill say anything'); // "Checking": a busy computer
      note(`${levels.length} verdicts`);
      await desk.pressPost();
      await goesOutOnce(site, SCENARIOS.birthday);
      await desk.clear();
      await desk.type(RISKY.text);
      await desk.waitForPill(/ to look at$/);
      await until(async () => (await desk.marks()).length > 0, 'the marks, which come a moment after the pill');
      const later = await seen();
      assert.ok(later.marks > 0 && later.pills.length > 1, 'the watch sees what comes');
      await desk.close();
    }),
  },
  ...Object.entries(PICTURE_WAYS).map(([way, { browsers, give }]) => ({
    name: `scenario: a surgeon's picture ${way} beside pride: asked what is in frame, and the answer stays with the author`,
    browsers, ownBrowser: true, limit: 180_000,
    run: (/** @type {Bench} */ bench) => picturedOperation(bench, give),
  })),
  { name: 'scenario: a thread of four posts, each harmless alone, is held together', ...SITES, limit: 240_000, run: thread },
  {
    name: 'scenario: the host is killed in mid-draft and Enter hit: held, and the gate comes when it is back', limit: 90_000,
    run: async (bench) => {
      const { rig, site } = bench;
      const half = Math.floor(RISKY.text.length / 2);
      const desk = (await bench.open()).at('[data-kind="comment"]');
      await desk.ready();
      await desk.tab.keyboard.type(RISKY.text.slice(0, half));
      await rig.killHost();
      await desk.tab.keyboard.type(RISKY.text.slice(half));
      await desk.holds(RISKY.text);
      await desk.tab.keyboard.press('Enter');
      await desk.waitForCard('gate', 15_000);
      await staysHeld(site);
      assert.equal(await desk.text(), RISKY.text);
    },
  },
  ...[['warn', 'Enter'], ['warn', 'Ctrl+Enter'], ['block', 'Enter'], ['allow', 'Ctrl+Enter']].map(([policy, key]) => ({
    name: `scenario: the host is gone in mid-draft and ${key} hit: fail policy ${policy} is obeyed, and it recovers`, ownBrowser: true, limit: 180_000,
    run: (/** @type {Bench} */ bench) => killedMidDraft(bench, policy, key),
  })),
  {
    name: 'scenario: a ward computer is handed over: nothing of an answer is in a new tab', limit: 90_000,
    run: async (bench) => {
      const spans = spansOf(reportOf(bench.places, RISKY.text));
      const student = await bench.open();
      await student.type(RISKY.text);
      await student.waitForMarks(spans);
      const name = await student.spanOf('Mr. Teodor Lindqvist');
      await student.clickWord(name);
      await student.waitForCard('card');
      await student.press('Not about a patient');
      await until(async () => await student.marksDifferFrom(spans) !== '', 'the mark of what was answered to go');
      const doctor = await bench.open();
      await doctor.type(RISKY.text);
      await doctor.waitForMarks(spans);
      await student.close();
      await doctor.clear();
      await doctor.type(RISKY.text);
      await doctor.waitForMarks(spans);
      await doctor.pressPost();
      await doctor.waitForCard('gate');
      await staysHeld(bench.site);
    },
  },
  {
    name: 'scenario: a patient story with a signed release is scheduled: held as a post, the reason is given once', host: 'noted', ...SITES, limit: 90_000,
    run: ({ rig }) => onSites(async (site) => {
      const text = SCENARIOS.story;
      const told = rig.decisions().length;
      const desk = (await rig.openAt(site.address('meta_business'))).at('[data-composer="post"]');
      await desk.type(text);
      await desk.waitForPill(/ to look at$/);
      await pressControl(desk, 'Schedule');
      await desk.waitForCard('gate');
      await staysHeld(site);
      await desk.press('Post anyway');
      const anyway = await desk.waitForCard('anyway');
      assert.match(anyway.text, /Why does it fit\?/);
      const choice = await until(() => runIn(anyway.frame, () => {
        const radio = document.querySelector('input[value="SIGNED_AUTHORIZATION"]');
        const { x, y, width, height } = /** @type {Element} */ (radio).getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }), 'the reason');
      const origin = await desk.origin(anyway.frame);
      await desk.tab.mouse.click(origin.x + choice.x, origin.y + choice.y);
      await desk.insist('Post anyway', () => site.posts.length > 0, 'the author\'s decision to be taken');
      await goesOutOnce(site, text);
      assert.equal(/** @type {any} */ (site.posts[0]).via, 'later', 'it was Schedule that went on');
      site.forget();
      // The same draft again, then with a word changed: neither is asked about.
      await pressControl(desk, 'Save as draft');
      await goesOutOnce(site, text);
      assert.equal(await desk.card(), null);
      site.forget();
      await desk.focus();
      await desk.tab.keyboard.type(' 🌷');
      await desk.waitForPill('Checked');
      await pressControl(desk, 'Schedule');
      await goesOutOnce(site, `${text} 🌷`);
      assert.equal(await desk.card(), null);
      assert.deepEqual(rig.decisions().slice(told).filter((each) => each === 'OVERRODE'), ['OVERRODE'], 'one decision against the warning');
      site.forget();
      // Another draft is another matter.
      await desk.close();
      const other = (await rig.openAt(site.address('meta_business'))).at('[data-composer="post"]');
      await other.type(text);
      await pressControl(other, 'Schedule');
      await other.waitForCard('gate');
      await staysHeld(site);
      await other.close();
    }),
  },
];
