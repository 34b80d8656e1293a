// @ts-check
/** What the engine finds in a text, asked of the command line: what the screen shows is compared with it. */
import { spawnSync } from 'node:child_process';

/**
 * @typedef {object} Expected
 * @property {string} status
 * @property {string} level
 * @property {{rule: string, level: string, span: {begin: number, end: number}, fixes?: any[]}[]} findings  UTF-16 offsets
 */

/** @param {import('./options.mjs').Places} places @param {string} text @param {string} [kind] @returns {any} the report, as on the wire */
export function reportOf(places, text, kind = 'post') {
  const run = spawnSync(places.check, ['check', '--kind', kind, '--format', 'json'], { input: text, encoding: 'utf8', timeout: 10_000 });
  if (run.error || run.status === null || run.status > 1) {
    throw new Error(`${places.check} check ended with ${run.status ?? run.error?.message}: ${run.stderr?.trim()}`);
  }
  const report = JSON.parse(run.stdout);
  if (report.status !== 'COMPLETE') throw new Error(`the engine did not finish: ${report.status} ${report.reason ?? ''} ${(report.unfinished ?? []).join(' ')}`);
  return report;
}

/** `text` with every change that the report offers together. @param {string} text @param {any} report @returns {string} */
export function rewritten(text, report) {
  let out = text;
  for (const edit of [...report.rewrite.edits].reverse()) out = out.slice(0, edit.span.begin ?? 0) + (edit.replacement ?? '') + out.slice(edit.span.end);
  return out;
}

/** Spans that are to be underlined, each once. @param {any} report @returns {{begin: number, end: number}[]} */
export function spansOf(report) {
  const spans = new Map();
  for (const finding of report.findings ?? []) {
    if (finding.answered || finding.level === 'CLEAR') continue;
    const span = { begin: finding.span.begin ?? 0, end: finding.span.end };
    spans.set(`${span.begin} ${span.end}`, span);
  }
  return [...spans.values()];
}
