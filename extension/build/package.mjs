// @ts-check
/**
 * Builds the extension and packs it for the browsers' stores and for signing.
 *
 *   node extension/build/package.mjs --out build/packages [--site PATTERN]...
 *
 * Writes OUT/discreet-VERSION-chromium.zip and OUT/discreet-VERSION-firefox.xpi. The same sources give the same bytes, on
 * whatever day, in whatever folder and time zone: entries are sorted, carry one fixed time and no owner, and are pressed by
 * a library of a fixed version, not by the system's.
 */
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {zipSync} from 'fflate';

const here = dirname(fileURLToPath(import.meta.url));
const endings = {chromium: 'zip', firefox: 'xpi'};
/** The first moment that a zip can tell; by the clock on the wall, since a zip knows no time zones. */
const EPOCH = new Date(1980, 0, 1);

/** Every file below `root`, by its path with "/" between names, sorted by code unit. @param {string} root @returns {string[]} */
function filesBelow(root) {
  return readdirSync(root, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/')).sort();
}

/** @param {string} root @returns {Uint8Array} */
function zipOf(root) {
  /** @type {import('fflate').Zippable} */
  const entries = {};
  for (const name of filesBelow(root)) entries[name] = new Uint8Array(readFileSync(join(root, name)));
  return zipSync(entries, {level: 9, mtime: EPOCH, os: 0});
}

/** @param {string} out @param {string[]} sites */
function packAll(out, sites) {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-package-'));
  try {
    const more = sites.flatMap((site) => ['--site', site]);
    execFileSync(process.execPath, [join(here, 'build.mjs'), '--out', folder, ...more], {stdio: ['ignore', 'ignore', 'inherit']});
    mkdirSync(out, {recursive: true});
    for (const [browser, ending] of Object.entries(endings)) {
      const {version} = JSON.parse(readFileSync(join(folder, browser, 'manifest.json'), 'utf8'));
      const file = join(out, `discreet-${version}-${browser}.${ending}`);
      writeFileSync(file, zipOf(join(folder, browser)));
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
      process.stdout.write(`${hash}  ${file} (${statSync(file).size} bytes)\n`);
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

const {values} = parseArgs({options: {out: {type: 'string'}, site: {type: 'string', multiple: true, default: []}}});
if (values.out) {
  try {
    packAll(resolve(values.out), values.site ?? []);
  } catch (error) {
    process.stderr.write(`package: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write('usage: node extension/build/package.mjs --out FOLDER [--site PATTERN]...\n');
  process.exitCode = 2;
}
