// @ts-check
/**
 * Serves the pages of tests/e2e/surfaces under the names of the sites they stand for, on the loopback address only: the
 * browser of a test is told that these names live here and that it may trust a certificate made a moment ago.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const HERE = dirname(fileURLToPath(import.meta.url));
const PAGES = join(HERE, '../surfaces');
const SURFACES = join(HERE, '../../../shared/packs/core/surfaces');

/**
 * A surface as its author wrote it, as far as the tests read it.
 * @typedef {{id: string, matches: string[], development_only?: boolean,
 *   composers: {box: string, kind: string, root?: string, submit?: string, submit_words?: string[], also?: string, attachment?: string}[]}} Surface
 */

/** All but those of this computer's own pages, and the one without addresses of its own. @returns {Surface[]} */
export function listedSurfaces() {
  return readdirSync(SURFACES).filter((name) => name.endsWith('.yaml')).sort()
    .map((name) => parse(readFileSync(join(SURFACES, name), 'utf8'))).filter((each) => !each.development_only && each.matches.length > 0);
}

/** A site that no surface knows: an admin may list it. */
export const OWN_SITE = 'board.harbor.example';

/** Surface id -> the address its page is served at, without the port: the first of its patterns. @type {Record<string, {host: string, path: string}>} */
export const PLACES = Object.fromEntries(listedSurfaces().map(({ id, matches }) => {
  const { host, pathname } = new URL(matches[0].replaceAll('*', ''));
  return [id, { host, path: pathname }];
}));

/** @param {string} id @returns {string} what stands in the body of its page */
export const pageOf = (id) => readFileSync(join(PAGES, `${id}.html`), 'utf8');

/** @returns {string[]} ids that have a page */
export const surfacePages = () => readdirSync(PAGES).filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -5)).sort();

const hosts = [...Object.values(PLACES).map((each) => each.host), OWN_SITE];

/** What a Chromium has to be told so that all these names are here. */
export const CHROMIUM_ARGS = [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`, '--ignore-certificate-errors'];

/** What a Firefox has to be told for the same; some of these names it would not let in without a certificate of their own. */
export const FIREFOX_PREFS = { 'network.dns.localDomains': hosts.join(','), 'network.stricttransportsecurity.preloadlist': false };

/** A key and a certificate for nobody, for one run. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-surface-'));
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=surface',
      '-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`, '-keyout', join(folder, 'key'), '-out', join(folder, 'cert')], { stdio: 'ignore' });
    return { key: readFileSync(join(folder, 'key')), cert: readFileSync(join(folder, 'cert')) };
  } finally { rmSync(folder, { recursive: true, force: true }); }
}

/** The pages' script, with the libraries of their editors: made once. @type {Promise<string>|null} */
let script = null;

async function bundled() {
  script ??= build({
    entryPoints: [join(PAGES, 'client/surface.jsx')], bundle: true, write: false, format: 'iife', target: 'es2022',
    jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' }, minify: true, logLevel: 'silent',
  }).then((made) => made.outputFiles[0].text);
  return script;
}

/** @param {string} body */
const html = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>surface</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/discreet-test.css"></head><body>${body}<script src="/discreet-test.js"></script></body></html>`;

/** @typedef {{text: string, via: string, composer: string, also: string[]}} Sent */

/**
 * @param {{bodies?: Record<string, string>}} [options]  `bodies`: by host, in place of the page of the surface
 * @returns {Promise<{port: number, posts: Sent[], address: (id: string) => string, forget: () => void, close: () => Promise<void>}>}
 */
export async function openSurfaceSite({ bodies = {} } = {}) {
  /** @type {Sent[]} */
  const posts = [];
  const js = await bundled();
  const server = createServer(certificate(), (request, response) => {
    const host = (request.headers.host ?? '').split(':')[0];
    const send = (/** @type {string} */ type, /** @type {string} */ text) => { response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text); };
    if (request.method === 'POST' && request.url === '/api/posts') {
      /** @type {Buffer[]} */
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk)).on('end', () => { posts.push(JSON.parse(Buffer.concat(chunks).toString('utf8'))); response.writeHead(201).end(); });
    } else if (request.url === '/discreet-test.css') send('text/css', readFileSync(join(PAGES, 'surface.css'), 'utf8'));
    else if (request.url === '/discreet-test.js') send('text/javascript', js);
    else {
      const id = Object.keys(PLACES).find((each) => PLACES[each].host === host && (request.url ?? '/').startsWith(PLACES[each].path));
      send('text/html', html(bodies[host] ?? (id ? pageOf(id) : '')));
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port, posts, forget: () => { posts.length = 0; },
    address: (id) => `https://${PLACES[id].host}:${port}${PLACES[id].path}`,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
