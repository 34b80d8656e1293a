// @ts-check
/**
 * Serves the pages of the editors from memory on the loopback address, where the extension's development build watches:
 *   editor  = one of EDITORS
 *   place   = page (default) | shadow | closed-shadow | dialog | frame | cross-frame | sandbox-frame | srcdoc-frame | rewritten
 *   also    = 1         fields beside the text
 *   enter   = posts     Enter alone posts
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const CLIENT = join(dirname(fileURLToPath(import.meta.url)), 'client');

export const EDITORS = Object.freeze(['textarea', 'input', 'plain', 'lexical', 'draft', 'quill', 'prosemirror', 'tiptap', 'slate']);
export const PLACES = Object.freeze(['shadow', 'closed-shadow', 'dialog', 'frame', 'cross-frame', 'sandbox-frame', 'srcdoc-frame', 'rewritten']);

/** @param {string} options @param {string} [base] */
const composePage = (options, base = '') => `<!doctype html><html lang="en" data-options="${options}"><head><meta charset="utf-8"><title>Compose</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${base}/style.css"></head><body><script src="${base}/app.js"></script></body></html>`;

/** @param {string} text */
const quoted = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** @param {URL} url @param {string} origin @param {string} other  the same server, by another origin */
function pageFor(url, origin, other) {
  const options = quoted(url.searchParams.toString());
  const place = url.searchParams.get('place') ?? 'page';
  const frame = (/** @type {string} */ attributes) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><body><iframe ${attributes}></iframe></body>`;
  if (url.pathname === '/compose') return composePage(options);
  if (place === 'frame') return frame(`src="/compose?${options}"`);
  if (place === 'cross-frame') return frame(`src="${other}/compose?${options}"`);
  if (place === 'sandbox-frame') return frame(`sandbox="allow-scripts" src="/compose?${options}"`);
  if (place === 'srcdoc-frame') return frame(`srcdoc="${quoted(composePage(options, origin))}"`);
  if (place === 'rewritten') {
    const written = JSON.stringify(composePage(options)).replaceAll('<', '\\u003c');
    return `<!doctype html><meta charset="utf-8"><body><script>addEventListener('load', () => setTimeout(() => { document.open(); document.write(${written}); document.close(); }, 200));</script></body>`;
  }
  return composePage(options);
}

/** @returns {Promise<import('../e2e/demo/site.mjs').Site>} */
export async function openEditorsSite() {
  const bundle = await build({
    entryPoints: [join(CLIENT, 'main.js')], bundle: true, write: false, format: 'iife', target: 'es2022', jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' }, minify: true, logLevel: 'silent', charset: 'utf8',
  });
  const style = await readFile(join(CLIENT, 'style.css'), 'utf8');
  let origin = '';
  let other = '';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const send = (/** @type {string} */ type, /** @type {string} */ text) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', 'access-control-allow-origin': '*' }).end(text);
    };
    if (url.pathname === '/app.js') send('text/javascript', bundle.outputFiles[0].text);
    else if (url.pathname === '/style.css') send('text/css', style);
    else send('text/html', pageFor(url, origin, other));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  origin = `http://127.0.0.1:${port}`;
  other = `http://localhost:${port}`;
  return {
    origin, posts: [], first: '', forget: () => {},
    page: (options = {}) => `${origin}/?${new URLSearchParams(options)}`,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
