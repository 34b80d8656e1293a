// @ts-check
/**
 * Breakroom, an invented social site for people who work shifts: what the browser tests and the demonstration post on.
 *
 * Served from memory on the loopback address at a free port. The address chooses the page's shape:
 *   editor = lexical (default) | textarea | controlled | plain | draft | prosemirror | slate |
 *            windowed (of a long text only what is in sight is in the page)
 *   place  = page (default) | shadow | closed-shadow | frame | dialog | late
 *   theme  = light | dark (default: the browser's)
 *   csp    = strict     nothing may be framed, only the page's own files may load, Trusted Types are required
 *   coep   = 1          Cross-Origin-Embedder-Policy: require-corp, Cross-Origin-Opener-Policy: same-origin
 *   cache  = 1          may be kept by the browser, so that going back finds it as it was left
 *   spy    = 1          the page watches itself from its first script on (see client/spy.js)
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));

const STRICT_CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
  + "frame-src 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * @typedef {object} Published  one post that reached the site
 * @property {string} text
 * @property {string[]} also    alternative texts of its pictures
 * @property {number} pictures
 * @property {string} kind      "post", "review_reply" or "comment"
 *
 * @typedef {object} Site
 * @property {string} origin             "http://127.0.0.1:PORT"
 * @property {Published[]} posts         everything posted since the last `forget()`, oldest first
 * @property {string} first              script of the next pages, before any other of theirs; empty again after `forget()`
 * @property {() => void} forget
 * @property {(options?: Record<string, string>) => string} page   address of the page with these options
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Map<string, {type: string, body: string}>>} */
async function assets() {
  const bundle = await build({
    entryPoints: [join(HERE, 'client/main.jsx')], bundle: true, write: false, format: 'esm', target: 'es2022',
    jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' }, minify: true, logLevel: 'silent',
  });
  const read = (/** @type {string} */ name) => readFile(join(HERE, 'client', name), 'utf8');
  return new Map([
    ['/app.js', { type: 'text/javascript; charset=utf-8', body: bundle.outputFiles[0].text }],
    ['/spy.js', { type: 'text/javascript; charset=utf-8', body: await read('spy.js') }],
    ['/style.css', { type: 'text/css; charset=utf-8', body: await read('style.css') }],
  ]);
}

/** @param {URL} url @param {string} first */
function html(url, first) {
  const theme = url.searchParams.get('theme');
  return `<!doctype html>
<html lang="en"${theme === 'dark' || theme === 'light' ? ` data-theme="${theme}"` : ''}>
<head>
${first === '' ? '' : `<script>${first}</script>\n`}<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Breakroom</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
${url.searchParams.get('spy') === '1' ? '<script src="/spy.js"></script>' : ''}
<script type="module" src="/app.js"></script>
</head>
<body><div id="root"></div></body>
</html>`;
}

/** @param {URL} url @returns {Record<string, string>} */
function headers(url) {
  /** @type {Record<string, string>} */
  const out = { ...(url.searchParams.get('cache') === '1' ? {} : { 'cache-control': 'no-store' }), 'x-content-type-options': 'nosniff' };
  if (url.searchParams.get('csp') === 'strict') out['content-security-policy'] = STRICT_CSP;
  if (url.searchParams.get('coep') === '1') {
    out['cross-origin-embedder-policy'] = 'require-corp';
    out['cross-origin-opener-policy'] = 'same-origin';
    out['cross-origin-resource-policy'] = 'same-origin';
  }
  return out;
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<any>} */
async function body(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > 1 << 20) throw new Error('a post may be at most 1 MiB');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** @returns {Promise<Site>} */
export async function openSite() {
  const files = await assets();
  /** @type {Published[]} */
  const posts = [];
  /** @type {Site} */
  const site = {
    origin: '',
    posts,
    first: '',
    forget: () => {
      posts.length = 0;
      site.first = '';
    },
    page: (options = {}) => `${site.origin}/?${new URLSearchParams(options)}`,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const send = (/** @type {number} */ status, /** @type {string} */ type, /** @type {string} */ text) => {
      response.writeHead(status, { 'content-type': type, ...headers(url) }).end(text);
    };
    const file = files.get(url.pathname);
    if (file) send(200, file.type, file.body);
    else if (url.pathname === '/api/posts' && request.method === 'POST') {
      body(request).then((post) => { posts.push(post); send(201, 'application/json', '{}'); },
        () => send(400, 'text/plain', 'a post is a JSON object of at most 1 MiB'));
    } else if (url.pathname === '/' || url.pathname === '/compose') send(200, 'text/html; charset=utf-8', html(url, site.first));
    else send(404, 'text/plain', 'no such page');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  site.origin = `http://127.0.0.1:${address.port}`;
  return site;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = await openSite();
  process.stdout.write(`Breakroom is at ${site.page()} until Ctrl+C\n`);
}
