// @ts-check
/**
 * Builds the extension for both browsers from one source.
 *
 *   node extension/build/build.mjs --out build/extension [--dev] [--site PATTERN]...
 *
 * Writes OUT/chromium and OUT/firefox. --dev adds the surfaces for development (this computer's own pages), the key
 * that fixes the extension's id, and source maps. --site adds an organization's own site, as in its policy's `Sites`: there
 * the content script runs without asking the user. The same sources give the same bytes.
 */
import {cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';
import {writeWire} from './generate_wire.mjs';
import {writePolicy} from './generate_policy.mjs';
import {iconPng} from './icons.mjs';
import {managedSchema} from './managed_schema.mjs';
import {manifestFor} from './manifest.mjs';
import {readSurfaces} from './surfaces.mjs';
import {parsePattern} from '../src/background/match_pattern.js';

const extension = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = join(extension, '../shared');
const browsers = ['chromium', 'firefox'];
/** Bytes that a script run in every document of a watched site may weigh. */
const CONTENT_LIMIT = 80_000;

const entryPoints = {
  background: 'src/background/main.js',
  content: 'src/content/main.js',
  'ui/marks': 'src/ui/marks/marks.js',
  'ui/card': 'src/ui/card/card.js',
  'ui/popup': 'src/ui/popup/popup.js',
  'ui/recorded': 'src/ui/recorded/recorded.js',
  'ui/rights': 'src/ui/rights/rights.js',
  'ui/options': 'src/ui/options/options.js',
  'ui/sees': 'src/ui/sees/sees.js',
  'ui/welcome': 'src/ui/welcome/welcome.js',
};
/** Frames in other people's pages, each with a document of its own; and pages of ours, which share src/ui/page.html. */
const frames = ['marks', 'card'];
const pages = ['popup', 'recorded', 'rights', 'options', 'sees', 'welcome'];

/** @param {string} name */
const read = (name) => readFileSync(join(extension, name), 'utf8');
/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Bundles scripts and styles into `out`. @param {string} out @param {boolean} dev @param {unknown} surfaces */
async function bundle(out, dev, surfaces) {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    absWorkingDir: extension, bundle: true, outdir: out, minify: !dev, charset: 'utf8', legalComments: 'none',
    target: ['chrome120', 'firefox140'], logLevel: 'warning',
  };
  await build({
    ...common, entryPoints, format: 'iife', sourcemap: dev ? 'inline' : false,
    define: {BUILT_IN_SURFACES: JSON.stringify(surfaces)},
  });
  await build({...common, entryPoints: Object.fromEntries([...frames, ...pages].map((page) => [`ui/${page}`, `src/ui/${page}/${page}.css`]))});
}

/** @param {string} out @param {any} manifest */
function writePlainFiles(out, manifest) {
  writeFileSync(join(out, 'manifest.json'), json(manifest));
  writeFileSync(join(out, 'managed_schema.json'), json(managedSchema(readFileSync(join(shared, 'policy/policy.yaml'), 'utf8'))));
  mkdirSync(join(out, 'icons'), {recursive: true});
  for (const size of [16, 32, 48, 128]) writeFileSync(join(out, `icons/${size}.png`), iconPng(size));
  for (const frame of frames) writeFileSync(join(out, `ui/${frame}.html`), read(`src/ui/${frame}/${frame}.html`));
  for (const page of pages) writeFileSync(join(out, `ui/${page}.html`), read('src/ui/page.html').replaceAll('PAGE', page));
}

/** Prints what each bundle weighs; throws when the content script is over its limit. @param {string} out @param {boolean} dev */
function weigh(out, dev) {
  for (const name of Object.keys(entryPoints)) {
    const bytes = statSync(join(out, `${name}.js`)).size;
    process.stdout.write(`${`${name}.js`.padEnd(16)} ${String(bytes).padStart(8)} bytes${dev ? ' (with source map)' : ''}\n`);
    if (name === 'content' && !dev && bytes > CONTENT_LIMIT) {
      throw new Error(`content.js weighs ${bytes} bytes; at most ${CONTENT_LIMIT} may run in every page`);
    }
  }
}

/** @param {string[]} sites */
function refuseNoPattern(sites) {
  const wrong = sites.find((site) => parsePattern(site) === null);
  if (wrong !== undefined) throw new Error(`--site ${wrong}: no match pattern of one site; write one such as https://www.example.com/*`);
}

/** @param {string} out @param {boolean} dev @param {string[]} sites  an organization's own */
async function buildAll(out, dev, sites) {
  refuseNoPattern(sites);
  writeWire();
  writePolicy();
  const {validateSurface} = await import('../src/wire.gen.js');
  const authored = readSurfaces(join(shared, 'packs/core/surfaces'), validateSurface).filter((each) => dev || !each.developmentOnly);
  const surfaces = authored.map((each) => each.surface);
  const manifest = manifestFor(JSON.parse(read('manifest.json')), {
    version: JSON.parse(read('package.json')).version,
    matches: [...surfaces.flatMap((each) => each.matches ?? []), ...sites],
    devKey: dev ? read('dev-key.pub').trim() : null,
  });
  const first = join(out, browsers[0]);
  for (const browser of browsers) rmSync(join(out, browser), {recursive: true, force: true});
  mkdirSync(first, {recursive: true});
  await bundle(first, dev, surfaces);
  writePlainFiles(first, manifest);
  for (const browser of browsers.slice(1)) cpSync(first, join(out, browser), {recursive: true});
  weigh(first, dev);
}

const {values} = parseArgs({options: {out: {type: 'string'}, dev: {type: 'boolean', default: false}, site: {type: 'string', multiple: true, default: []}}});
if (!values.out) {
  process.stderr.write('usage: node extension/build/build.mjs --out FOLDER [--dev] [--site PATTERN]...\n');
  process.exit(2);
}
try {
  await buildAll(resolve(values.out), values.dev === true, values.site ?? []);
} catch (error) {
  process.stderr.write(`build: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
