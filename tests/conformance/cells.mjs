// @ts-check
/** What every editor has to do in every browser. A cell throws where it fails; what it returns is printed in its place. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../e2e/harness/expected.mjs';
import { sleep, throughout, until } from '../e2e/harness/wait.mjs';
import { CLEAN, RISKY } from '../e2e/texts.mjs';
import { CHANGES, DRAFTS, holds } from './drafts.mjs';
import { judged } from './judged.mjs';

/**
 * @typedef {import('./compose_desk.mjs').ComposeDesk} ComposeDesk
 * @typedef {{open: (page?: Record<string, string>) => Promise<ComposeDesk>, places: import('../e2e/harness/options.mjs').Places, browser: string, editor: string, ime: import('./ime.mjs').Ime}} Given
 * @typedef {(given: Given) => Promise<string|void>} Cell
 */

/** Longer than editors join keystrokes into one step of undo: Quill does so for 1,000 ms. There is nothing to be seen of it. */
const UNDO_GROUP_MS = 1_200;
const NUMBER = '00583921';
/** Stops a post; the number is in a text node of its own behind a mention and bold words. */
const RICH_RISKY = [{ parts: [{ b: 'Long' }, ' night 🌙 cc ', { mention: 'wärd' }, ` My patient Mr. Teodor Lindqvist, MRN ${NUMBER}, finally went home after his bypass.`] }];
const PLAIN_RISKY = [{ parts: [RISKY.text] }];

/** @param {ComposeDesk} desk */
async function richest(desk) { return holds(RICH_RISKY, await desk.can()) ? RICH_RISKY : PLAIN_RISKY; }

/** @type {Cell} */
async function read({ open }) {
  const desk = await open();
  const can = await desk.can();
  for (const [name, lines] of Object.entries(DRAFTS)) {
    if (!holds(lines, can)) continue;
    await desk.fill(lines);
    await desk.agrees(name);
  }
  await desk.fill([{ parts: [] }]);
  await desk.focus();
  await desk.tab.keyboard.type(CLEAN.text);
  assert.equal((await desk.agrees('typed')).text, CLEAN.text);
}

/** @type {Cell} */
async function mark({ open, places }) {
  const desk = await open();
  await desk.type(RISKY.text);
  await desk.waitForMarks(spansOf(reportOf(places, RISKY.text)));
  const lines = await richest(desk);
  if (lines === PLAIN_RISKY) return;
  const { text } = await desk.fill(lines);
  await desk.focus();
  const report = reportOf(places, text);
  assert.ok(spansOf(report).some(({ begin, end }) => text.slice(begin, end).includes(NUMBER)), 'the engine finds the number');
  const word = await desk.placeOf(NUMBER);
  await until(async () => (await desk.marks()).some((each) => each.x <= word.x + 2 && each.x + each.width >= word.x + word.width - 2
    && Math.abs(each.y + each.height - word.y - word.height) < 9), 'a mark at the number behind a mention');
}

/** @param {ComposeDesk} desk @param {() => Promise<unknown>} act  that would post */
export async function holdsPost(desk, act) {
  const before = await desk.text();
  await act();
  await desk.waitForCard('gate');
  assert.deepEqual(await desk.posted(), [], 'nothing was posted');
  assert.equal(await desk.text(), before, 'the draft is as it was');
  await desk.tab.keyboard.press('Escape');
  await desk.waitForNoCard();
}

/** @type {Cell} */
async function block({ open, places }) {
  const desk = await open();
  const { text } = await desk.fill(await richest(desk));
  assert.equal(reportOf(places, text).action, 'GATE', 'the engine holds this text');
  await desk.focus();
  await desk.waitForPill(/ to look at$/);
  await holdsPost(desk, () => desk.pressPost());
  await desk.focus();
  await desk.repainted(); // Lexical takes the keyboard anew once it saw the caret move; no hand is faster
  await holdsPost(desk, () => desk.chord('Control', 'Enter'));
  await desk.clear();
  await desk.type(CLEAN.text);
  await desk.waitForPill('Checked');
  await desk.pressPost();
  await until(async () => (await desk.posted()).length > 0, 'the harmless post to go out');
  assert.deepEqual(await desk.posted(), [CLEAN.text]);
}

/** The first finding that has a fix with words of its own. @param {import('../e2e/harness/options.mjs').Places} places */
export function fixable(places) {
  const report = reportOf(places, RISKY.text);
  const finding = report.findings.find((/** @type {any} */ each) => each.fixes?.[0]?.replacement);
  assert.ok(finding, 'the engine offers a fix for this text');
  const { span, replacement, label } = finding.fixes[0];
  return { finding, label, replacement, text: RISKY.text.slice(0, span.begin ?? 0) + replacement + RISKY.text.slice(span.end) };
}

