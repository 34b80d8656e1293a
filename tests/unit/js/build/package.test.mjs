// @ts-check
/** What is handed to stores and signers: the same bytes wherever it is made, no more power than was agreed, no heavier than allowed. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {unzipSync} from '../../../../extension/node_modules/fflate/esm/index.mjs';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** What a build reads, from the repository's root. */
const SOURCES = ['extension', 'shared/packs/core/surfaces', 'shared/policy', 'shared/proto'];
const BROWSERS = ['chromium', 'firefox'];
let folder = '';
let elsewhere = '';

/** @param {string} tree @param {string} script @param {string[]} args @param {Record<string, string>} [env] */
const run = (tree, script, args, env = {}) => spawnSync(process.execPath, [join(tree, 'extension/build', script), ...args], {encoding: 'utf8', env: {...process.env, ...env}});

/** @param {string} out @returns {Map<string, Buffer>} each package by the browser it is for */
const packages = (out) => new Map(readdirSync(out).sort().map((name) => [/** @type {string} */ (/-(\w+)\.\w+$/.exec(name)?.[1]), readFileSync(join(out, name))]));

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'discreet-package-test-'));
  elsewhere = join(folder, 'ein anderer Ordner');
  for (const source of SOURCES) cpSync(join(root, source), join(elsewhere, source), {recursive: true, filter: (from) => basename(from) !== 'node_modules'});
  symlinkSync(join(root, 'extension/node_modules'), join(elsewhere, 'extension/node_modules'));
  for (const name of readdirSync(elsewhere, {recursive: true}).map(String)) {
    if (!name.includes('node_modules')) utimesSync(join(elsewhere, name), 1e9, 1e9);
  }
});
after(() => rmSync(folder, {recursive: true, force: true}));

test('a package made at another time, in another folder, time zone and language has the same bytes', () => {
  const here = run(root, 'package.mjs', ['--out', join(folder, 'one')], {TZ: 'UTC'});
  assert.equal(here.status, 0, here.stderr);
  const there = run(elsewhere, 'package.mjs', ['--out', join(folder, 'two')], {TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '1'});
  assert.equal(there.status, 0, there.stderr);
  const [one, two] = [packages(join(folder, 'one')), packages(join(folder, 'two'))];
  assert.deepEqual([...one.keys()], BROWSERS);
  for (const browser of BROWSERS) assert.ok(one.get(browser)?.equals(/** @type {Buffer} */ (two.get(browser))), browser);
  appendFileSync(join(elsewhere, 'extension/src/ui/popup/popup.css'), '.é { color: red }\n');
  assert.equal(run(elsewhere, 'package.mjs', ['--out', join(folder, 'three')]).status, 0);
  assert.ok(!one.get('firefox')?.equals(/** @type {Buffer} */ (packages(join(folder, 'three')).get('firefox'))), 'and another source has others');
});

test('a package holds the built extension, sorted, with one time and no rights of a computer', () => {
  assert.equal(run(root, 'build.mjs', ['--out', join(folder, 'built')]).status, 0);
  for (const [browser, bytes] of packages(join(folder, 'one'))) {
    const held = unzipSync(new Uint8Array(bytes));
    const built = readdirSync(join(folder, 'built', browser), {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, 'built', browser).length + 1)).sort();
    assert.deepEqual(Object.keys(held), built);
    for (const name of built) assert.ok(readFileSync(join(folder, 'built', browser, name)).equals(Buffer.from(held[name])), name);
    let entries = 0;
    for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1, 'latin1'), entries++) {
      assert.deepEqual([bytes.readUInt16LE(at + 12), bytes.readUInt16LE(at + 14)], [0, 0x21], 'midnight, 1 January 1980');
      assert.deepEqual([bytes.readUInt8(at + 5), bytes.readUInt32LE(at + 38)], [0, 0], 'no system, no mode');
      assert.equal(bytes.readUInt16LE(at + 30), 0, 'nothing beside it: no owner, no finer time');
    }
    assert.equal(entries, built.length);
  }
});

test('in both browsers the packaged extension asks for at most what was agreed', () => {
  const agreed = ['nativeMessaging', 'storage', 'alarms', 'scripting'];
  for (const [browser, bytes] of packages(join(folder, 'one'))) {
    const manifest = JSON.parse(Buffer.from(unzipSync(new Uint8Array(bytes))['manifest.json']).toString('utf8'));
    assert.deepEqual(manifest.permissions.filter((/** @type {string} */ each) => !agreed.includes(each)), [], browser);
    assert.ok(manifest.permissions.includes('nativeMessaging'), browser);
    for (const power of ['optional_permissions', 'externally_connectable', 'key', 'update_url']) assert.equal(manifest[power], undefined, `${browser}: ${power}`);
    // Nothing of it is granted before a user agrees to a site that their admin listed.
    assert.deepEqual(manifest.optional_host_permissions, ['https://*/*'], browser);
    const asked = manifest.content_scripts.flatMap((/** @type {any} */ each) => each.matches);
    assert.ok(asked.length > 20);
    assert.deepEqual(manifest.host_permissions, asked.filter((/** @type {string} */ each) => /^https:\/\/[^/]+\/\*$/.test(each)), `${browser}: no host but those the script runs on`);
    for (const pattern of asked) assert.match(pattern, /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+\//, browser);
    assert.doesNotMatch(JSON.stringify(manifest), /<all_urls>|unsafe-|'self' http/, browser);
    assert.match(manifest.content_security_policy.extension_pages, /^default-src 'none'; script-src 'self';.*require-trusted-types-for 'script'/, browser);
  }
});

test('a content script that is too heavy does not build', () => {
  const heavy = join(folder, 'heavy');
  mkdirSync(heavy);
  cpSync(elsewhere, heavy, {recursive: true, verbatimSymlinks: true});
  appendFileSync(join(heavy, 'extension/src/content/main.js'), `\nglobalThis.planted = '${'ü'.repeat(15_000)}';\n`);
  const {status, stderr} = run(heavy, 'build.mjs', ['--out', join(folder, 'heavy-out')]);
  assert.equal(status, 1);
  assert.match(stderr, /content\.js weighs \d+ bytes; at most 80000 may run in every page/);
});

test('without --out, and with a site that is none, it says what is wrong', () => {
  const {status, stderr} = run(root, 'package.mjs', []);
  assert.deepEqual([status, stderr.startsWith('usage: ')], [2, true]);
  const wrong = run(root, 'package.mjs', ['--out', join(folder, 'none'), '--site', 'harbor.example']);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /harbor\.example: no match pattern/);
});
