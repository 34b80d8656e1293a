// @ts-check
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {inflateSync} from 'node:zlib';
import {parse} from '../../../../extension/node_modules/yaml/dist/index.js';
import {iconPng} from '../../../../extension/build/icons.mjs';
import {managedSchema} from '../../../../extension/build/managed_schema.mjs';
import {manifestFor} from '../../../../extension/build/manifest.mjs';

const extension = fileURLToPath(new URL('../../../../extension/', import.meta.url));
const template = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
const script = join(extension, 'build/build.mjs');
let folder = '';

/** How each build ended. @type {Map<string, {status: number|null, stdout: string, stderr: string}>} */
const ended = new Map();

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'discreet-build-'));
  for (const [name, ...more] of [['one'], ['two'], ['dev', '--dev'], ['own', '--site', 'https://forum.harbor.example/board/*']]) {
    ended.set(name, spawnSync(process.execPath, [script, '--out', join(folder, name), ...more], {encoding: 'utf8'}));
  }
});
after(() => rmSync(folder, {recursive: true, force: true}));

/** Every file below `root` with its hash. @param {string} root */
function hashes(root) {
  return readdirSync(root, {recursive: true}).map(String).sort().filter((name) => statSync(join(root, name)).isFile())
    .map((name) => `${name} ${createHash('sha256').update(readFileSync(join(root, name))).digest('hex')}`);
}
/** @param {string} build */
const manifestOf = (build, browser = 'chromium') => JSON.parse(readFileSync(join(folder, build, browser, 'manifest.json'), 'utf8'));

test('it builds, and the content script is within its weight', () => {
  for (const [name, {status, stdout, stderr}] of ended) {
    assert.equal(status, 0, `${name}: ${stderr}`);
    assert.match(stdout, /^content\.js +\d+ bytes/m);
  }
});

test('the same sources give the same bytes', () => {
  assert.deepEqual(hashes(join(folder, 'one')), hashes(join(folder, 'two')));
});

test('both browsers get a whole extension', () => {
  for (const browser of ['chromium', 'firefox']) {
    const root = join(folder, 'one', browser);
    const manifest = manifestOf('one', browser);
    const named = [
      manifest.background.service_worker, ...manifest.background.scripts, ...manifest.content_scripts.flatMap((/** @type {any} */ each) => each.js),
      ...manifest.web_accessible_resources.flatMap((/** @type {any} */ each) => each.resources), manifest.action.default_popup,
      manifest.storage.managed_schema, ...Object.values(manifest.icons), ...Object.values(manifest.action.default_icon),
    ];
    for (const page of ['marks', 'card', 'popup', 'recorded', 'rights', 'options', 'sees', 'welcome']) for (const end of ['html', 'css', 'js']) named.push(`ui/${page}.${end}`);
    for (const name of named) assert.ok(statSync(join(root, name)).size > 0, `${browser}: ${name}`);
  }
});

test('it asks for no more than it needs', () => {
  for (const build of ['one', 'dev', 'own']) {
    const manifest = manifestOf(build);
    assert.deepEqual(manifest.permissions, ['nativeMessaging', 'scripting', 'storage']);
    // Hosts that the content script runs on anyway: to put it into pages that were open before an update. No host of which it sees a part.
    assert.deepEqual(manifest.host_permissions, manifest.content_scripts[0].matches);
    assert.ok(manifest.host_permissions.every((/** @type {string} */ each) => /^https?:\/\/[^/]+\/\*$/.test(each)));
    for (const power of ['optional_permissions', 'externally_connectable']) assert.equal(manifest[power], undefined, power);
    // Asked for one by one, for the sites of the admin's list, at the user's own press: background/listed_sites.js.
    assert.deepEqual(manifest.optional_host_permissions, ['https://*/*']);
    for (const pattern of manifest.content_scripts[0].matches) assert.doesNotMatch(pattern, /^<|^\*|:\/\/\*\//, pattern);
    assert.match(manifest.content_security_policy.extension_pages, /^default-src 'none'; script-src 'self'; style-src 'self'/);
  }
});

test('this computer’s own pages and the fixed key are for development only', () => {
  const [release, dev] = [manifestOf('one'), manifestOf('dev')];
  assert.equal(release.key, undefined);
  assert.ok(dev.content_scripts[0].matches.includes('http://127.0.0.1/*'));
  assert.doesNotMatch(JSON.stringify(release.content_scripts), /127\.0\.0\.1|localhost/);
  assert.doesNotMatch(readFileSync(join(folder, 'one/chromium/background.js'), 'utf8'), /http:\/\/127\.0\.0\.1/);
  const id = createHash('sha256').update(Buffer.from(dev.key, 'base64')).digest('hex').slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
  assert.equal(id, 'hhakkgmjcncjlelohpohnnobhgjpbckk');
});

test('no bundle holds a way to turn text into markup or code', () => {
  for (const name of readdirSync(join(folder, 'one/chromium'), {recursive: true}).map(String).filter((each) => each.endsWith('.js'))) {
    const text = readFileSync(join(folder, 'one/chromium', name), 'utf8');
    assert.doesNotMatch(text, /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|console\.)/, name);
  }
});

