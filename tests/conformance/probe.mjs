// @ts-check
/** Builds the probe (see probe/probe.js) and talks to it in a frame. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));

/** @returns {Promise<{folder: string, remove: () => void}>} an extension for both browsers */
export async function buildProbe() {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-probe-'));
  await build({ entryPoints: [join(HERE, 'probe/probe.js')], outfile: join(folder, 'probe.js'), bundle: true, format: 'iife', target: ['chrome120', 'firefox140'], logLevel: 'warning' });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'probe', version: '1', browser_specific_settings: { gecko: { id: 'probe@discreet.example' } },
    content_scripts: [{ matches: ['http://127.0.0.1/*', 'http://localhost/*'], js: ['probe.js'], run_at: 'document_start', all_frames: true, match_about_blank: true, match_origin_as_fallback: true }],
  }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * @param {import('puppeteer-core').Frame} frame @param {'read'|'replace'|'selection'|'select'} what @param {unknown} [args]
 * @returns {Promise<any>}
 */
export async function askProbe(frame, what, args = {}) {
  return frame.evaluate((toProbe, given) => new Promise((resolve, reject) => {
    const id = Math.random();
    const hear = (/** @type {MessageEvent} */ event) => {
      if (event.data?.fromProbe !== id) return;
      removeEventListener('message', hear);
      if (event.data.error) reject(new Error(event.data.error)); else resolve(event.data.answer);
    };
    addEventListener('message', hear);
    postMessage({ toProbe, id, args: given }, '*');
  }), what, args);
}
