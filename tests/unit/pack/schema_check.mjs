// @ts-check
/**
 * Holds the schema that discreet-pack prints against rule files, with a JSON Schema validator that is not ours.
 *
 *   node schema_check.mjs SCHEMA FOLDER...   every *.yaml in the folders; exit code 1 where one does not fit
 */
import Ajv from 'ajv/dist/2020.js';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const [file, ...folders] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(file, 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
let wrong = 0;
for (const folder of folders) {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
    if (validate(parse(readFileSync(join(folder, name), 'utf8')))) continue;
    wrong += 1;
    for (const error of validate.errors ?? []) console.log(`${name}${error.instancePath}: ${error.message}`);
  }
}

/** Keys of a mapping that lint does not know. @param {object} rule @returns {string[]} */
function unknownToLint(rule) {
  const pack = mkdtempSync(join(tmpdir(), 'discreet-schema-'));
  try {
    execFileSync(process.env.DISCREET_PACK ?? '', ['init', join(pack, 'p'), '--id', 'p']);
    writeFileSync(join(pack, 'p/rules/ours.yaml'), stringify([rule]));
    try {
      execFileSync(process.env.DISCREET_PACK ?? '', ['lint', join(pack, 'p')], { stdio: 'pipe' });
    } catch (error) {
      return [.../** @type {any} */ (error).stderr.toString().matchAll(/unknown key "(\w+)"/g)].map((match) => match[1]);
    }
    return [];
  } finally { rmSync(pack, { recursive: true }); }
}

if (process.env.DISCREET_PACK) {
  /** A rule with every key that the schema has, whatever its values. @param {any} part @returns {any} */
  const full = (part) => (part?.properties ? Object.fromEntries(Object.entries(part.properties).map(([key, inner]) => [key, full(inner)])) : 'x');
  const unknown = unknownToLint(full(schema.items));
  if (unknown.length > 0) console.log(`lint does not know: ${unknown.join(', ')}`);
  else console.log('every key of the schema is known to lint');
  wrong += unknown.length;
}
process.exitCode = wrong > 0 ? 1 : 0;
