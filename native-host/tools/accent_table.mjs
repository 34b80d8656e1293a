// Writes accents.inc: Latin letters with accents and the plain letters that stand for them, from Node's Unicode data.
//   node accent_table.mjs OUT
import { writeFileSync } from 'node:fs';

// What no decomposition says, as people write it where the letter is missing from the keyboard.
const BY_HAND = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th', ħ: 'h', ŋ: 'n', ŧ: 't', ſ: 's', ĸ: 'k', ɓ: 'b', ɗ: 'd', ƙ: 'k', ŀ: 'l' };

function folded(letter) {
  const lower = letter.toLowerCase();
  if (BY_HAND[lower]) return BY_HAND[lower];
  const plain = lower.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[a-z]{1,2}$/.test(plain) ? plain : BY_HAND[plain] ?? '';
}

function rows(first, last) {
  const row = [];
  for (let code = first; code <= last; code += 1) {
    const plain = folded(String.fromCodePoint(code));
    row.push(`{${[0, 1].map((i) => (plain[i] ? `'${plain[i]}'` : '0')).join(', ')}}`);
  }
  return row.join(', ');
}

writeFileSync(process.argv[2], `// Made by accent_table.mjs. {0, 0}: the letter stays.
constexpr char kLatin[0x250 - 0x80][2] = {${rows(0x80, 0x24f)}};
constexpr char kLatinAdditional[0x100][2] = {${rows(0x1e00, 0x1eff)}};
`);
