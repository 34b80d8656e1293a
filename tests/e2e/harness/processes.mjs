// @ts-check
/** Finding and ending processes that our own browsers started; never by name alone. */
import { readdirSync, readFileSync } from 'node:fs';

/** @param {number} pid @returns {number} 0 where there is no such process */
function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch { return 0; }
}

/** @param {number} pid @returns {string[]} */
function argumentsOf(pid) {
  try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'); } catch { return []; }
}

/** @param {number} pid @param {number} ancestor */
function descendsFrom(pid, ancestor) {
  for (let at = pid, steps = 0; at > 1 && steps < 32; at = parentOf(at), ++steps) if (at === ancestor) return true;
  return false;
}

/**
 * Processes below `ancestor` that run `program`.
 * @param {string} program absolute path, as started @param {number} ancestor
 * @returns {number[]}
 */
export function runningBelow(program, ancestor) {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number)
    .filter((pid) => argumentsOf(pid)[0] === program && descendsFrom(pid, ancestor));
}

/** Processes that were started with a place inside `folder`, which no one else knows. @param {string} folder @returns {number[]} */
export function startedIn(folder) {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number)
    .filter((pid) => pid !== process.pid && argumentsOf(pid).some((word) => word.includes(`${folder}/`)));
}

/** All processes below `ancestor`, the ancestor itself left out. @param {number} ancestor @returns {number[]} */
export function allBelow(ancestor) {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number)
    .filter((pid) => pid !== ancestor && descendsFrom(pid, ancestor));
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch { return false; }
}

/** @param {number} pid @param {NodeJS.Signals} [signal] */
export function end(pid, signal = 'SIGKILL') {
  try { process.kill(pid, signal); } catch { /* it has already ended */ }
}
