// Writes unicode_tables.inc: properties and simple lower case of every code point, as Node's own Unicode data has
// them. Run by the build; node unicode_tables.mjs OUTPUT.
import { writeFileSync } from 'node:fs';

const LAST = 0x10ffff;
const BLOCK = 128;

// Bit names as in unicode.cc.
const PROPERTIES = [
  ['kLetter', /\p{L}/u],
  ['kMark', /\p{M}/u],
  ['kDigit', /\p{Nd}/u],
  // What UAX #29 glues to the character before it. Spacing marks are among the marks.
  ['kExtends', /[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u{E0020}-\u{E007F}\u200d]/u],
  ['kPictographic', /\p{Extended_Pictographic}/u],
  ['kRegional', /\p{Regional_Indicator}/u],
  ['kUpper', /\p{Lu}/u],
  ['kPrepends', /[\u{600}-\u{605}\u{6dd}\u{70f}\u{890}-\u{891}\u{8e2}\u{d4e}\u{110bd}\u{110cd}\u{111c2}-\u{111c3}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]/u],
];

const isSurrogate = (code) => code >= 0xd800 && code <= 0xdfff;

function bitsOf(code) {
  if (isSurrogate(code)) return 0;
  const text = String.fromCodePoint(code);
  return PROPERTIES.reduce((bits, [, pattern], i) => (pattern.test(text) ? bits | (1 << i) : bits), 0);
}

// Blocks of equal content are stored once.
function propertyTables() {
  const seen = new Map();
  const index = [];
  const blocks = [];
  for (let first = 0; first <= LAST; first += BLOCK) {
    const block = Array.from({ length: BLOCK }, (_, i) => bitsOf(first + i));
    const key = block.join(',');
    if (!seen.has(key)) {
      seen.set(key, blocks.length / BLOCK);
      blocks.push(...block);
    }
    index.push(seen.get(key));
  }
  return { index, blocks };
}

// Ranges [first, last] whose every `step`-th code point becomes lower case by adding `delta`.
function lowerRanges() {
  const ranges = [];
  for (let code = 0x80; code <= LAST; code++) {
    if (isSurrogate(code)) continue;
    const lower = String.fromCodePoint(code).toLowerCase();
    // One upper-case letter lower-cases to two code points (U+0130, dotted I); the first of them is its simple form.
    const to = lower.codePointAt(0);
    if (to === code) continue;
    const delta = to - code;
    const last = ranges.at(-1);
    const step = last ? code - last.last : 0;
    if (last && last.delta === delta && (step === 1 || step === 2) && (last.step === 0 || last.step === step)) {
      last.last = code;
      last.step = step;
    } else {
      ranges.push({ first: code, last: code, delta, step: 0 });
    }
  }
  return ranges;
}

const { index, blocks } = propertyTables();
const lines = (numbers) => numbers.join(',').replace(/(.{90,100},)/g, '$1\n');
const lower = lowerRanges().map((r) => `{${r.first},${r.last},${r.delta},${r.step || 1}}`);
writeFileSync(
  process.argv[2],
  `// Made by unicode_tables.mjs from Unicode ${process.versions.unicode}.
enum Property : uint8_t { ${PROPERTIES.map(([name], i) => `${name} = ${1 << i}`).join(', ')} };
constexpr uint32_t kBlockSize = ${BLOCK};
constexpr uint16_t kBlockOf[] = {${lines(index)}};
constexpr uint8_t kBlocks[] = {${lines(blocks)}};
struct LowerRange { char32_t first, last; int32_t delta; uint32_t step; };
constexpr LowerRange kLower[] = {${lines(lower)}};
`,
);
