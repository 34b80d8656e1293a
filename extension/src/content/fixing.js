// @ts-check
/**
 * Writes fixes that the author chose into the draft. Nothing else of us ever changes it.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('./verdict.js').Verdict} Verdict
 * @typedef {import('./verdict.js').PartEdit} PartEdit
 * @typedef {import('./edits.js').Edit} Edit
 */
import {applied, asOne, inOrder} from './edits.js';
import {carried} from './spans.js';

/**
 * Edits of one part as they stand in its text now; null when any of their words changed since the verdict.
 * @param {Edit[]} edits @param {string} before @param {string} now @returns {Edit[]|null}
 */
function carriedEdits(edits, before, now) {
  const moved = edits.flatMap((edit) => {
    const span = carried(edit.span, before, now);
    return span ? [{...edit, span}] : [];
  });
  return moved.length === edits.length && inOrder(moved, now.length) ? moved : null;
}

/**
 * @param {Composer} composer @param {Verdict} verdict  that the edits belong to
 * @param {PartEdit[]} edits  by part, then begin
 * @returns {Promise<{done: boolean, text: string}>} `done`: every edit was read back. `text`: what the author can copy
 *   and paste where it was not: the wording of a single edit, else the first part that failed, whole
 */
export async function writeEdits(composer, verdict, edits) {
  const now = composer.read();
  for (const [index, part] of verdict.draft.parts.entries()) {
    const own = edits.filter((edit) => edit.part === index);
    if (own.length === 0) continue;
    const current = now.parts.find((each) => each.box === part.box);
    const moved = current ? carriedEdits(own, part.reading.text, current.reading.text) : null;
    const text = edits.length === 1 ? own[0].replacement : applied(part.reading.text, own);
    if (!current || !moved || composer.composing) return {done: false, text};
    composer.cut = true;
    // A field takes all of it as one step, which one undo takes back; formatted text would lose its form by that.
    const steps = current.reading.runs.length === 0 ? [asOne(current.reading.text, moved)] : moved.reverse();
    for (const step of steps) if (!await current.editor.replace(current.box, step.span, step.replacement)) return {done: false, text};
  }
  return {done: true, text: ''};
}
