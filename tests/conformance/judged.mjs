// @ts-check
/** Whether a write by the product did what it said: exactly its words, or nothing at all. */

/** @typedef {import('./compose_desk.mjs').Model} Model */
/** @typedef {import('./compose_desk.mjs').Span} Span */

/** Unbreakable spaces stand for ordinary ones wherever an editor needs them. @param {string} text */
const spaces = (text) => text.replaceAll('\u00a0', ' ');

/** Mentions, pictures, links and bold; an end of a line has none. @param {string} styles */
const form = (styles) => styles.replaceAll('n', 'p');

/**
 * What a change may touch the form of: its words, the rest of a mention or picture that it cuts, and a character on
 * either side, which may be typed anew with them where they are nothing else.
 * @param {string} styles @param {Span} span @returns {Span}
 */
function loosened(styles, { begin, end }) {
  const whole = (/** @type {number} */ at) => '@e'.includes(styles[at] ?? ' ') && styles[at] === styles[at - 1];
  let from = begin;
  while (whole(from)) from--;
  let to = end;
  while (whole(to)) to++;
  const letter = (/** @type {string|undefined} */ style) => style !== undefined && !'@en'.includes(style);
  const slack = 2; // a code point
  for (let more = 0; more < slack && letter(styles[from - 1]); more++) from--;
  for (let more = 0; more < slack && letter(styles[to]); more++) to++;
  return { begin: from, end: to };
}

/**
 * @param {boolean} done  what the product said @param {Model} before @param {Model} after @param {string} read  what it reads now
 * @param {Span} span @param {string} text
 * @returns {'ok'|'restored'|string}  else what is wrong, for people to read
 */
export function judged(done, before, after, read, span, text) {
  if (read !== after.text) return `the model holds ${JSON.stringify(after.text)}, and read is ${JSON.stringify(read)}`;
  if (!done) {
    if (after.text === before.text && after.styles === before.styles) return 'restored';
    return `said to be restored, but ${JSON.stringify(before)} is now ${JSON.stringify(after)}`;
  }
  const wanted = before.text.slice(0, span.begin) + text + before.text.slice(span.end);
  if (spaces(after.text) !== spaces(wanted)) return `wanted ${JSON.stringify(wanted)}, the model holds ${JSON.stringify(after.text)}`;
  const edges = loosened(before.styles, span);
  const same = (/** @type {string} */ a, /** @type {string} */ b) => a.length === b.length && form(a) === form(b);
  if (!same(before.styles.slice(0, edges.begin), after.styles.slice(0, edges.begin))) return `form before the words is lost: ${before.styles} -> ${after.styles} at ${span.begin}-${span.end}`;
  const rest = before.styles.length - edges.end;
  if (rest > 0 && !same(before.styles.slice(-rest), after.styles.slice(-rest))) return `form behind the words is lost: ${before.styles} -> ${after.styles} at ${span.begin}-${span.end}`;
  return 'ok';
}
