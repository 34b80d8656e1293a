// @ts-check
/**
 * What the native host costs: start to first verdict, memory, round trips by length of the post, time by stage.
 * Prints a table and asserts no time: machines differ.
 *
 *   node tests/bench/host.mjs [--host FILE]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions, requirePlaces } from '../e2e/harness/options.mjs';
import { Host } from './host_pipe.mjs';
import { fixed, POSTS, quantile, textOf } from './posts.mjs';

const COLD_STARTS = 20;
const ROUNDS = 400;
const LENGTHS = [280, 1_000, 5_000, 50_000];

/** @param {string} program @param {string} home */
async function coldStart(program, home) {
  const start = performance.now();
  const host = new Host(program, home);
  await host.hello();
  const greeted = performance.now() - start;
  const reply = await host.check(POSTS[1], 1);
  const judged = performance.now() - start;
  if (reply.report?.status !== 'COMPLETE') throw new Error(`the first check was not complete: ${JSON.stringify(reply.report?.status ?? reply.error)}`);
  const memory = host.memory('VmRSS');
  await host.end();
  return { greeted, judged, memory };
}

/** @param {string} name @param {number[]} times */
function row(name, times) {
  process.stdout.write(`${name.padEnd(44)} ${fixed(quantile(times, 0.5))} ${fixed(quantile(times, 0.95))} ${fixed(quantile(times, 0.99))} ${fixed(Math.max(...times))}\n`);
}

/** @param {string} program @param {string} home */
async function roundTrips(program, home) {
  const host = new Host(program, home);
  await host.hello();
  let revision = 0;
  for (const length of LENGTHS) {
    const base = textOf(length - 8);
    const times = [];
    /** @type {Map<string, number>} */
    const unfinished = new Map();
    const rounds = length > 10_000 ? ROUNDS / 10 : ROUNDS;
    for (let round = 0; round < rounds; ++round) {
      const text = `${base} ${String(round).padStart(6, 'x')}`;
      const start = performance.now();
      const reply = await host.check(text, ++revision);
      times.push(performance.now() - start);
      if (reply.report?.status !== 'COMPLETE') {
        const what = [reply.report?.status ?? reply.error?.code, reply.report?.reason, ...(reply.report?.unfinished ?? [])].filter(Boolean).join(' ');
        unfinished.set(what, (unfinished.get(what) ?? 0) + 1);
      }
    }
    row(`round trip, ${length} UTF-16 units, ${rounds} times`, times);
    for (const [what, count] of unfinished) process.stdout.write(`   ${count} of ${rounds} did not finish: ${what}\n`);
  }
  process.stdout.write(`\nmemory after ${revision} checks: ${(host.memory('VmRSS') / 1024).toFixed(1)} MiB resident, ${(host.memory('VmHWM') / 1024).toFixed(1)} MiB at most\n`);
  await host.end();
}

/** Time by stage, as `discreet check --timing` tells it. @param {string} check */
function stages(check) {
  const lines = Array.from({ length: 400 }, (_, at) => JSON.stringify({ id: String(at), text: POSTS[at % POSTS.length] })).join('\n');
  const run = spawnSync(check, ['check', '--jsonl', '--timing', '--format', 'predictions'], { input: `${lines}\n`, encoding: 'utf8', timeout: 60_000 });
  const timing = run.stderr.trim();
  process.stdout.write(timing === '' ? `\n${check} check --jsonl --timing told nothing (exit ${run.status})\n` : `\nby stage, ${lines.split('\n').length} posts:\n${timing}\n`);
}

const options = readOptions();
requirePlaces(options.places, []);
const home = mkdtempSync(join(tmpdir(), 'discreet-bench-host-'));
try {
  process.stdout.write(`${cpus().length} x ${cpus()[0]?.model ?? 'processor'}\n${options.places.host}\n\n`);
  process.stdout.write(`${'milliseconds'.padEnd(44)}     p50     p95     p99     max\n`);
  const starts = [];
  for (let round = 0; round < COLD_STARTS; ++round) starts.push(await coldStart(options.places.host, home));
  row(`start to greeting, ${COLD_STARTS} times`, starts.map((each) => each.greeted));
  row(`start to first verdict, ${COLD_STARTS} times`, starts.map((each) => each.judged));
  await roundTrips(options.places.host, home);
  process.stdout.write(`memory after the first verdict: ${(quantile(starts.map((each) => each.memory), 0.5) / 1024).toFixed(1)} MiB resident\n`);
  stages(options.places.check);
} finally {
  rmSync(home, { recursive: true, force: true });
}
