// @ts-check
/**
 * Runs `discreet check` over every row of every *.jsonl file of a folder, writes the predictions to build/bench/corpora/,
 * and prints what became of each set: rows, rows that were not checked in full, levels, agreement with the labels, speed.
 * Judges nothing, but ends with 1 when a row failed or was not checked in full: that is never a matter of speed.
 *
 *   node tests/bench/corpora.mjs --data DIR [--host FILE]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../e2e/harness/options.mjs';
import { rowsOf } from './posts.mjs';

const { values } = parseArgs({ options: { data: { type: 'string' }, host: { type: 'string' } } });
if (!values.data) {
  process.stderr.write('bench corpora: name the folder of JSON-lines files with --data DIR\n');
  process.exit(2);
}
const program = join(dirname(resolve(values.host ?? join(ROOT, 'build/release/bin/discreet-host'))), 'discreet');
const out = join(ROOT, 'build/bench/corpora');
mkdirSync(out, { recursive: true });

/** @typedef {{id: string, labels?: string[], doc_scope?: string[]}} Gold */
/** @typedef {{id: string, labels: string[], spans: object[], score: number, status?: string}} Prediction */

const PRIVACY = (/** @type {string} */ label) => label === 'phi' || label === 'reidentifiable';
const POLICY = (/** @type {string} */ label) => label.startsWith('policy:');

/**
 * Of the rows whose labels say something about `wanted`: how many predictions agree, miss, or warn for nothing.
 * @param {Gold[]} gold @param {Map<string, Prediction>} predictions @param {(label: string) => boolean} wanted @param {string[]} scopes
 */
function agreement(gold, predictions, wanted, scopes) {
  let right = 0, missed = 0, alarms = 0, rows = 0;
  for (const row of gold) {
    if (!(row.doc_scope ?? []).some((scope) => scopes.some((each) => scope.startsWith(each)))) continue;
    ++rows;
    const is = (row.labels ?? []).some(wanted);
    const said = (predictions.get(row.id)?.labels ?? []).some(wanted);
    if (is && said) ++right; else if (is) ++missed; else if (said) ++alarms;
  }
  return rows === 0 ? '-' : `${right} hit, ${missed} missed, ${alarms} alarms`;
}

/** @param {string} name */
function runSet(name) {
  const input = readFileSync(join(/** @type {string} */ (values.data), name), 'utf8');
  const began = performance.now();
  const run = spawnSync(program, ['check', '--jsonl', '--format', 'predictions'], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = (performance.now() - began) / 1000;
  if (run.error) throw run.error;
  if (run.status === 2 || run.status === null) {
    process.stdout.write(`${name}: failed, exit ${run.status}: ${run.stderr}\n`);
    return { failed: true };
  }
  writeFileSync(join(out, name.replace(/\.jsonl$/, '.predictions.jsonl')), run.stdout);
  /** @type {Gold[]} */
  const gold = rowsOf(input);
  /** @type {Prediction[]} */
  const predicted = rowsOf(run.stdout);
  const byId = new Map(predicted.map((each) => [each.id, each]));
  const unchecked = predicted.filter((each) => each.status !== undefined && each.status !== 'COMPLETE').length;
  const missing = gold.filter((each) => !byId.has(each.id)).length;
  const flagged = predicted.filter((each) => each.labels.some((label) => label !== 'none')).length;
  process.stdout.write(`${name.padEnd(34)} ${String(gold.length).padStart(6)} ${String(missing).padStart(7)} ${String(unchecked).padStart(9)} ${String(flagged).padStart(8)} `
    + `${String(Math.round(gold.length / seconds)).padStart(7)}   ${agreement(gold, byId, PRIVACY, ['phi', 'reidentifiable']).padEnd(34)} ${agreement(gold, byId, POLICY, ['policy'])}\n`);
  return { failed: missing > 0 || unchecked > 0 || run.status === 3 };
}

const sets = readdirSync(values.data).filter((name) => name.endsWith('.jsonl')).sort();
if (sets.length === 0) {
  process.stderr.write(`bench corpora: no *.jsonl file in ${values.data}\n`);
  process.exit(2);
}
process.stdout.write(`${'set'.padEnd(34)} ${'rows'.padStart(6)} ${'missing'.padStart(7)} ${'unchecked'.padStart(9)} ${'flagged'.padStart(8)} ${'rows/s'.padStart(7)}   ${'privacy'.padEnd(34)} policy\n`);
const results = sets.map(runSet);
process.stdout.write(`predictions: ${out}\n`);
process.exit(results.some((each) => each.failed) ? 1 : 0);
