// @ts-check
/**
 * A person at work on a draft, without plan, while the product writes fixes into it: a seed makes the same steps again.
 * After each write the editor's model, its DOM and what the product reads must agree, and the write must have done what
 * it said: exactly its words, or nothing.
 */
import { sleep } from '../e2e/harness/wait.mjs';
import { judged } from './judged.mjs';

/** @typedef {import('./compose_desk.mjs').ComposeDesk} ComposeDesk */
/** @typedef {{edits: number, writes: number, done: number, restored: number, wrong: string[]}} Counts */

const WORDS = ['tea', 'Zoë', 'naïve', 'שלום', '🌙', '👩🏽‍⚕️', 'bed 7', 'Łódź', 'ok', 'e\u0301t\u0065\u0301', 'مرحبا', '12/3', 'x'];
const PUT = ['', 'a colleague', 'somewhere', '🌷', 'שם', 'é', 'two words', '[date]', '-'];
const NAMES = ['Zoe Nuñez', 'ada lindqvist', 'Ömer'];
/** Editors join what follows within this into one step of undo; nobody reads a card and clicks it sooner. */
const CLICK_MS = 520;
/** What a draft may grow to before it is begun anew. */
const MOST = 260;

/** Mulberry32. @param {number} seed @returns {() => number} in [0, 1) */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A place between two whole characters. @param {string} text @param {number} at */
function whole(text, at) {
  let edge = 0;
  for (const { index, segment } of new Intl.Segmenter('en').segment(text)) if (index + segment.length <= at) edge = index + segment.length;
  return edge;
}

class Person {
  /** @param {ComposeDesk} desk @param {number} seed @param {string[]} can */
  constructor(desk, seed, can) {
    this.desk = desk;
    this.random = chance(seed);
    this.can = can;
    /** @type {[weight: number, act: () => Promise<void>][]} */
    this.acts = [
      [8, () => this.keys.type(this.pick(WORDS) + (this.random() < 0.7 ? ' ' : ''))],
      [3, () => this.press('Backspace', 1 + this.below(3))],
      [1, () => this.press('Delete', 1)],
      [3, () => this.press(this.pick(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'ArrowUp', 'ArrowDown']), 1 + this.below(4))],
      [2, () => this.select()],
      [2, () => desk.chord('Control', 'v')],
      [1, () => desk.chord('Control', 'z')],
      ...(can.includes('lines') ? [/** @type {any} */ ([2, () => this.press('Enter', 1)])] : []),
      ...(can.includes('br') ? [/** @type {any} */ ([1, () => desk.chord('Shift', 'Enter')])] : []),
      ...(can.includes('b') ? [/** @type {any} */ ([1, () => desk.chord('Control', 'b')])] : []),
      ...(can.includes('mention') ? [/** @type {any} */ ([2, () => desk.mention(this.pick(NAMES))])] : []),
    ];
  }

  get keys() { return this.desk.tab.keyboard; }

  /** @param {number} count */
  below(count) { return Math.floor(this.random() * count); }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) { return list[this.below(list.length)]; }

  /** @param {import('puppeteer-core').KeyInput} key @param {number} times */
  async press(key, times) { for (let at = 0; at < times; at++) await this.keys.press(key); }

  async select() {
    await this.keys.down('Shift');
    await this.press(this.pick(['ArrowLeft', 'ArrowRight', 'Home']), 1 + this.below(5));
    await this.keys.up('Shift');
  }

  async act() {
    let at = this.below(this.acts.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, run] of this.acts) {
      if (at < weight) return run();
      at -= weight;
    }
    return undefined;
  }

  /** A draft to begin with. @returns {import('./client/document.js').Line[]} */
  draft() {
    /** @type {import('./client/document.js').Line[]} */
    const lines = [];
    for (let count = this.can.includes('lines') ? 1 + this.below(3) : 1; count > 0; count--) {
      /** @type {any[]} */
      const parts = ['Saw '];
      for (let more = this.below(4); more > 0; more--) {
        const kind = this.pick(['text', ...this.can]);
        if (kind === 'b') parts.push({ b: this.pick(WORDS) });
        else if (kind === 'link') parts.push({ link: 'our ward' });
        else if (kind === 'mention') parts.push({ mention: this.pick(NAMES) });
        else if (kind === 'emoji') parts.push({ emoji: '🙂' });
        else if (kind === 'br') parts.push({ br: true });
        parts.push(` ${this.pick(WORDS)} `);
      }
      lines.push({ item: this.can.includes('item') && this.random() < 0.2, parts: [...parts, 'end.'] });
    }
    return lines;
  }

  /** @param {string} text @returns {import('./compose_desk.mjs').Span} */
  span(text) {
    const begin = whole(text, this.below(text.length + 1));
    const end = whole(text, Math.min(text.length, begin + 1 + this.below(14)));
    return { begin, end: Math.max(begin, end) };
  }
}

/**
 * @param {ComposeDesk} desk @param {number} edits  how many steps, of which two in seven are writes @param {number} seed
 * @returns {Promise<Counts>}
 */
export async function editAtRandom(desk, edits, seed) {
  const person = new Person(desk, seed, await desk.can());
  /** @type {Counts} */
  const counts = { edits: 0, writes: 0, done: 0, restored: 0, wrong: [] };
  await desk.paste('pasted é 🌙');
  await desk.agrees('the first paste');
  let fresh = true;
  while (counts.edits < edits && counts.wrong.length < 5) {
    if (fresh) {
      await desk.fill(person.draft());
      await desk.focus();
    }
    fresh = false;
    const acts = 1 + person.below(4);
    counts.edits += acts + 1;
    for (let more = acts; more > 0; more--) await person.act();
    await sleep(CLICK_MS); // what is looked at before may be taken back in a moment: Draft.js is late with Ctrl+Z
    let before;
    try {
      before = await desk.agrees(`seed ${seed}, step ${counts.edits}, after what the person did`);
    } catch (error) {
      counts.wrong.push(/** @type {Error} */ (error).message);
      fresh = true;
      continue;
    }
    if (before.text.length > MOST || before.text.trim() === '') { fresh = true; }
    const span = person.span(before.text);
    if (span.begin === span.end) continue;
    const put = person.pick(PUT);
    counts.writes++;
    const markup = await desk.markup();
    const done = await desk.replace(span, put);
    let verdict = judged(done, before, await desk.model(), await desk.reading(), span, put);
    if (verdict !== 'ok' && verdict !== 'restored') {
      await sleep(300); // an editor may still be drawing
      verdict = judged(done, before, await desk.model(), await desk.reading(), span, put);
    }
    if (verdict === 'ok') counts.done++;
    else if (verdict === 'restored') counts.restored++;
    else {
      counts.wrong.push(`seed ${seed}, step ${counts.edits}, ${span.begin}-${span.end} of ${JSON.stringify(before)} with ${JSON.stringify(put)}: ${verdict}\n  ${markup}\n  -> ${await desk.markup()}`);
      fresh = true;
    }
  }
  return counts;
}