/** @type {Cell} */
async function replace({ open, places }) {
  const desk = await open();
  const { finding, label, text } = fixable(places);
  await desk.type(RISKY.text);
  await desk.waitForMarks(spansOf(reportOf(places, RISKY.text)));
  await desk.clickWord(finding.span);
  await desk.waitForCard('card');
  await desk.press(label);
  await until(async () => (await desk.text()) === text, 'the fix to be in the model');
  await desk.waitForMarks(spansOf(reportOf(places, text))); // the product read it back, and writes no more
  const can = await desk.can();
  const restored = [];
  const wrong = [];
  for (const change of CHANGES) {
    if (!holds(change.draft, can)) continue;
    const verdict = await changes(desk, change).catch((error) => String(error.message));
    if (verdict === 'restored') restored.push(change.name);
    else if (verdict !== 'ok') wrong.push(`${change.name}: ${verdict}`);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n  '));
  if (restored.length > 0) return `restored: ${restored.join(', ')}`;
}

/** @param {ComposeDesk} desk @param {(typeof CHANGES)[number]} change */
async function changes(desk, { draft, words, text }) {
  await desk.fill(draft);
  const before = await desk.agrees('before');
  const begin = before.text.indexOf(words);
  if (begin < 0) throw new Error(`the draft is not there: ${JSON.stringify(before.text)}`);
  const span = { begin, end: begin + words.length };
  const done = await desk.replace(span, text);
  return judged(done, before, await desk.model(), await desk.reading(), span, text);
}

/** @type {Cell} */
async function undo({ open }) {
  const desk = await open();
  const lines = holds(RICH_RISKY, await desk.can()) ? [...RICH_RISKY, { parts: ['more'] }] : PLAIN_RISKY;
  await desk.fill(lines);
  await desk.focus();
  await desk.tab.keyboard.type(' ok');
  await sleep(UNDO_GROUP_MS);
  const before = await desk.agrees('before');
  const begin = before.text.indexOf(NUMBER);
  assert.equal(await desk.replace({ begin, end: begin + NUMBER.length }, 'of theirs 🌷'), true);
  await sleep(UNDO_GROUP_MS);
  for (let steps = 1; steps <= 2; steps++) {
    await desk.chord('Control', 'z');
    const back = await until(async () => (await desk.text()) === before.text, 'the words to be back', 1_000).catch(() => false);
    if (!back) continue;
    await desk.agrees('after undo');
    return steps === 1 ? undefined : `ok, in ${steps} steps`;
  }
  throw new Error(`Ctrl+Z does not bring the words back: ${JSON.stringify((await desk.model()).text)}`);
}

/** @type {Cell} */
async function goOn({ open }) {
  const desk = await open();
  await desk.fill(await richest(desk));
  await desk.focus();
  for (const put of ['someone', '']) {
    const before = await desk.agrees('before');
    const words = put === '' ? ' someone' : 'Mr. Teodor Lindqvist';
    const begin = before.text.indexOf(words);
    assert.equal(await desk.replace({ begin, end: begin + words.length }, put), true);
    await desk.tab.keyboard.type('ü1 🌷2');
    const wanted = `${before.text.slice(0, begin)}${put}ü1 🌷2${before.text.slice(begin + words.length)}`;
    await until(async () => (await desk.text()) === wanted, 'what is typed on to stand behind what was written')
      .catch(async (error) => { throw new Error(`${error.message}: ${JSON.stringify(await desk.text())}`); });
    await desk.agrees('typed on');
  }
}

/** @type {Cell} */
async function paste({ open, places }) {
  const desk = await open();
  await desk.paste(RISKY.text);
  await desk.holds(RISKY.text);
  await desk.agrees('pasted');
  await desk.waitForMarks(spansOf(reportOf(places, RISKY.text)));
  const { finding, label, text } = fixable(places);
  await desk.clickWord(finding.span);
  await desk.waitForCard('card');
  await desk.press(label);
  await until(async () => (await desk.text()) === text, 'the fix to be in the model');
  await desk.agrees('fixed');
}

/**
 * While an input method is at work the marks stay at their words and none comes, and nothing of what it shows is taken for
 * final: the Enter that ends a composition neither posts nor is held, and the next one is.
 * @type {Cell}
 */
async function composing({ open, ime, places }) {
  if (!ime) return 'n/a: this browser has no door for it';
  const desk = await open({ enter: 'posts' });
  await desk.type(RISKY.text);
  const marked = spansOf(reportOf(places, RISKY.text, 'comment'));
  await desk.waitForMarks(marked);
  const quiet = async () => await desk.card() === null && (await desk.posted()).length === 0;
  for (const text of ['に', 'にほ', 'にほん']) {
    await ime.compose(desk, text);
    await until(async () => (await desk.reading()).endsWith(text), 'the composition to be in the box');
    await desk.waitForMarks(marked);
    await throughout(async () => await quiet() && (await desk.reading()).endsWith(text) && await desk.marksDifferFrom(marked) === '', 'the composition is left alone', 300);
  }
  await ime.commit(desk, '日本');
  await throughout(quiet, 'the Enter that ends a composition neither posts nor is held', 400);
  const { text } = await desk.agrees('after the composition');
  assert.equal(text, `${RISKY.text}日本`);
  await desk.waitForMarks(spansOf(reportOf(places, text, 'comment')));
  await holdsPost(desk, () => desk.tab.keyboard.press('Enter'));
}

/** @type {Record<string, Cell>} */
export const CELLS = { read, mark, block, replace, undo, 'go on': goOn, paste, IME: composing };
