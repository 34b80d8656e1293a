// @ts-check
/** An editor in other surroundings than the top of a page, with fields beside it, and on a page that does not let us write. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../e2e/harness/expected.mjs';
import { throughout, until } from '../e2e/harness/wait.mjs';
import { CLEAN, RISKY } from '../e2e/texts.mjs';
import { fixable, holdsPost } from './cells.mjs';
import { PLACES } from './site.mjs';

/** @typedef {import('./cells.mjs').Given} Given */

const NAME = 'Mr. Teodor Lindqvist';

/** Read, mark, block and replace. @param {string} place */
const worksIn = (place) => async (/** @type {Given} */ { open, places }) => {
  const desk = await open({ place });
  await desk.type(RISKY.text);
  await desk.agrees('typed');
  if (place === 'sandbox-frame') {
    // No frame of ours loads there, and so there is nothing to draw in; the post is held all the same.
    await desk.pressPost();
    await throughout(async () => (await desk.posted()).length === 0, 'the post is held', 2_500);
  } else {
    await desk.waitForMarks(spansOf(reportOf(places, RISKY.text)));
    await holdsPost(desk, () => desk.pressPost());
  }
  const begin = RISKY.text.indexOf(NAME);
  assert.equal(await desk.replace({ begin, end: begin + NAME.length }, 'someone 🌷'), true);
  assert.equal((await desk.agrees('written')).text, RISKY.text.replace(NAME, 'someone 🌷'));
};

/** Every field of the composer is looked at, and all of them together. @param {Given} given */
async function everyPart({ open }) {
  const desk = await open({ also: '1' });
  const fields = await desk.document().$$('[data-also]');
  for (const [index, field] of fields.entries()) {
    await desk.clickOn(field);
    await desk.tab.keyboard.type(`Zoë, MRN 0058392${index}`);
  }
  await desk.focus();
  for (const [index, field] of fields.entries()) {
    const rect = await desk.rectOf(field);
    await until(async () => (await desk.drawn()).marks.some((mark) => mark.y >= rect.y - 2 && mark.y + mark.height <= rect.y + rect.height + 4), `a mark in field ${index + 1}`);
  }
  const pill = await desk.pill();
  assert.ok(pill);
  await desk.tab.mouse.click(pill.x + pill.width / 2, pill.y + pill.height / 2);
  const list = await desk.waitForCard('list');
  for (const index of fields.keys()) assert.ok(list.text.includes(`0058392${index}`), `the list quotes field ${index + 1}`);
}

/** What the page does not let be written as it is, it has back as it was, and the author has it to copy. @param {Given} given */
async function restoredAndCopied({ open, places }) {
  const desk = await open();
  const { finding, label, replacement } = fixable(places);
  await desk.type(RISKY.text);
  await desk.waitForMarks(spansOf(reportOf(places, RISKY.text)));
  await desk.clickWord(finding.span);
  await desk.waitForCard('card');
  const meddling = async (/** @type {boolean} */ on) => desk.document().evaluate((value) => { /** @type {any} */ (window).conformance.meddling = value; }, on);
  await meddling(true);
  await desk.press(label);
  const card = await desk.waitForCard('copy');
  await meddling(false);
  assert.equal((await desk.agrees('restored')).text, RISKY.text);
  assert.ok(card.buttons.includes('Copy'), card.buttons.join(' | '));
  await desk.press('Copy');
  const clipboard = async () => desk.document().evaluate(() => /** @type {any} */ (window).conformance.clipboard);
  await until(async () => /copied/i.test((await desk.card())?.text ?? ''), 'the card to say that it is copied');
  assert.deepEqual(await clipboard(), [], 'the page heard nothing of it');
  await desk.tab.keyboard.press('Escape');
  await desk.clear();
  await desk.chord('Control', 'v');
  await until(async () => (await desk.text()) === replacement, 'the wording of the fix to be on the clipboard');
}

/**
 * These keep typed letters from their place by themselves in a shadow root: Lexical takes none, Draft.js and Quill put the
 * first one last. No site can use them there; a version that can is to have the cell. @param {string} place
 */
const failsByItself = (place) => async (/** @type {Given} */ { open }) => {
  const desk = await open({ place });
  await desk.focus();
  await desk.tab.keyboard.type(CLEAN.text);
  await throughout(async () => (await desk.text()) !== CLEAN.text || (await desk.reading()) !== CLEAN.text, 'the editor is of no use in a shadow root by itself', 1_000);
  return 'n/a: the editor itself does not take what is typed in a shadow root';
};

const SHADOWED = ['textarea', 'plain', 'prosemirror', 'tiptap', 'slate'];

/** @type {{cell: string, editor: string, work: import('./cells.mjs').Cell}[]} */
export const PLACE_CELLS = [
  ...PLACES.flatMap((place) => (place.endsWith('shadow') ? SHADOWED : ['textarea', 'lexical', 'slate']).map((editor) => ({ cell: place, editor, work: worksIn(place) }))),
  ...['shadow', 'closed-shadow'].flatMap((place) => ['lexical', 'draft', 'quill'].map((editor) => ({ cell: place, editor, work: failsByItself(place) }))),
  { cell: 'every part', editor: 'textarea', work: everyPart },
  ...['textarea', 'input', 'plain', 'quill'].map((editor) => ({ cell: 'copy', editor, work: restoredAndCopied })),
];
