// @ts-check
/**
 * Makes the fuzzers' first inputs out of the tree's own files: examples of the wire, texts of the corpora and of the
 * rules' tests, a small compiled pack, small tables.
 *
 *   node tests/fuzz/seeds.mjs PACK TABLES FOLDER     a compiled pack, a small packed file of tables; FOLDER/TARGET/seeds are written
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [pack, tables, out] = process.argv.slice(2);
if (!pack || !tables || !out) {
  process.stderr.write('seeds: name a compiled pack, packed tables and the folder to write to\n');
  process.exit(2);
}

/** @param {string} target @param {(string | Buffer)[]} inputs */
function write(target, inputs) {
  const folder = join(out, target, 'seeds');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  inputs.forEach((input, at) => writeFileSync(join(folder, String(at)), input));
  process.stdout.write(`${target}: ${inputs.length} seeds\n`);
}

/** Files below `folder` whose names end so. @param {string} folder @param {string} end @returns {string[]} */
const filesOf = (folder, end) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith(end)).sort().map((name) => join(ROOT, folder, name));

/** @param {Buffer} json */
function frameOf(json) {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(json.length);
  return Buffer.concat([head, json]);
}

const requests = filesOf('shared/wire/examples', '.json').map((file) => readFileSync(file));
write('fuzz_request', requests);
write('fuzz_frames', [...requests.map(frameOf), Buffer.concat(requests.slice(0, 5).map(frameOf)), Buffer.alloc(4), Buffer.from([1, 0])]);

const posts = filesOf('tests/corpora', '.jsonl').flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text));
const tests = filesOf('shared/packs/core/rules', '.yaml').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^\s+- "((?:[^"\\]|\\.)*)"$/gm)]
  .map((match) => match[1].replaceAll('[[', '').replaceAll(']]', '').replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\"', '"')));
// The first byte says what kind of post it is.
const texts = [...posts, ...tests].filter((text, at) => typeof text === 'string' && text.length < 400 && at % 3 === 0).map((text) => `\0${text}`);
write('fuzz_engine', texts);
write('fuzz_exactness', texts);

for (const [target, seed] of [['fuzz_pack', pack], ['fuzz_tables', tables]]) {
  mkdirSync(join(out, target, 'seeds'), { recursive: true });
  copyFileSync(seed, join(out, target, 'seeds/fixture'));
  process.stdout.write(`${target}: 1 seed\n`);
}
