// Spans of `discreet check` against JavaScript's own indices, on texts put together at random.
// node spans_oracle.mjs PROGRAM SEED
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';

const [program, seed] = process.argv.slice(2);
const NUMBER = '401-55-2382';
const PIECES = [
  'ward', 'Zoë', 'e\u0301la', 'naïve', '😀', '👩🏽‍🔬', '👨‍👩‍👧‍👦', '❤️', '🇺🇸', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', 'שלום', 'مرحبا', '\u200f', '\u202eabc\u202c',
  'नमस्ते', '中文', '한국', 'ｗａｒｄ', '\u00a0', '\u3000', '\u200b', '\u00ad', '“x”', '—', '\r\n', '\n', '\t', '𝔸', '\u0301', 'ß', '\ufeff',
];

// The number as people hide it. Each is to be marked from its first to its last character, as the author typed it.
const shifted = (first) => [...NUMBER].map((c) => (c === '-' ? c : String.fromCodePoint(first + Number(c)))).join('');
const DISGUISES = [
  NUMBER, NUMBER, shifted(0xff10), shifted(0x1d7ce), shifted(0x660), shifted(0x966), '4 0 1 - 5 5 - 2 3 8 2', '4️⃣0️⃣1️⃣-5️⃣5️⃣-2️⃣3️⃣8️⃣2️⃣',
  '4\u200b01\u00ad-5\u20605-23\u200d82', '401–55—2382', '4-0-1--5-5--2-3-8-2', '４ ０ １ - ５ ５ - ２ ３ ８ ２', '４0１‑５5‑②３82',
  'four zero one, five five, two three eight two',
];

// A small generator with a seed: the same seed gives the same texts.
let state = Number(seed) >>> 0;
const below = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const noise = () => Array.from({ length: below(6) }, () => PIECES[below(PIECES.length)]).join(below(2) ? ' ' : '');

// Where the numbers stand is noted in JavaScript's own indices while the text is put together. A bracket keeps what is
// around a number out of its row of characters.
const places = [];
const texts = Array.from({ length: 500 }, (_, id) => {
  let text = '';
  places[id] = [];
  for (let left = 1 + below(3); left > 0; left--) {
    const number = DISGUISES[below(DISGUISES.length)];
    text += `${noise()} [`;
    places[id].push({ begin: text.length, end: text.length + number.length });
    text += `${number}] ${noise()}`;
  }
  return text;
});

/** @param {string[]} rows @param {string} format */
function check(rows, format) {
  const input = rows.map((text, id) => JSON.stringify({ id, text })).join('\n');
  const run = spawnSync(program, ['check', '--jsonl', '--format', format], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ok(run.status === 0 || run.status === 1, `exit ${run.status}: ${run.stderr}`);
  const lines = run.stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(lines.length, rows.length);
  return lines;
}

const reports = check(texts, 'json');
const predictions = check(texts, 'predictions');
const rewritten = [];
texts.forEach((text, id) => {
  const expected = places[id];
  const findings = (reports[id].report.findings ?? []).filter((each) => each.rule === 'phi.ssn.hyphenated');
  const spans = findings.map(({ span }) => ({ begin: span.begin ?? 0, end: span.end })).sort((a, b) => a.begin - b.begin);
  assert.deepEqual(spans, expected, `text ${id} of seed ${seed}`);

  // Code points: the same places, counted as [...text] does.
  const points = predictions[id].spans.filter((each) => each.label === 'SSN').map(({ start, end }) => [...text].slice(start, end).join(''));
  assert.deepEqual(points, expected.map(({ begin, end }) => text.slice(begin, end)), `text ${id} of seed ${seed}`);

  // The rewrite's edits, made the way the extension makes them.
  let edited = text;
  for (const edit of [...(reports[id].report.rewrite?.edits ?? [])].reverse()) {
    edited = edited.slice(0, edit.span.begin ?? 0) + (edit.replacement ?? '') + edited.slice(edit.span.end ?? 0);
  }
  assert.ok(edited.isWellFormed?.() ?? true);
  rewritten.push(edited);
});

// In made-up noise a rewrite may lay bare what looks worse to the classifier; then none is offered.
let offered = 0;
check(rewritten, 'json').forEach(({ report }, id) => {
  const promised = reports[id].report.rewrite;
  if (!promised) return;
  offered++;
  // Noise that loses the only words of a language is another post, of which less is read.
  if (report.otherLanguage !== reports[id].report.otherLanguage) return;
  assert.equal(report.level, promised.level, `text ${id} of seed ${seed}: the rewrite's level was promised`);
  assert.equal(report.phi.score ?? 0, promised.phi.score ?? 0);
});
assert.ok(offered > 0.9 * texts.length, `only ${offered} of ${texts.length} texts of seed ${seed} have a rewrite`);