test('the page on talk about work asks nobody anything, and no site may frame it', () => {
  const page = readFileSync(join(folder, 'one/chromium/ui/rights.js'), 'utf8');
  assert.match(page, /29 U\.S\.C\. 157/);
  assert.doesNotMatch(page, /chrome\.|connect\(|postMessage|fetch\(/);
  const framed = manifestOf('one').web_accessible_resources.flatMap((/** @type {any} */ each) => each.resources);
  assert.deepEqual(framed, ['ui/marks.html', 'ui/card.html']);
});

test('without --out it says how to call it', () => {
  const {status, stderr} = spawnSync(process.execPath, [script], {encoding: 'utf8'});
  assert.equal(status, 2);
  assert.match(stderr, /^usage: /);
});

test('a manifest for every site, or for none, is refused', () => {
  const fill = {version: '1.0', devKey: null};
  assert.throws(() => manifestFor(template, {...fill, matches: []}), /no surface to watch/);
  for (const broad of ['<all_urls>', 'https://*/*', '*://*/*', '*://a.example/*']) {
    assert.throws(() => manifestFor(template, {...fill, matches: ['https://ok.example/*', broad]}), /may not match every site/, broad);
  }
});

test('the content script runs where the core surfaces are, and on an organization’s own sites where they are built in', () => {
  const scripts = (/** @type {string} */ build) => /** @type {any[]} */ (manifestOf(build).content_scripts);
  const matches = (/** @type {string} */ build) => scripts(build).flatMap((each) => each.matches).sort();
  const folderOf = new URL('../../../../shared/packs/core/surfaces/', import.meta.url);
  const surfaces = readdirSync(folderOf).map((name) => parse(readFileSync(new URL(name, folderOf), 'utf8')));
  const core = surfaces.filter((each) => !each.development_only).flatMap((each) => each.matches).sort();
  assert.ok(core.length > 20);
  assert.deepEqual(matches('one'), core);
  assert.deepEqual(matches('own'), [...core, 'https://forum.harbor.example/board/*'].sort());
  // A browser refuses the whole extension where a part of a site asks for this.
  assert.ok(scripts('own').every((each) => each.match_origin_as_fallback === undefined || each.matches.every((/** @type {string} */ one) => /^https:\/\/[^/]+\/\*$/.test(one))));
  const {status, stderr} = spawnSync(process.execPath, [script, '--out', join(folder, 'none'), '--site', 'harbor.example'], {encoding: 'utf8'});
  assert.deepEqual([status, /--site harbor\.example: no match pattern of one site/.test(stderr)], [1, true]);
});

test('frames may be embedded on the hosts of the surfaces and where a user may let us in', () => {
  const manifest = manifestFor(template, {version: '1.0', devKey: null, matches: ['https://b.example/x/*', 'https://a.example/*', 'https://b.example/y/*']});
  assert.deepEqual(manifest.web_accessible_resources[0].matches, ['https://a.example/*', 'https://b.example/*', 'https://*/*']);
  assert.equal(manifest.web_accessible_resources[0].use_dynamic_url, true);
});

test('managed storage knows the settings that must work without the host, with their ranges', () => {
  const schema = managedSchema(readFileSync(join(extension, '../shared/policy/policy.yaml'), 'utf8'));
  assert.deepEqual(Object.keys(schema.properties), ['Mode', 'FailPolicy', 'Sites', 'PrivacyContact', 'HelpText', 'HelpUrl', 'UiLanguage']);
  assert.deepEqual(schema.properties.Mode.enum, ['off', 'observe', 'hints', 'gate']);
  assert.deepEqual(schema.properties.Sites.items, {type: 'string'});
  assert.throws(() => managedSchema('settings:\n  - {name: A, type: enum, values: [a]}\n'), /extension: true/);
  assert.throws(() => managedSchema('settings:\n  - {name: A, type: tröt, extension: true}\n'), /A: unknown type tröt/);
});

test('the icon is a PNG of its size, with something drawn and something clear', () => {
  for (const size of [16, 128]) {
    const png = iconPng(size);
    assert.equal(png.subarray(0, 8).toString('hex'), '89504e470d0a1a0a');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
    const pixels = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    assert.equal(pixels.length, size * (size * 4 + 1));
    const alphas = Array.from({length: size * size}, (_, i) => pixels[Math.floor(i / size) * (size * 4 + 1) + 1 + (i % size) * 4 + 3]);
    const drawn = alphas.filter((alpha) => alpha === 255).length / alphas.length;
    assert.ok(drawn > 0.4 && drawn < 0.9, `${drawn}`);
  }
});
