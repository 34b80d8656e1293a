// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM_ID } from '../e2e/harness/options.mjs';

/** A host process that speaks the browser's framing. */
export class Host {
  /** @param {string} program @param {string} home */
  constructor(program, home) {
    this.process = spawn(program, [`chrome-extension://${CHROMIUM_ID}/`], {
      stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, HOME: home, XDG_STATE_HOME: join(home, 'state') },
    });
    /** @type {Buffer} */
    this.held = Buffer.alloc(0);
    /** @type {Map<number, (reply: any) => void>} */
    this.waiting = new Map();
    this.next = 1;
    this.process.stdout.on('data', (chunk) => this.take(chunk));
    this.ended = new Promise((resolve) => { this.process.on('exit', resolve); });
  }

  /** @param {Buffer} chunk */
  take(chunk) {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    while (this.held.length >= 4 && this.held.length >= 4 + this.held.readUInt32LE(0)) {
      const size = this.held.readUInt32LE(0);
      const reply = JSON.parse(this.held.subarray(4, 4 + size).toString('utf8'));
      this.held = this.held.subarray(4 + size);
      this.waiting.get(reply.id ?? 0)?.(reply);
    }
  }

  /** @param {object} verb @returns {Promise<any>} */
  ask(verb) {
    const id = this.next++;
    const body = Buffer.from(JSON.stringify({ id, ...verb }));
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the host did not answer request ${id} in 10 s`)), 10_000);
      this.waiting.set(id, (reply) => { clearTimeout(late); this.waiting.delete(id); resolve(reply); });
      this.process.stdin.write(Buffer.concat([head, body]));
    });
  }

  hello() { return this.ask({ hello: { protocolMin: 1, protocolMax: 1, extensionVersion: '0.1.0', browser: 'CHROMIUM', uiLanguage: 'en-US' } }); }

  /** @param {string} text @param {number} revision */
  check(text, revision) {
    return this.ask({ check: { composer: 1, revision, parts: [{ role: 'BODY', text }], surface: 'demo', kind: 'POST' } });
  }

  /** Memory in kB by /proc/PID/status. @param {string} name VmRSS or VmHWM */
  memory(name) {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
  }

  async end() {
    this.process.stdin.end();
    const late = setTimeout(() => this.process.kill('SIGKILL'), 3_000);
    await this.ended;
    clearTimeout(late);
  }
}
