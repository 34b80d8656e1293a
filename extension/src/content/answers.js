// @ts-check
/**
 * What the author answered to findings of a draft. Kept in memory only, for the life of the document and at most
 * `timing.answers` after the author's last act; sent again with every check, found anew in the text of that check.
 *
 * @typedef {import('../wire.gen.js').Answer} Answer
 * @typedef {import('../wire.gen.js').AnswerKind} AnswerKind
 */
import {standsAlone} from './spans.js';
import * as timing from './timing.js';

/** At most so many, newest kept: the wire takes no endless list. */
const MOST = 200;

/**
 * Where `words` stand in `text` and are no piece of longer words; null when nowhere.
 * @param {string} text @param {string} words @returns {import('./spans.js').Span|null}
 */
export function locate(text, words) {
  if (words === '') return null;
  for (let begin = text.indexOf(words); begin !== -1; begin = text.indexOf(words, begin + 1)) {
    const span = {begin, end: begin + words.length};
    if (standsAlone(text, span)) return span;
  }
  return null;
}

export class Answers {
  /** @type {{rule: string, words: string, kind: AnswerKind}[]} */
  #given = [];
  #lastAct = 0;

  /** Grows with every change, so that a draft can tell which answers it was judged with. */
  version = 0;

  /** The author did something. @param {number} now */
  act(now) {
    this.expire(now);
    this.#lastAct = now;
  }

  /** Forgets everything when the author has been away for too long. @param {number} now */
  expire(now) {
    if (this.#given.length > 0 && now - this.#lastAct > timing.answers) this.clear();
  }

  /** A later answer to the same words replaces the earlier one. @param {string} rule @param {string} words @param {AnswerKind} kind */
  give(rule, words, kind) {
    const others = this.#given.filter((each) => each.rule !== rule || each.words !== words);
    this.#given = [...others, {rule, words, kind}].slice(-MOST);
    this.version++;
  }

  /** @param {AnswerKind} kind @returns {boolean} whether it was given to anything of the draft */
  has(kind) { return this.#given.some((each) => each.kind === kind); }

  clear() {
    if (this.#given.length === 0) return;
    this.#given = [];
    this.version++;
  }

  /** One for each answer and part in which its words stand. @param {string[]} texts @returns {Answer[]} */
  in(texts) {
    return this.#given.flatMap(({rule, words, kind}) => texts.flatMap((text, part) => {
      const span = locate(text, words);
      return span === null ? [] : [{rule, part, span, kind}];
    }));
  }
}
