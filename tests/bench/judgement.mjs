// @ts-check
/**
 * Runs `discreet check` over a set of posts with labels (tests/corpora/posts-held by default) and prints, with 95 % Wilson
 * intervals, what the judgement makes of each kind of post, whether its risk is calibrated, and what its fixes are worth.
 * Writes the figures and a reliability plot to build/bench/judgement/. Prints counts only, never a post. Judges nothing:
 * ends with 1 only when a row was not checked in full.
 *
 *   node tests/bench/judgement.mjs [--set FILE] [--host FILE]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../e2e/harness/options.mjs';
import { rowsOf } from './posts.mjs';
import { reliabilityPlot } from './reliability_plot.mjs';

const { values } = parseArgs({ options: { set: { type: 'string' }, host: { type: 'string' } } });
const program = join(dirname(resolve(values.host ?? join(ROOT, 'build/release/bin/discreet-host'))), 'discreet');
const set = resolve(values.set ?? join(ROOT, 'tests/corpora/posts-held/posts-held.jsonl'));
const out = join(ROOT, 'build/bench/judgement');
mkdirSync(out, { recursive: true });

/** @typedef {{id: string, text: string, labels: string[], stratum: string}} Gold */
/** @typedef {{category: string, level?: string, fixes?: object[]}} Finding */
/** @typedef {{begin?: number, end: number}} Span */
/** @typedef {{level: string, score?: number}} Risk */
/** @typedef {{edits: {span: Span, replacement?: string, part?: number}[], level: string, phi: Risk}} Rewrite */
/** @typedef {{status: string, phi: Risk, policy: Risk, level: string, findings?: Finding[], rewrite?: Rewrite}} Report */
/** @typedef {Gold & {report: Report}} Row */

const LEVELS = ['CLEAR', 'NOTICE', 'CAUTION', 'STOP'];
/** @param {string | undefined} level @param {string} least */
const reaches = (level, least) => LEVELS.indexOf(level ?? 'CLEAR') >= LEVELS.indexOf(least);

