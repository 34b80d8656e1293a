// @ts-check
/**
 * Writes contrast sets out of tests/corpora/contrasts: posts that share their words and differ in what is done with them,
 * each with the label that tests/corpora/LABELLING.md gives. The same seed gives the same bytes, and a functionality draws from
 * a stream of its own, so an edit of one leaves the others as they were.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NOISE, leet } from './contrast_noise.mjs';

/** @typedef {{id: string, text: string, kind: string, labels: string[], functionality: string, category: string}} Contrast */
/** @typedef {(below: number) => number} Random a whole number in [0, below) */
/** @typedef {{labels: string[], frames: string[]}} Functionality */
/** @typedef {{category: string, kind: string, insults: string[], noise: string[], slots: Map<string, string[]>, functionalities: Map<string, Functionality>}} Category */

export const LABELS = ['none', 'phi', 'reidentifiable', ...['medical_advice', 'misinformation', 'hate', 'offensive', 'bullying',
  'confidential', 'employee_info', 'credentials', 'photo', 'boundary', 'speaking_for_employer', 'disparagement'].map((name) => `policy:${name}`)];
const SLOT = /\{([\p{L}_]+)\}/gu;
/** Draws that give nothing new before a functionality counts as exhausted. */
const PATIENCE = 2000;

/** @param {string} text @param {string | RegExp} by */
const parts = (text, by) => text.split(by).map((each) => each.trim()).filter((each) => each !== '');
/** @param {Record<string, unknown>} lists @returns {Map<string, string[]>} */
const slotsOf = (lists) => new Map(Object.entries(lists).map(([name, values]) => [name, parts(String(values), '|')]));
const capitalized = (/** @type {string} */ text) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
const uncapitalized = (/** @type {string} */ text) => text.replace(/^\p{Lu}/u, (first) => first.toLowerCase());

/** @param {string} where @param {string[]} named @param {Iterable<string>} known @param {string} noun */
function demand(where, named, known, noun) {
  const set = new Set(known);
  for (const each of named) if (!set.has(each)) throw new Error(`${where}: ${noun} "${each}" is not known; known are ${[...set].join(', ')}`);
}

/** @param {string} file @param {any} yaml @param {Map<string, string[]>} shared @returns {Category} */
function categoryOf(file, yaml, shared) {
  const slots = new Map([...shared, ...slotsOf(yaml.slots ?? {})]);
  const insults = parts(yaml.insults ?? '', ' '), noise = parts(yaml.noise ?? '', ' ');
  demand(file, noise, [...Object.keys(NOISE), 'leet'], 'noise');
  demand(file, insults, slots.keys(), 'slot of insults');
  /** @type {Map<string, Functionality>} */
  const functionalities = new Map();
  for (const [name, { labels, frames }] of Object.entries(/** @type {Record<string, {labels: string, frames: string}>} */ (yaml.functionalities))) {
    functionalities.set(name, { labels: parts(labels, ' '), frames: parts(frames, '\n') });
    demand(`${file}: ${name}`, parts(labels, ' '), LABELS, 'label');
  }
  if (!functionalities.has('plain')) throw new Error(`${file}: no functionality "plain", from which noise is made`);
  return { category: yaml.category, kind: yaml.kind ?? 'post', insults, noise, slots, functionalities };
}

/** Every category of a folder, in the order of the files' names. @param {string} folder @returns {Category[]} */
export function readCategories(folder) {
  const read = (/** @type {string} */ name) => parse(readFileSync(join(folder, name), 'utf8'));
  const shared = slotsOf(read('lists.yaml'));
  return readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'lists.yaml').sort()
    .map((name) => categoryOf(name, read(name), shared));
}

/** FNV-1a into mulberry32. @param {string} seed @returns {Random} */
function randomOf(seed) {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 0x01000193);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/**
 * Fills a frame. A slot said twice is the same both times; "{Slot}" is "{slot}" with a capital.
 * @param {Category} category @param {string} frame @param {Random} random @param {(slot: string, value: string) => string} spell
 */
function fill(category, frame, random, spell) {
  /** @type {Map<string, string>} */
  const chosen = new Map();
  /** @param {string} text @returns {string} */
  const inner = (text) => text.replace(SLOT, (_, /** @type {string} */ said) => {
    const slot = category.slots.has(said) ? said : uncapitalized(said);
    const values = category.slots.get(slot);
    if (!values) throw new Error(`${category.category}: "${frame}": no slot "${said}"; add it to the file's slots or to lists.yaml`);
    const value = chosen.get(slot) ?? spell(slot, inner(values[random(values.length)]));
    chosen.set(slot, value);
    return slot === said ? value : capitalized(value);
  });
  return inner(frame);
}

/**
 * `count` texts that are not in `taken`, round robin over the frames. Throws when the frames do not hold so many.
 * @param {Category} category @param {string} name @param {string} noise "" for none @param {number} count @param {string} seed @param {Set<string>} taken
 * @returns {Contrast[]}
 */
function textsOf(category, name, noise, count, seed, taken) {
  const { labels, frames } = /** @type {Functionality} */ (category.functionalities.get(name));
  const functionality = noise === '' ? name : `${name}.${noise}`;
  const random = randomOf(`${seed}/${category.category}/${functionality}`);
  const spell = (/** @type {string} */ slot, /** @type {string} */ value) => (noise === 'leet' && category.insults.includes(slot) ? leet(value) : value);
  const noisy = NOISE[noise] ?? ((/** @type {string} */ text) => text);
  /** @type {Contrast[]} */
  const rows = [];
  for (let draw = 0, useless = 0; rows.length < count; ++draw) {
    const text = noisy(fill(category, frames[draw % frames.length], random, spell), random);
    if (taken.has(text)) {
      if (++useless > PATIENCE) throw new Error(`${category.category}: ${functionality}: only ${rows.length} different texts; add frames or words`);
      continue;
    }
    taken.add(text);
    rows.push({ id: `contrasts-${category.category}-${functionality}-${String(rows.length + 1).padStart(2, '0')}`, text, kind: category.kind, labels, functionality, category: category.category });
  }
  return rows;
}

/** All contrast sets. @param {Category[]} categories @param {{seed: string, count: number}} options @returns {Contrast[]} */
export function generate(categories, { seed, count }) {
  /** @type {Set<string>} */
  const taken = new Set();
  return categories.flatMap((category) => [
    ...[...category.functionalities.keys()].flatMap((name) => textsOf(category, name, '', count, seed, taken)),
    ...category.noise.flatMap((noise) => textsOf(category, 'plain', noise, count, seed, taken)),
  ]);
}
