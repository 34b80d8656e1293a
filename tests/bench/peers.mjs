// @ts-check
/**
 * Other programs that look for identifying text on the same computer, beside the host over its real pipe and the rules
 * stage alone, all on the same generated posts in the same run. Prints ratios with their bars and writes
 * build/bench/peers.json. No time makes it fail.
 *
 *   node tests/bench/peers.mjs [--host FILE]    (after `./dev bench peers` has installed the peers and made the posts)
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readOptions, requirePlaces, ROOT } from '../e2e/harness/options.mjs';
import { Host } from './host_pipe.mjs';
import { quantile, rowsOf } from './posts.mjs';

const OUT = join(ROOT, 'build/bench');
const INPUTS = join(OUT, 'inputs');
const INSTALLED = join(OUT, 'peers');
const PEERS = Object.keys(JSON.parse(readFileSync(join(ROOT, 'tests/bench/peers/package.json'), 'utf8')).dependencies)
  .filter((name) => name !== 'wink-eng-lite-web-model');

/** @typedef {{initMs: number, firstMs: number, micros280: number[], micros5000: number[], found: number, residentMiB: number}} Times */

/** @param {string} file @returns {string[]} */
const postsOf = (file) => rowsOf(readFileSync(join(INPUTS, file), 'utf8')).map(({ text }) => text);

/** @param {string} peer @returns {Times | string} times, or why there are none */
function timePeer(peer) {
  copyFileSync(join(ROOT, 'tests/bench/peers/runner.mjs'), join(INSTALLED, 'runner.mjs'));
  const run = spawnSync(process.execPath, [join(INSTALLED, 'runner.mjs'), peer, INPUTS], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const line = run.stdout.trim().split('\n').at(-1) ?? '';
  if (run.status !== 0 || !line.startsWith('{')) return `exit ${run.status}: ${run.stderr.trim().split('\n').at(-1)}`;
  return JSON.parse(line);
}

/** The host as the browser has it: native messaging over two pipes, with all that Node takes to speak it. @param {string} program @returns {Promise<Times>} */
async function timeHost(program) {
  const home = mkdtempSync(join(tmpdir(), 'discreet-bench-peers-'));
  try {
    const started = performance.now();
    const host = new Host(program, home);
    await host.hello();
    const initMs = performance.now() - started;
    let revision = 0;
    let found = 0;
    const times = async (/** @type {string[]} */ posts) => {
      const micros = [];
      for (const post of posts) {
        const start = performance.now();
        const reply = await host.check(post, ++revision);
        micros.push((performance.now() - start) * 1000);
        if (reply.report?.status !== 'COMPLETE') throw new Error('a check was not complete: its time says nothing');
        found += reply.report.findings?.length ?? 0;
      }
      return micros;
    };
    const warm = await times(postsOf('posts-warm-up.jsonl'));
    found = 0;
    const micros280 = await times(postsOf('posts-280.jsonl'));
    const found280 = found / micros280.length;
    const micros5000 = await times(postsOf('posts-5000.jsonl'));
    const residentMiB = host.memory('VmRSS') / 1024;
    await host.end();
    return { initMs, firstMs: warm[0] / 1000, micros280, micros5000, found: found280, residentMiB };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The rules stage on the same posts, by discreet-bench. @param {string} program */
function timeRules(program) {
  const run = spawnSync(program, ['--packs', INPUTS, '--out', join(OUT, 'peers'), '--posts-of-peers'], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`discreet-bench ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(readFileSync(join(OUT, 'peers/rules.json'), 'utf8')).micros;
}

/** @param {string} name @param {number} p50 @param {number} p99 @param {number} long @param {string} rest */
function row(name, p50, p99, long, rest) {
  process.stdout.write(`${name.padEnd(38)} ${p50.toFixed(1).padStart(10)} ${p99.toFixed(1).padStart(10)} ${long.toFixed(0).padStart(10)} ${rest}\n`);
}

const options = readOptions();
requirePlaces(options.places, []);
process.stdout.write(`${'microseconds a post'.padEnd(38)} ${'280 p50'.padStart(10)} ${'280 p99'.padStart(10)} ${'5000 p50'.padStart(10)} ${'init ms'.padStart(8)} ${'first ms'.padStart(9)} ${'MiB'.padStart(6)} found/post\n`);
/** @type {Record<string, Times>} */
const measured = {};
const show = (/** @type {string} */ name, /** @type {Times} */ times) => {
  measured[name] = times;
  row(name, quantile(times.micros280, 0.5), quantile(times.micros280, 0.99), quantile(times.micros5000, 0.5),
    `${times.initMs.toFixed(1).padStart(8)} ${times.firstMs.toFixed(2).padStart(9)} ${times.residentMiB.toFixed(0).padStart(6)} ${times.found.toFixed(2)}`);
};
show('host over its pipe (whole check)', await timeHost(options.places.host));
const rules = timeRules(join(dirname(options.places.host), 'discreet-bench'));
for (const pack of ['100', '500', '2000', 'core']) {
  const fresh = rules[`${pack}/matcher/fresh 280`];
  row(`rules stage, ${pack} rules`, fresh.p50, fresh.p99, rules[`${pack}/matcher/fresh 5000`].p50, '');
}
/** @type {string[]} */
const missing = [];
for (const peer of PEERS) {
  const times = timePeer(peer);
  if (typeof times === 'string') { missing.push(peer); process.stdout.write(`${peer}: could not be measured: ${times}\n`); } else show(peer, times);
}

const pipe = quantile(measured['host over its pipe (whole check)'].micros280, 0.5);
const stage = rules['2000/matcher/fresh 280'].p50;
const check = rules['check/280/total'].p50;
const ratios = PEERS.filter((peer) => !missing.includes(peer)).map((peer) => {
  const p50 = quantile(measured[peer].micros280, 0.5);
  return { peer, overPipe: p50 / pipe, overCheck: p50 / check, overRules: p50 / stage };
});
process.stdout.write(`\n${'peer / ours, p50 of fresh 280-byte posts'.padEnd(42)} ${'over the pipe'.padStart(14)} ${'check inside'.padStart(14)} ${'2,000 rules'.padStart(14)}\n`);
for (const { peer, overPipe, overCheck, overRules } of ratios) {
  process.stdout.write(`${peer.padEnd(42)} ${overPipe.toFixed(2).padStart(14)} ${overCheck.toFixed(2).padStart(14)} ${overRules.toFixed(2).padStart(14)}\n`);
}
const bars = [
  { what: 'whole host pipeline over its pipe: harper.js / host', ratio: ratios.find(({ peer }) => peer === 'harper.js')?.overPipe, bar: 100 },
  { what: 'rules stage, 2,000 rules: @openredaction/core / matcher', ratio: ratios.find(({ peer }) => peer === '@openredaction/core')?.overRules, bar: 50 },
];
process.stdout.write('\n');
for (const { what, ratio, bar } of bars) {
  process.stdout.write(ratio === undefined ? `${what}: not measured\n` : `${what.padEnd(64)} ${ratio.toFixed(2).padStart(10)}   at least ${bar}  ${ratio >= bar ? 'reached' : 'NOT reached'}\n`);
}
writeFileSync(join(OUT, 'peers.json'), `${JSON.stringify({ measured, rules, ratios, bars }, null, 1)}\n`);
