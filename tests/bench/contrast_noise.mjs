// @ts-check
/** Ways in which people type: each makes another spelling of a text and leaves its meaning, and so its labels, as they were. */

/** @typedef {(below: number) => number} Random a whole number in [0, below) */

const LEET = new Map(Object.entries({ a: '4', e: '3', i: '1', o: '0', s: '$' }));
const EMOJI = ['😂', '🙄', '😤', '💀', '🙃', '😭', '🔥', '👀', '💅🏽', '🤷🏾‍♀️'];

/** @template T @param {readonly T[]} from @param {Random} random @returns {T} */
const oneOf = (from, random) => from[random(from.length)];

/** Punctuation at the end of a word or a quotation goes; "7719-302", "11/14" and "2.5" stay. @param {string} text */
const bare = (text) => text.replace(/[.,;:!?"“”¿¡]+(?=\s|$|")|(?<=^|\s)["“”¿¡]+|['’]/gu, '').replace(/ +/g, ' ').trim();

/** One word in lower case gets its last vowel, or else its last letter, three to five times. @param {string} text @param {Random} random */
function stretch(text, random) {
  const words = [...text.matchAll(/(?<=^|\s)\p{Ll}{3,9}(?=[\s.,!?]|$)/gu)];
  if (words.length === 0) return text;
  const found = oneOf(words, random), word = found[0];
  const at = Math.max(...[...'aeiouáéíóú'].map((vowel) => word.lastIndexOf(vowel)));
  const letter = at < 0 ? word.length - 1 : at;
  const begin = found.index + letter;
  return text.slice(0, begin) + text[begin].repeat(3 + random(3)) + text.slice(begin + 1);
}

/** One emoji after a word, another at the end. @param {string} text @param {Random} random */
function emoji(text, random) {
  const words = text.split(' ');
  const at = 1 + random(Math.max(1, words.length - 1));
  return [...words.slice(0, at), oneOf(EMOJI, random), ...words.slice(at), oneOf(EMOJI, random)].join(' ');
}

/** The longest word with digits for letters: "w0rthl3$$". @param {string} phrase */
export function leet(phrase) {
  const longest = phrase.split(' ').reduce((best, word) => (word.length > best.length ? word : best), '');
  return phrase.replace(longest, () => [...longest].map((letter) => LEET.get(letter) ?? letter).join(''));
}

/**
 * Over a whole text, by name. `leet` is not among them: it changes only what fills a slot of insults.
 * @type {Readonly<Record<string, (text: string, random: Random) => string>>}
 */
export const NOISE = { lower: (text) => text.toLowerCase(), bare, stretch, emoji };
