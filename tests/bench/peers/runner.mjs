// @ts-check
/**
 * Times one peer in a process of its own; copied beside the installed packages and started there by peers.mjs.
 *
 *   node runner.mjs PEER INPUTS   reads posts from INPUTS, prints one JSON line
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// A slow peer reads fewer posts: this long at most for warming up, and for measuring each length.
const SECONDS = 12;
const require = createRequire(import.meta.url);

/** Each makes a reader of one post, which tells how many things it found.
 * @type {Record<string, () => Promise<(text: string) => Promise<number> | number>>} */
const PEERS = {
  async 'harper.js'() {
    const { LocalLinter } = await import('harper.js');
    const { binary } = await import('harper.js/binary');
    const linter = new LocalLinter({ binary });
    await linter.setup();
    return async (text) => (await linter.lint(text)).length;
  },
  async '@openredaction/core'() {
    const { OpenRedaction } = await import('@openredaction/core');
    const detector = new OpenRedaction();
    return async (text) => (await detector.detect(text)).detections.length;
  },
  async compromise() {
    const nlp = (await import('compromise')).default;
    return (text) => {
      const doc = nlp(text);
      return doc.people().json({ offset: true }).length + doc.places().json({ offset: true }).length;
    };
  },
  async 'wink-nlp'() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'ner']);
    return (text) => nlp.readDoc(text).entities().length();
  },
  async 'redact-pii'() {
    const { SyncRedactor } = require('redact-pii');
    const redactor = new SyncRedactor();
    return (text) => (redactor.redact(text) === text ? 0 : 1);
  },
  async '@coffeeandfun/remove-pii'() {
    const { removePII } = await import('@coffeeandfun/remove-pii');
    return (text) => (removePII(text) === text ? 0 : 1);
  },
  async '@cdssnc/sanitize-pii'() {
    const { sanitizePii } = require('@cdssnc/sanitize-pii');
    return (text) => (sanitizePii(text) === text ? 0 : 1);
  },
  async '@redactpii/node'() {
    const { Redactor } = await import('@redactpii/node');
    const redactor = new Redactor();
    return (text) => (redactor.redact(text) === text ? 0 : 1);
  },
};

/** @param {string} file @returns {string[]} */
const postsOf = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text);

/** Microseconds of each post that was read, and what was found. @param {(text: string) => Promise<number> | number} read @param {string[]} posts */
async function timesOf(read, posts) {
  const micros = [];
  let found = 0;
  const end = performance.now() + SECONDS * 1000;
  for (const post of posts) {
    const start = performance.now();
    found += await read(post);
    const now = performance.now();
    micros.push((now - start) * 1000);
    if (now > end) break;
  }
  return { micros, found };
}

const [name, inputs] = process.argv.slice(2);
const started = performance.now();
const read = await PEERS[name]();
const init = performance.now() - started;
const warm = await timesOf(read, postsOf(join(inputs, 'posts-warm-up.jsonl')));
const short = await timesOf(read, postsOf(join(inputs, 'posts-280.jsonl')));
const long = await timesOf(read, postsOf(join(inputs, 'posts-5000.jsonl')));
process.stdout.write(`${JSON.stringify({
  initMs: init, firstMs: warm.micros[0] / 1000, micros280: short.micros, micros5000: long.micros,
  found: short.found / short.micros.length, residentMiB: process.memoryUsage().rss / 1048576,
})}\n`);
