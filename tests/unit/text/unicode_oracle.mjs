// Reads a JSON array of strings, writes what JavaScript says of each: grapheme boundaries in UTF-8 bytes, lower case of
// each code point, UTF-16 length. node unicode_oracle.mjs IN OUT
import { readFileSync, writeFileSync } from 'node:fs';

const [input, output] = process.argv.slice(2);
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const bytes = (text) => Buffer.byteLength(text, 'utf8');
const simpleLower = (char) => String.fromCodePoint(char.toLowerCase().codePointAt(0));

writeFileSync(
  output,
  JSON.stringify(
    JSON.parse(readFileSync(input, 'utf8')).map((text) => ({
      boundaries: [...segmenter.segment(text)].map((s) => bytes(text.slice(0, s.index))),
      lower: [...text].map(simpleLower).join(''),
      utf16: text.length,
      words: [...text].map((c) => (/[\p{L}\p{M}\p{Nd}]/u.test(c) ? 'w' : '-')).join(''),
    })),
  ),
);
