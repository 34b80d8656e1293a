// @ts-check
/**
 * Weeks of harmless posting, through the real host with the settings that nobody changed: every post of the development
 * sets that breaks no rule is typed word by word and then posted. Counts how often Post would be held, and how often
 * anything is marked at all. Prints ids of rules and posts, never texts. Ends with 1 when more than one post in 200 of the
 * ordinary ones is held, or when a check did not finish: that is never a matter of speed.
 *
 *   node tests/bench/week.mjs [--host FILE]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../e2e/harness/options.mjs';
import { Host } from './host_pipe.mjs';
import { rowsOf } from './posts.mjs';

/** Sets that may be read; the held ones are for figures of another kind. Each card says how it was made. */
const SETS = ['everyday', 'named-everyday', 'posts-dev', 'hand-dev'];
/** Near twins of posts that break a rule, made to trip a filter: no week holds so many. */
const TWIN = 'look-alikes and hard cases';
/** Sets and strata of ordinary life. */
const ORDINARY = new Set(['everyday', 'named-everyday', 'harmless', 'ordinary', 'protected']);
const AT_MOST = 1 / 200;

/** @typedef {{id: string, text: string, labels: string[], kind?: string, stratum?: string, set: string}} Post */
/** @typedef {{post: Post, held: boolean, marked: boolean, passing: boolean, finished: boolean, rules: string[]}} Typed   `passing`: marked on the way, not at the end */

/** @returns {Post[]} */
function harmless() {
  return SETS.flatMap((set) => rowsOf(readFileSync(join(ROOT, `tests/corpora/${set}/${set}.jsonl`), 'utf8'))
    .filter(({ labels, doc_scope: scope }) => labels.every((/** @type {string} */ each) => each === 'none') && labels.length > 0 && scope.includes('phi') && scope.includes('policy'))
    .map((row) => ({ ...row, set })));
}

/** @param {Post} post */
const isOrdinary = ({ set, stratum }) => ORDINARY.has(set) || ORDINARY.has(stratum ?? '');

/** The text as it grows, a word at a time; the last is all of it. @param {string} text */
const growing = (text) => [...text.matchAll(/\S+\s*/g)].map((word) => text.slice(0, word.index + word[0].length));

/** @param {any} report */
const seen = (report) => (report?.findings ?? []).filter((/** @type {any} */ { level }) => level && level !== 'CLEAR');

/** @param {Host} host @param {Post} post @param {number} composer @returns {Promise<Typed>} */
async function type(host, post, composer) {
  let report = null;
  let passing = false;
  let finished = true;
  for (const [at, text] of growing(post.text).entries()) {
    passing ||= seen(report).length > 0;
    const kind = (post.kind ?? 'post').toUpperCase();
    ({ report } = await host.ask({ check: { composer, revision: at + 1, parts: [{ role: 'BODY', text }], surface: 'demo', kind } }));
    finished &&= report?.status === 'COMPLETE';
  }
  const found = seen(report);
  const rules = [...new Set(found.map((/** @type {any} */ each) => `${each.rule} (${each.level.toLowerCase()})`))];
  return { post, held: report?.action === 'GATE', marked: found.length > 0, passing: passing && found.length === 0, finished, rules };
}

/** @param {string} name @param {Typed[]} typed */
function print(name, typed) {
  const count = (/** @type {(each: Typed) => boolean} */ which) => typed.filter(which).length;
  const held = count((each) => each.held);
  const share = held === 0 ? 'none' : `1 in ${Math.round(typed.length / held)}`;
  const [marked, passing] = [count((each) => each.marked), count((each) => each.passing)];
  process.stdout.write(`${name.padEnd(26)} ${String(typed.length).padStart(5)} posts: ${held} held (${share}), ${marked} marked, ${passing} marked only on the way\n`);
  for (const { post, rules } of typed.filter((each) => each.held)) process.stdout.write(`    held: ${post.id}: ${rules.join(', ')}\n`);
  return held / typed.length;
}

const { values } = parseArgs({ options: { host: { type: 'string' } } });
const home = mkdtempSync(join(tmpdir(), 'discreet-week-'));
const host = new Host(resolve(values.host ?? join(ROOT, 'build/release/bin/discreet-host')), home);
try {
  await host.hello();
  /** @type {Typed[]} */
  const typed = [];
  for (const [at, post] of harmless().entries()) typed.push(await type(host, post, at + 1));
  const ordinary = typed.filter(({ post }) => isOrdinary(post));
  const share = print('ordinary posts', ordinary);
  for (const set of SETS.filter((each) => ordinary.some(({ post }) => post.set === each))) print(`  of ${set}`, ordinary.filter(({ post }) => post.set === set));
  print(TWIN, typed.filter(({ post }) => !isOrdinary(post)));
  const unfinished = typed.filter((each) => !each.finished).length;
  process.stdout.write(`not finished: ${unfinished}; at most 1 ordinary post in 200 may be held\n`);
  if (!(share <= AT_MOST) || unfinished > 0) process.exitCode = 1;
} finally {
  await host.end();
  rmSync(home, { recursive: true, force: true });
}
