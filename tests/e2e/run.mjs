// @ts-check
/** The end-to-end tests: real Chromium and real Firefox with the built extension and the real native host. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions, requirePlaces, USAGE } from './harness/options.mjs';
import { runCases } from './harness/runner.mjs';

const CASES = join(dirname(fileURLToPath(import.meta.url)), 'cases');

/** @returns {Promise<import('./harness/runner.mjs').Case[]>} */
async function allCases() {
  const files = readdirSync(CASES).filter((name) => name.endsWith('.mjs')).sort();
  const lists = await Promise.all(files.map(async (name) => (await import(join(CASES, name))).cases));
  return lists.flat();
}

const options = readOptions();
if (options.help) {
  process.stdout.write(`usage: node tests/e2e/run.mjs [options]\n${USAGE}`);
} else {
  try {
    if (!options.list) requirePlaces(options.places, options.browsers);
    process.exitCode = (await runCases(await allCases(), options)).failed > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}
