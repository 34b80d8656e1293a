// @ts-check
/** The contrast sets of tests/corpora/contrasts, and the generator that writes them. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {NOISE, leet} from '../../../bench/contrast_noise.mjs';
import {LABELS, generate, readCategories} from '../../../bench/contrast_sets.mjs';

const folder = fileURLToPath(new URL('../../../corpora/contrasts', import.meta.url));
const options = {seed: '1', count: 20};
const rows = generate(readCategories(folder), options);

/** @param {string} yaml @param {string} [lists] */
function generateFrom(yaml, lists = 'name: Ngozi | Đức\n') {
  const made = mkdtempSync(join(tmpdir(), 'contrasts-'));
  try {
    writeFileSync(join(made, 'lists.yaml'), lists);
    writeFileSync(join(made, 'small.yaml'), yaml);
    return generate(readCategories(made), {seed: '1', count: 2});
  } finally {
    rmSync(made, {recursive: true});
  }
}

test('the same seed gives the same bytes, another seed others', () => {
  assert.deepEqual(generate(readCategories(folder), options), rows);
  assert.notDeepEqual(generate(readCategories(folder), {...options, seed: '2'}), rows);
});

test('a category draws from streams of its own: without the others it writes the same texts', () => {
  const alone = readCategories(folder).filter((each) => each.category === 'photo');
  const ofPhoto = rows.filter((row) => row.category === 'photo');
  assert.deepEqual(generate(alone, options), ofPhoto);
});

test('every functionality has twenty texts, each once, and every category has posts with and without its label', () => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of rows) counts.set(`${row.category}/${row.functionality}`, (counts.get(`${row.category}/${row.functionality}`) ?? 0) + 1);
  assert.deepEqual([...counts].filter(([, count]) => count < 20), []);
  assert.equal(new Set(rows.map((row) => row.text)).size, rows.length);
  assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
  for (const category of new Set(rows.map((row) => row.category))) {
    const own = rows.filter((row) => row.category === category);
    assert.ok(own.some((row) => row.labels.includes('none')) && own.some((row) => !row.labels.includes('none')), category);
  }
});

test('all of LABELLING rule 8 and both privacy labels are there, and no other label', () => {
  assert.deepEqual([...new Set(rows.flatMap((row) => row.labels))].sort(), [...LABELS].sort());
  assert.deepEqual(rows.filter((row) => row.labels.includes('none') && row.labels.length > 1), []);
});

test('no slot is left open, no space is doubled, and texts are not all ASCII', () => {
  assert.deepEqual(rows.filter((row) => /[{}]|\s\s|^\s|\s$|undefined/.test(row.text)).map((row) => row.id), []);
  assert.ok(rows.filter((row) => /[^\0-\x7f]/.test(row.text)).length > rows.length / 10);
});

test('noise changes every text that it can, and keeps numbers whole', () => {
  const never = () => 0;
  assert.equal(NOISE.lower('Đức, STOP', never), 'đức, stop');
  assert.equal(NOISE.bare('"Stop," she said. Don\'t! MRN 7719-302, 2.5 mg on 11/14.', never), 'Stop she said Dont MRN 7719-302 2.5 mg on 11/14');
  assert.equal(NOISE.stretch('Oh please, Renée', never), 'Oh pleaseee, Renée');
  assert.equal(NOISE.emoji('so tired', never), 'so 😂 tired 😂');
  assert.equal(leet('are worthless pigs'), 'are w0rthl3$$ pigs');
});

test('one filling a slot, a capital where the frame asks for one', () => {
  const made = generateFrom('category: small\nslots: {who: "señora {name}"}\nfunctionalities: {plain: {labels: none, frames: "{Who}, {who}"}}\n');
  assert.deepEqual(made.map((row) => row.text).sort(), ['Señora Ngozi, señora Ngozi', 'Señora Đức, señora Đức']);
});

test('what is wrong in a file is named', () => {
  const frames = (/** @type {string} */ frame, labels = 'none') => `category: small\nfunctionalities: {plain: {labels: "${labels}", frames: "${frame}"}}\n`;
  assert.throws(() => generateFrom(frames('{nmae} is here')), /no slot "nmae"/);
  assert.throws(() => generateFrom(frames('{name} is here', 'policy:rude')), /small\.yaml: plain: label "policy:rude" is not known/);
  assert.throws(() => generateFrom(frames('always the same')), /small: plain: only 1 different texts/);
  assert.throws(() => generateFrom(`${frames('{name}')}noise: louder\n`), /noise "louder" is not known/);
  assert.throws(() => generateFrom('category: small\nfunctionalities: {other: {labels: none, frames: "{name}"}}\n'), /no functionality "plain"/);
});

test('every list of words is used by a frame or by another list', () => {
  const categories = readCategories(folder);
  const said = new Set(categories.flatMap((each) => [...[...each.functionalities.values()].flatMap((one) => one.frames), ...[...each.slots.values()].flat()])
    .flatMap((text) => [...text.matchAll(/\{([\p{L}_]+)\}/gu)].map(([, slot]) => slot.toLowerCase())));
  const unused = categories.flatMap((each) => [...each.slots.keys()].filter((slot) => !said.has(slot)).map((slot) => `${each.category}: ${slot}`));
  assert.deepEqual([...new Set(unused)], []);
});
