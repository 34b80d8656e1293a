// @ts-check
/**
 * Stands between the browser and the real host, and does harm as a tired computer would, or takes notes. Tests only.
 * Called as: node faulty_host.mjs MODE HOST [arguments of the browser]
 *   slow-MS     holds every report back for MS milliseconds
 *   silent      answers the greeting, never a check
 *   garbage     greets, then answers the first check with bytes that are no frame
 *   nonsense    greets, then answers each check with a frame that is no JSON
 *   too-old     refuses the greeting: the host is older than the extension can speak to
 *   exits       ends at once
 *   noted       does no harm: what becomes of drafts is written down, in words of the wire, in the file `decisions` of the home,
 *               and the level of each report in the file `levels`
 *   cuts        ends in the middle of the first answer to a check, and so does the one after it; the third is well
 *   dies        ends at the moment a check arrives, every time
 */
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [mode, host, ...rest] = process.argv.slice(2);
if (mode === 'exits') process.exit(3);

const real = spawn(host, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
const leave = () => { real.kill('SIGKILL'); process.exit(0); };
process.on('SIGTERM', leave);
real.on('exit', (code) => process.exit(code ?? 1));
real.stdin.on('error', leave);
process.stdout.on('error', leave);

/** @param {Buffer} body */
function frame(body) {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** @param {NodeJS.ReadableStream} stream @param {(message: any, bytes: Buffer) => void} each @param {() => void} done */
function eachFrame(stream, each, done) {
  let held = Buffer.alloc(0);
  stream.on('data', (/** @type {Buffer} */ chunk) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 4 && held.length >= 4 + held.readUInt32LE(0)) {
      const size = held.readUInt32LE(0);
      const bytes = held.subarray(4, 4 + size);
      held = held.subarray(4 + size);
      each(JSON.parse(bytes.toString('utf8')), bytes);
    }
  });
  stream.on('end', done);
}

const answer = (/** @type {any} */ message) => process.stdout.write(frame(Buffer.from(JSON.stringify(message))));

/** @param {any} message @param {Buffer} bytes */
function fromBrowser(message, bytes) {
  if (mode === 'too-old' && message.hello) {
    answer({ id: message.id, error: { code: 'PROTOCOL_TOO_NEW', field: 'hello.protocolMin', mend: 'Update Discreet on this computer.' } });
    return;
  }
  if (mode === 'noted' && message.decision) appendFileSync(join(process.env.HOME ?? '', 'decisions'), `${message.decision.outcome}\n`);
  if (message.check) {
    if (mode === 'silent') return;
    if (mode === 'dies') leave();
    if (mode === 'garbage') { process.stdout.write(Buffer.from('\xff\xff\xff\x7fno frame at all', 'latin1')); return; }
    if (mode === 'nonsense') { process.stdout.write(frame(Buffer.from('{"id": 1, "report"'))); return; }
  }
  real.stdin.write(frame(bytes));
}

/** How many before us were cut short in this home. */
const cutsFile = join(process.env.HOME ?? '', 'cuts');
const cutBefore = () => { try { return readFileSync(cutsFile, 'utf8').length; } catch { return 0; } };

/** Writes a part of the answer, another part each time, and ends. @param {Buffer} bytes @param {number} before */
function cut(bytes, before) {
  appendFileSync(cutsFile, '.');
  const whole = frame(bytes);
  process.stdout.write(whole.subarray(0, before === 0 ? 2 : whole.length - 1), leave);
}

/** @param {any} message @param {Buffer} bytes */
function fromHost(message, bytes) {
  if (mode === 'noted' && message.report) appendFileSync(join(process.env.HOME ?? '', 'levels'), `${message.report.level}\n`);
  if (mode === 'cuts' && message.report && cutBefore() < 2) return cut(bytes, cutBefore());
  const wait = message.report && mode.startsWith('slow-') ? Number(mode.slice(5)) : 0;
  setTimeout(() => process.stdout.write(frame(bytes)), wait);
  return undefined;
}

eachFrame(process.stdin, fromBrowser, () => real.stdin.end());
eachFrame(real.stdout, fromHost, () => {});
