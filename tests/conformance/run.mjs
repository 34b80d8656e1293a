// @ts-check
/** Every editor in every browser: see README.md. Ends with 1 where anything fails. */
import { parseArgs } from 'node:util';
import { readOptions, requirePlaces } from '../e2e/harness/options.mjs';
import { runConformance } from './runner.mjs';

const USAGE = `usage: node tests/conformance/run.mjs [options]
  --fast             fewer editors a cell and fewer random edits: what every change is worth
  --editor NAME      only this editor; may be given several times
  --cell NAME        only this cell, or "random", or "places"; may be given several times
  --edits N          random edits an editor and browser; default 100, with --fast 40
  --seed N           of the random edits; default 1
  and --host, --extension, --chromium, --firefox, --browser, --serial, --headed as tests/e2e/run.mjs has them
`;

/** What is ours among the arguments; the rest is the harness's. @param {string[]} argv */
function split(argv) {
  const own = /^--(fast|editor|cell|edits|seed)(=|$)/;
  /** @type {string[]} */
  const mine = [];
  /** @type {string[]} */
  const rest = [];
  for (let at = 0; at < argv.length; at++) {
    const into = own.test(argv[at]) ? mine : rest;
    into.push(argv[at]);
    if (into === mine && argv[at] !== '--fast' && !argv[at].includes('=')) into.push(argv[++at]);
  }
  return { mine, rest };
}

const { mine, rest } = split(process.argv.slice(2));
const { values } = parseArgs({
  args: mine,
  options: { fast: { type: 'boolean', default: false }, editor: { type: 'string', multiple: true }, cell: { type: 'string', multiple: true }, edits: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
try {
  const options = readOptions(rest);
  if (options.help) process.stdout.write(USAGE);
  else {
    requirePlaces(options.places, options.browsers);
    const edits = Number(values.edits ?? (values.fast ? 40 : 100));
    const failed = await runConformance({ ...options, fast: values.fast, only: { editors: values.editor ?? [], cells: values.cell ?? [] }, edits, seed: Number(values.seed) });
    process.exitCode = failed > 0 ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
