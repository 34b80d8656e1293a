// @ts-check
/**
 * What the content script needs of a thing that people type into. Editors are code; sites are data.
 *
 * @typedef {import('../spans.js').Span} Span
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 *
 * A stretch of a reading that is a stretch of one text node: `length` code units from `at` in `node` stand at `begin`.
 * Where `node` is a picture they are what it stands for. `atom`: they stand in something that cannot be typed in, a
 * mention or such a picture, and can only go with all of it.
 * @typedef {{node: Text|Element, at: number, begin: number, length: number, atom?: Element}} Run
 *
 * Exactly what the editor holds and the site would post. `runs` lead from offsets to DOM points, in order; a field has none.
 * @typedef {{text: string, runs: Run[]}} Reading
 *
 * @typedef {object} Editor
 * @property {(box: HTMLElement) => boolean} matches
 * @property {(box: HTMLElement) => Reading} read   reads only; safe at any time
 * @property {(box: HTMLElement, reading: Reading, spans: Span[], stage: HTMLElement) => Box[][]} rectsOf
 *   For each span its rectangles in the viewport, one a line. `reading` is what the box holds now; `stage` is an element
 *   of our own in which a field's text may be laid out and taken away again before the page runs.
 * @property {(box: HTMLElement, reading: Reading) => Span|null} selection   null where the caret is elsewhere
 * @property {(box: HTMLElement, reading: Reading, span: Span) => void} select   focuses the box and selects the words
 * @property {(box: HTMLElement, span: Span, text: string) => Promise<boolean>} replace
 *   Writes `text` over the words at `span` as if typed, so that one undo takes it back. Resolves to true only if a
 *   re-read gives the expected text; else the former text was put back as far as the editor let us.
 */
import {draft} from './draft.js';
import {field} from './field.js';
import {rich} from './rich.js';
import {slate} from './slate.js';

/** First match wins: the editors with a model of their own come before the plain one. @type {Editor[]} */
const editors = [field, slate, draft, rich];

/** @param {HTMLElement} box @returns {Editor|null} null where nothing can be typed, or it is no business of ours */
export const editorOf = (box) => editors.find((editor) => editor.matches(box)) ?? null;
