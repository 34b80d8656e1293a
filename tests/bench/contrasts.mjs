// @ts-check
/**
 * Writes the contrast sets of tests/corpora/contrasts, runs `discreet check` over them, and prints for every category and
 * functionality how many posts it judged as labelled, and the ten worst. A post with labels is right when each of them was
 * said, either privacy label standing for the other; a post without is right when nothing was said. Texts and predictions go to
 * build/bench/contrasts/; prints counts only, never a post. Judges nothing: ends with 1 only when a row was not checked in full.
 *
 *   node tests/bench/contrasts.mjs [--seed WORD] [--count N] [--host FILE]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../e2e/harness/options.mjs';
import { generate, readCategories } from './contrast_sets.mjs';
import { rowsOf } from './posts.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '20' }, host: { type: 'string' } } });
const seed = /** @type {string} */ (values.seed), count = Number(values.count);
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('bench contrasts: --count N is a whole number of texts for each functionality, 1 or more\n');
  process.exit(2);
}
const program = join(dirname(resolve(values.host ?? join(ROOT, 'build/release/bin/discreet-host'))), 'discreet');
const out = join(ROOT, 'build/bench/contrasts');
mkdirSync(out, { recursive: true });

/** @typedef {import('./contrast_sets.mjs').Contrast} Contrast */
/** @typedef {{id: string, labels: string[], status?: string}} Prediction */
/** @typedef {{name: string, labels: string, rows: number, right: number}} Figure */

/** @param {Contrast[]} rows @returns {Map<string, Prediction>} */
function predict(rows) {
  const input = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(join(out, 'contrasts.jsonl'), input);
  const run = spawnSync(program, ['check', '--jsonl', '--format', 'predictions'], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.error) throw run.error;
  if (run.status === 2 || run.status === null) throw new Error(`discreet check: exit ${run.status}: ${run.stderr}`);
  writeFileSync(join(out, 'contrasts.predictions.jsonl'), run.stdout);
  return new Map(rowsOf(run.stdout).map((each) => [each.id, each]));
}

const known = (/** @type {string} */ label) => (label === 'phi' || label === 'reidentifiable' ? 'privacy' : label);

/** @param {Contrast} row @param {Prediction | undefined} prediction */
function isRight(row, prediction) {
  if (prediction === undefined) return false;
  const said = new Set(prediction.labels.filter((label) => label !== 'none').map(known));
  return row.labels.includes('none') ? said.size === 0 : row.labels.every((label) => said.has(known(label)));
}

/** @param {Contrast[]} rows @param {(row: Contrast) => string} name @param {Map<string, Prediction>} predictions @returns {Figure[]} */
function figuresBy(rows, name, predictions) {
  /** @type {Map<string, Figure>} */
  const figures = new Map();
  for (const row of rows) {
    const figure = figures.get(name(row)) ?? { name: name(row), labels: row.labels.join(' '), rows: 0, right: 0 };
    figures.set(figure.name, { ...figure, rows: figure.rows + 1, right: figure.right + (isRight(row, predictions.get(row.id)) ? 1 : 0) });
  }
  return [...figures.values()];
}

const share = (/** @type {Figure} */ figure) => figure.right / figure.rows;

/** @param {string} title @param {Figure[]} figures @param {boolean} [labelled] */
function print(title, figures, labelled = false) {
  process.stdout.write(`\n${title.padEnd(46)} ${'rows'.padStart(5)} ${'right'.padStart(6)} share${labelled ? '  label' : ''}\n`);
  for (const figure of figures) {
    process.stdout.write(`${figure.name.padEnd(46)} ${String(figure.rows).padStart(5)} ${String(figure.right).padStart(6)}  ${share(figure).toFixed(2)}`
      + `${labelled ? `  ${figure.labels}` : ''}\n`);
  }
}

const rows = generate(readCategories(join(ROOT, 'tests/corpora/contrasts')), { seed, count });
const predictions = predict(rows);
const unchecked = rows.filter((row) => (predictions.get(row.id)?.status ?? 'COMPLETE') !== 'COMPLETE' || !predictions.has(row.id)).length;
const functionalities = figuresBy(rows, (row) => `${row.category}: ${row.functionality}`, predictions);
const isNone = (/** @type {Contrast} */ row) => row.labels.includes('none');
const by = (/** @type {(row: Contrast) => string} */ name, of = rows) => figuresBy(of, name, predictions);

process.stdout.write(`contrast sets, seed ${seed}: ${rows.length} posts, ${functionalities.length} functionalities, ${unchecked} posts not checked in full\n`);
print('category: functionality', functionalities, true);
print('category, posts with a label', by((row) => row.category, rows.filter((row) => !isNone(row))));
print('category, posts without', by((row) => row.category, rows.filter(isNone)));
print('functionality of that name in all categories', by((row) => `${row.functionality} (${isNone(row) ? 'none' : 'label'})`).filter((each) => each.rows > count));
const worst = [...functionalities].sort((a, b) => share(a) - share(b)).slice(0, 10);
print('the ten worst', worst, true);
const level = share(worst[worst.length - 1]), tied = functionalities.filter((each) => share(each) <= level).length - worst.length;
if (tied > 0) process.stdout.write(`and ${tied} more with a share of ${level.toFixed(2)}\n`);
print('all', by((row) => (isNone(row) ? 'posts without a label' : 'posts with a label')).concat(by(() => 'all')));
writeFileSync(join(out, 'contrasts.json'), `${JSON.stringify(functionalities, null, 1)}\n`);
process.stdout.write(`\ntexts, predictions and figures: ${out}\n`);
process.exit(unchecked > 0 ? 1 : 0);
