// @ts-check
/** An organization's own place for its extension: packs a folder and serves it, and later a newer version of it. */
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param {Buffer} spki @returns {string} the id that Chromium gives the holder of this public key */
const idOf = (spki) => createHash('sha256').update(spki).digest('hex').slice(0, 32).replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));

export class UpdateServer {
  #folder = mkdtempSync(join(tmpdir(), 'discreet-updates-'));
  #chromium;
  #built;
  #server;
  #version = '';
  #origin = '';

  /** @param {import('./options.mjs').Places} places */
  constructor(places) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.id = idOf(publicKey.export({ type: 'spki', format: 'der' }));
    writeFileSync(join(this.#folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    this.#chromium = places.chromium;
    this.#built = join(places.extension, 'chromium');
    this.#server = createServer((request, response) => {
      if (request.url?.startsWith('/update.xml')) response.writeHead(200, { 'content-type': 'text/xml' }).end(this.#manifest());
      else if (request.url?.endsWith('.crx')) response.writeHead(200, { 'content-type': 'application/x-chrome-extension' }).end(readFileSync(join(this.#folder, `${this.#version}.crx`)));
      else response.writeHead(404).end();
    });
  }

  async start() {
    await new Promise((resolve) => { this.#server.listen(0, '127.0.0.1', () => resolve(undefined)); });
    this.#origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (this.#server.address()).port}`;
  }

  #manifest() {
    return `<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0"><app appid="${this.id}">`
      + `<updatecheck codebase="${this.#origin}/${this.#version}.crx" version="${this.#version}"/></app></gupdate>`;
  }

  /** What the administrator sets: install it, look for updates here, and let a test look into what they installed. */
  get policy() {
    return { DeveloperToolsAvailability: 1, ExtensionSettings: { [this.id]: { installation_mode: 'force_installed', update_url: `${this.#origin}/update.xml`, override_update_url: true } } };
  }

  /** From now on this version is the newest. @param {string} version */
  publish(version) {
    const unpacked = join(this.#folder, version);
    cpSync(this.#built, unpacked, { recursive: true });
    const file = join(unpacked, 'manifest.json');
    const { key: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...manifest, version }));
    const home = join(this.#folder, 'home');
    mkdirSync(home, { recursive: true });
    const { status, stderr } = spawnSync(this.#chromium, ['--headless=new', '--no-sandbox', `--user-data-dir=${home}`, `--pack-extension=${unpacked}`,
      `--pack-extension-key=${join(this.#folder, 'key.pem')}`], { encoding: 'utf8', env: { ...process.env, HOME: home }, timeout: 60_000 });
    if (status !== 0) throw new Error(`the extension could not be packed: ${stderr}`);
    this.#version = version;
  }

  async close() {
    await new Promise((resolve) => { this.#server.close(() => resolve(undefined)); this.#server.closeAllConnections(); });
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
