// @ts-check
/** Drafts and composers without a page: boxes are plain objects, told apart by identity. */
import {Answers} from '../../../../extension/src/content/answers.js';

/** @param {string[]} texts @param {{boxes?: object[], images?: number, answered?: number}} [more] @returns {any} */
export const draftOf = (texts, {boxes = [], images = 0, answered = 0} = {}) => ({
  parts: texts.map((text, index) => ({box: boxes[index] ?? draftOf.box, editor: null, role: 'BODY', reading: {text, runs: []}})),
  attachments: images > 0 ? [{kind: 'IMAGE', count: images}] : [],
  answered,
});
draftOf.box = {};

/** A composer whose text a test sets. @param {string} text @returns {any} */
export function handComposer(text = '') {
  return {
    id: 1, text, images: 0, live: true, composing: false, revision: 0, verdict: null, stale: false, warned: false, decided: 0,
    kind: 'POST', needsRealClick: false, answers: new Answers(), root: {isConnected: true},
    read() { return draftOf([this.text], {images: this.images, answered: this.answers.version}); },
    verdictOn(/** @type {any} */ draft) {
      const same = this.verdict && this.verdict.draft.parts[0].reading.text === draft.parts[0].reading.text && this.verdict.draft.answered === draft.answered;
      return same && !this.stale ? this.verdict : null;
    },
    submits: () => [],
    form: () => null,
  };
}