/** @returns {Row[]} */
function judge() {
  const text = readFileSync(set, 'utf8');
  const run = spawnSync(program, ['check', '--jsonl', '--format', 'json'], { input: text, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.error) throw run.error;
  if (run.status === 2 || run.status === null) throw new Error(`discreet check: exit ${run.status}: ${run.stderr}`);
  const reports = new Map(rowsOf(run.stdout).map((each) => [each.id, each.report]));
  return rowsOf(text).map((row) => ({ ...row, report: reports.get(row.id) }));
}

/** Half-open 95 % interval of a share (Wilson 1927). @param {number} hits @param {number} of */
function wilson(hits, of) {
  if (of === 0) return [0, 1];
  const z = 1.96, p = hits / of, middle = p + (z * z) / (2 * of), half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return [(middle - half) / (1 + (z * z) / of), (middle + half) / (1 + (z * z) / of)];
}

/** @type {Record<string, object>} */
const figures = {};

/** @param {string} name @param {number} hits @param {number} of @param {string} bar */
function print(name, hits, of, bar) {
  const share = of === 0 ? 0 : hits / of;
  const [low, high] = wilson(hits, of);
  figures[name] = { hits, of, share, low, high };
  process.stdout.write(`${name.padEnd(58)} ${`${hits}/${of}`.padStart(10)}  ${share.toFixed(3)}  (${low.toFixed(3)}-${high.toFixed(3)})  ${bar}\n`);
}

const isPrivate = (/** @type {Row} */ row) => row.labels.some((label) => label === 'phi' || label === 'reidentifiable');
const flagged = (/** @type {Row} */ row, /** @type {string} */ level) => reaches(row.report.phi?.level, level);

/** @param {Row[]} rows */
function printPrivacy(rows) {
  const positive = rows.filter(isPrivate);
  const count = (/** @type {Row[]} */ of, /** @type {(row: Row) => boolean} */ is) => of.filter(is).length;
  print('privacy posts at caution or above', count(positive, (r) => flagged(r, 'CAUTION')), positive.length, 'at least .92');
  print('privacy posts at stop', count(positive, (r) => flagged(r, 'STOP')), positive.length, 'at least .75');
  for (const label of ['phi', 'reidentifiable']) {
    const own = positive.filter((r) => r.labels.includes(label));
    print(`  ${label} at caution or above`, count(own, (r) => flagged(r, 'CAUTION')), own.length, '');
  }
  const clean = (/** @type {string} */ stratum) => rows.filter((r) => r.stratum === stratum && !isPrivate(r));
  const harmless = clean('harmless'), ordinary = clean('ordinary'), guarded = clean('protected');
  print('harmless: any caution or above', count(harmless, (r) => reaches(r.report.level, 'CAUTION')), harmless.length, 'at most .03');
  print('harmless: any stop', count(harmless, (r) => reaches(r.report.level, 'STOP')), harmless.length, 'at most .005');
  print('ordinary: any caution or above', count(ordinary, (r) => reaches(r.report.level, 'CAUTION')), ordinary.length, 'at most .005');
  print('ordinary: any mark', count(ordinary, (r) => reaches(r.report.level, 'NOTICE')), ordinary.length, 'at most .02');
  print('protected: any policy finding', count(guarded, (r) => reaches(r.report.policy?.level, 'NOTICE')), guarded.length, '0');
  print('protected: privacy at caution or above', count(guarded, (r) => flagged(r, 'CAUTION')), guarded.length, '');
  const confirms = rows.filter((r) => r.stratum === 'review_confirm'), neutral = rows.filter((r) => r.stratum === 'review_neutral');
  print('review replies that confirm', count(confirms, (r) => flagged(r, 'CAUTION')), confirms.length, 'at least .97');
  print('neutral review replies flagged', count(neutral, (r) => flagged(r, 'CAUTION')), neutral.length, 'at most .02');
}

const CATEGORIES = ['medical_advice', 'misinformation', 'hate', 'offensive', 'bullying', 'confidential', 'employee_info', 'credentials', 'photo', 'boundary', 'speaking_for_employer', 'disparagement'];

/** A category is said of a post from caution on, or from its cap where that is lower. @param {Row} row @param {string} category */
function says(row, category) {
  const least = category === 'misinformation' || category === 'speaking_for_employer' ? 'NOTICE' : 'CAUTION';
  return (row.report.findings ?? []).some((f) => f.category === category.toUpperCase() && reaches(f.level, least));
}

/** @param {Row[]} rows */
function printPolicies(rows) {
  for (const category of CATEGORIES) {
    const is = rows.filter((r) => r.labels.includes(`policy:${category}`));
    const said = rows.filter((r) => says(r, category));
    const right = is.filter((r) => says(r, category)).length;
    print(`${category}: recall`, right, is.length, 'at least .80');
    print(`${category}: precision`, right, said.length, 'at least .85');
  }
}

/** Expected calibration error of the privacy risk in 5 bins of equal mass. @param {Row[]} rows */
function printCalibration(rows) {
  const sorted = rows.map((r) => ({ risk: (r.report.phi?.score ?? 0) / 100, is: isPrivate(r) })).sort((a, b) => a.risk - b.risk);
  const bins = [0, 1, 2, 3, 4].map((i) => sorted.slice(Math.floor((i * sorted.length) / 5), Math.floor(((i + 1) * sorted.length) / 5)));
  const points = bins.map((bin) => ({ risk: bin.reduce((sum, r) => sum + r.risk, 0) / bin.length, share: bin.filter((r) => r.is).length / bin.length, rows: bin.length }));
  const error = points.reduce((sum, p) => sum + (p.rows / sorted.length) * Math.abs(p.risk - p.share), 0);
  figures['calibration'] = { error, points };
  process.stdout.write(`calibration of the privacy risk: ECE ${error.toFixed(3)} in 5 equal-mass bins (at most .05): `
    + `${points.map((p) => `${p.risk.toFixed(2)} said, ${p.share.toFixed(2)} were`).join('; ')}\n`);
  writeFileSync(join(out, 'reliability.svg'), reliabilityPlot(points, `${basename(set, '.jsonl')}: privacy risk`));
}

/** Length kept by a rewrite, as a share. @param {Row} row @param {Rewrite} rewrite */
function kept(row, rewrite) {
  const change = rewrite.edits.reduce((sum, e) => sum + (e.replacement ?? '').length - (e.span.end - (e.span.begin ?? 0)), 0);
  return (row.text.length + change) / row.text.length;
}

/** @param {Row[]} rows */
function printFixes(rows) {
  const shown = rows.filter((r) => isPrivate(r) && flagged(r, 'CAUTION'));
  const findings = shown.flatMap((r) => (r.report.findings ?? []).filter((f) => (f.category === 'PHI' || f.category === 'REIDENTIFIABLE') && reaches(f.level, 'CAUTION')));
  print('privacy findings with a fix', findings.filter((f) => (f.fixes ?? []).length > 0).length, findings.length, 'at least .90');
  const fixed = shown.filter((r) => r.report.rewrite);
  print('privacy posts with a fix for the whole', fixed.length, shown.length, '');
  print('  which leaves no privacy finding at caution', fixed.filter((r) => !reaches(r.report.rewrite?.phi?.level, 'CAUTION')).length, fixed.length, 'all');
  const lengths = fixed.map((r) => kept(r, /** @type {Rewrite} */ (r.report.rewrite))).sort((a, b) => a - b);
  process.stdout.write(`median length kept by a fix for the whole: ${(lengths[lengths.length >> 1] ?? 1).toFixed(2)} (at least .70)\n`);
}

const rows = judge();
const unchecked = rows.filter((row) => row.report?.status !== 'COMPLETE').length;
process.stdout.write(`${basename(set)}: ${rows.length} posts, ${unchecked} not checked in full; share (95 % interval) and the bar\n`);
printPrivacy(rows);
printPolicies(rows);
printCalibration(rows);
printFixes(rows);
writeFileSync(join(out, 'judgement.json'), `${JSON.stringify(figures, null, 1)}\n`);
process.stdout.write(`figures and plot: ${out}\n`);
process.exit(unchecked > 0 ? 1 : 0);
