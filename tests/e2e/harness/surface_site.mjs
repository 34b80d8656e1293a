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

const PAGES = join(dirname(fileURLToPath(import.meta.url)), '../surfaces');

/** Surface id -> the name its page is served under. */
export const NAMES = /** @type {Record<string, string>} */ ({ x: 'x.com', bluesky: 'bsky.app', mastodon: 'mastodon.social', yelp_business: 'biz.yelp.com' });

/** @returns {string[]} ids that have a page */
export const surfacePages = () => readdirSync(PAGES).filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -5)).sort();

/** A key and a certificate for nobody, for one run. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-surface-'));
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=surface',
      '-addext', `subjectAltName=${Object.values(NAMES).map((name) => `DNS:${name}`).join(',')}`, '-keyout', join(folder, 'key'), '-out', join(folder, 'cert')], { stdio: 'ignore' });
    return { key: readFileSync(join(folder, 'key')), cert: readFileSync(join(folder, 'cert')) };
  } finally { rmSync(folder, { recursive: true, force: true }); }
}

/** @param {string} id @param {string} path @returns {{type: string, name: string}|null} */
function fileFor(id, path) {
  if (path === '/') return { type: 'text/html; charset=utf-8', name: `${id}.html` };
  if (path === '/surface.css') return { type: 'text/css', name: 'surface.css' };
  if (path === '/surface.js') return { type: 'text/javascript; charset=utf-8', name: 'surface.js' };
  return null;
}

/** @returns {Promise<{port: number, posts: {text: string}[], forget: () => void, close: () => Promise<void>}>} */
export async function openSurfaceSite() {
  /** @type {{text: string}[]} */
  const posts = [];
  const server = createServer(certificate(), (request, response) => {
    const host = (request.headers.host ?? '').split(':')[0];
    const id = Object.keys(NAMES).find((each) => NAMES[each] === host);
    if (request.method === 'POST' && request.url === '/api/posts') {
      /** @type {Buffer[]} */
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk)).on('end', () => { posts.push(JSON.parse(Buffer.concat(chunks).toString('utf8'))); response.writeHead(201).end(); });
      return;
    }
    const file = id ? fileFor(id, request.url ?? '/') : null;
    if (file) response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(readFileSync(join(PAGES, file.name)));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { port, posts, forget: () => { posts.length = 0; }, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
}
