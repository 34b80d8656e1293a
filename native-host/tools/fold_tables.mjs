// Writes fold_tables.inc: what each code point is read as, from Node's own Unicode data (NFKC) and from the lists
// below. Run by the build; node fold_tables.mjs OUTPUT.
import { writeFileSync } from 'node:fs';

const END = 0x20000; // beyond lie Han characters, and the tags and selectors that text/fold.cc drops as one range
const BLOCK = 64;

// What is not for the eye, and what stands on a letter as a line, ring or box: struck out, underlined, keycap.
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\x80-\x84\x86-\x9f\ufff9-\ufffb\u0332\u0333\u0335-\u0338\u0347\u035f\u0489\u20d2-\u20d3\u20d8-\u20da\u20dd-\u20e0\u20e2-\u20e4\u20e5\u20ea\u20eb]/u;
// Arabic number signs and the like belong to the digits after them.
const PREPENDED = /[\u{600}-\u{605}\u{6dd}\u{70f}\u{890}\u{891}\u{8e2}\u{110bd}\u{110cd}]/u;

// [characters, what each of them is read as]
const READ_AS = [
  ['\u0085\u2028\u2029', '\n'],
  ['\u2800', ' '], // blank Braille cell
  ['\u2043\u2212\u02d7', '-'], // hyphen bullet, minus, modifier minus
  ['\u00b4\u02bb\u02bc\u02bd\u2018\u2019\u201a\u201b\u2032\u2035', "'"],
  ['\u201c\u201d\u201e\u201f\u2033', '"'],
  ['\u2044\u2215', '/'], // fraction and division slash
  ['\u2236\ua789', ':'], // ratio, modifier colon
  ['\u2217', '*'],
  ['\u2022\u2027\u2219\u22c5\u25cf\u30fb\uff65', '\u00b7'], // bullets and dots at mid height
  ['\u0251', 'a'], // as typed for plain letters, not as sounds
  ['\u0261', 'g'],
];

// [first code point, what it and those after it are read as]
const RUNS = [
  [0x1f150, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'], // white in a black circle
  [0x1f170, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'], // white in a black square; blood groups are among them
  [0x2776, '123456789'],
  [0x2780, '123456789'],
  [0x278a, '123456789'],
  [0x24f5, '123456789'],
];
const SINGLES = { 'Ⓜ': 'M', '⓿': '0', '🄋': '0', '🄌': '0' };

// Small capitals, which have no compatibility mapping.
const SMALL_CAPITALS = [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'];
const SMALL_CAPITALS_ARE = 'abcdefghijklmnoprstuvwyz';

// Letters that look like a Latin one, read as such in a word that has Latin letters too: the pairs of Unicode's
// confusables (UTS #39) that are alike in common typefaces.
const LOOK_ALIKES = {
  Cyrillic: ['АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝѵґӏкмтнв', 'ABESIJKMHOPCTYXaesijopcyxhdqwvrlkmthb'],
  Greek: ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ', 'ABEZHIKMNOPTYXaikvoptux'],
  Armenian: ['ՍՕԼՏհոսօցզ', 'UOLShnuogq'],
  Cherokee: ['ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃᎥ', 'ABCDEHJKLMPRSTVWZi'],
};

// Kept as they are: ordinals ("2º"), trade marks, emoji; and Hangul letters, which would come apart.
const KEPT = /[ªºµ™℠\u3130-\u318f\uffa1-\uffdc\p{Extended_Pictographic}]/u;
const RAISED = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]/u;

const byHand = new Map(READ_AS.flatMap(([from, to]) => [...from].map((char) => [char, to])));
for (const [first, to] of RUNS) [...to].forEach((char, i) => byHand.set(String.fromCodePoint(first + i), char));
for (const [from, to] of Object.entries(SINGLES)) byHand.set(from, to);
SMALL_CAPITALS.forEach((char, i) => byHand.set(char, SMALL_CAPITALS_ARE[i]));
const lookAlikes = new Map(
  Object.values(LOOK_ALIKES).flatMap(([from, to]) => {
    if ([...from].length !== to.length) throw new Error(`look-alikes of ${from} do not pair`);
    return [...from].map((char, i) => [char, to[i]]);
  }),
);

// Decimal digits come in runs of ten.
function digitOf(code) {
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}

/** What one character is read as by itself; undefined: as it stands. @param {string} char */
function readAs(char) {
  const code = /** @type {number} */ (char.codePointAt(0));
  if (code < 0x80) return undefined;
  if (byHand.has(char)) return byHand.get(char);
  if (PREPENDED.test(char)) return undefined;
  if (HIDDEN.test(char)) return '';
  if (/\p{Zs}/u.test(char)) return ' ';
  if (/[\p{Pd}]/u.test(char) && !/[\u301c\u3030\u30a0]/u.test(char)) return '-';
  if (KEPT.test(char)) return undefined;
  if (/\p{Nd}/u.test(char)) return digitOf(code);
  return compatible(char);
}

// Its compatibility form, where that is no more than three times as long and no mark, fraction or space with a mark.
function compatible(char) {
  const form = char.normalize('NFKC');
  if (form === char || form.includes('\u2044') || /[\p{M}]/u.test(form)) return undefined;
  if (form.startsWith(' ') || Buffer.byteLength(form) > 3 * Buffer.byteLength(char)) return undefined;
  return [...form].map((each) => readAs(each) ?? each).join('');
}

// Blocks of equal content are stored once. An entry is 0 (as it stands) or the place of its text in kFoldTexts.
function foldTables() {
  const texts = [0]; // place 0 is no text
  const places = new Map();
  const placeOf = (kind, text) => {
    const key = `${kind}:${text}`;
    if (!places.has(key)) {
      places.set(key, texts.length);
      const bytes = [...Buffer.from(text)];
      if (bytes.length > 31) throw new Error('a fold is too long');
      texts.push((kind << 5) | bytes.length, ...bytes);
    }
    return places.get(key);
  };
  const entryOf = (code) => {
    if (code >= 0xd800 && code <= 0xdfff) return 0;
    const char = String.fromCodePoint(code);
    if (lookAlikes.has(char)) return placeOf(2, lookAlikes.get(char));
    const text = readAs(char);
    return text === undefined || text === char ? 0 : placeOf(RAISED.test(char) ? 1 : 0, text);
  };
  const seen = new Map();
  const index = [];
  const blocks = [];
  for (let first = 0; first < END; first += BLOCK) {
    const block = Array.from({ length: BLOCK }, (_, i) => entryOf(first + i));
    const key = block.join(',');
    if (!seen.has(key)) {
      seen.set(key, blocks.length / BLOCK);
      blocks.push(...block);
    }
    index.push(seen.get(key));
  }
  if (texts.length > 0xffff) throw new Error('too many folds for 16 bits');
  return { texts, index, blocks };
}

// Letter and mark that make one letter, whatever the order of the marks; ascending.
function compositions() {
  const found = new Map();
  for (let code = 0x41; code < 0x2000; code++) {
    const base = String.fromCodePoint(code);
    if (!/\p{L}/u.test(base)) continue;
    for (let mark = 0x300; mark <= 0x345; mark++) {
      const whole = (base + String.fromCodePoint(mark)).normalize('NFC');
      if ([...whole].length === 1) found.set(code * 0x10000 + mark, whole.codePointAt(0));
    }
  }
  return [...found].sort(([a], [b]) => a - b);
}

const { texts, index, blocks } = foldTables();
const lines = (numbers) => numbers.join(',').replace(/(.{90,100},)/g, '$1\n');
const pairs = compositions().map(([key, to]) => `{${key}u,${to}}`);
writeFileSync(
  process.argv[2],
  `// Made by fold_tables.mjs from Unicode ${process.versions.unicode}.
constexpr char32_t kFoldEnd = ${END};
constexpr uint32_t kFoldBlock = ${BLOCK};
constexpr uint16_t kFoldBlockOf[] = {${lines(index)}};
constexpr uint16_t kFoldPlaces[] = {${lines(blocks)}};
constexpr uint8_t kFoldTexts[] = {${lines(texts)}};
struct Composition { uint32_t letter_and_mark; char32_t whole; };
constexpr Composition kCompositions[] = {${lines(pairs)}};
`,
);
