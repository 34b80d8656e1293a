// @ts-check
/**
 * Proof that a draft leaves no trace: canary words are typed, checked, held and posted; then every file that the
 * extension, the host or this harness could have written is searched for them, and the host's system calls are read.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { CHROMIUM_ID } from '../harness/options.mjs';
import { runIn } from '../harness/frames.mjs';
import { Rig } from '../harness/rig.mjs';
import { sleep, until } from '../harness/wait.mjs';

/** Chromium writes what it would restore after a crash about every 2.5 s: both runs give it the time. */
const BROWSER_SAVES_MS = 4_000;
const STRACE = '/usr/bin/strace';
const CANARIES = ['Quillfeather', 'Zażółćmir', '77340918265'];
const TEXT = `My patient Mrs. ${CANARIES[0]} ${CANARIES[1]}, MRN ${CANARIES[2]}, went home after her stroke 💜`;

/** Every spelling of the canaries that software is likely to write. @returns {Buffer[]} */
function needles() {
  const spellings = CANARIES.flatMap((word) => [word, word.toLowerCase(), JSON.stringify(word).slice(1, -1), encodeURIComponent(word),
    word.replace(/[^\x00-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`), word.normalize('NFD')]);
  return [...new Set(spellings)].flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), Buffer.from(Buffer.from(word, 'utf8').toString('base64').slice(0, -4))])
    .filter((bytes) => bytes.length >= 8);
}

/** Files below `folder` that hold a canary, relative to it. @param {string} folder @returns {string[]} */
function filesWithCanary(folder) {
  const wanted = needles();
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => { try { const bytes = readFileSync(file); return wanted.some((needle) => bytes.includes(needle)); } catch { return false; } })
    .map((file) => relative(folder, file));
}

/** Types the canaries into a page and posts them. @param {Rig} rig @param {boolean} gated */
async function useCanaries(rig, gated) {
  const desk = await rig.open({ editor: 'textarea' });
  await desk.type(TEXT);
  if (gated) await desk.waitForPill(/ to look at$/, 15_000);
  await sleep(BROWSER_SAVES_MS);
  await desk.pressPost();
  if (gated) {
    await desk.waitForCard('gate');
    await desk.insist('Post anyway', () => rig.site.posts.length > 0, 'the author\'s decision to be taken');
  } else await until(() => rig.site.posts.length > 0, 'the post to reach the site');
  if (gated) {
    const kept = await stored(desk);
    assert.ok(!CANARIES.some((word) => kept.includes(word)), 'none of the words is in the extension\'s own stores');
  }
  await desk.close();
}

/** Where Chromium keeps what an extension stores. @param {string} file */
const isExtensionStorage = (file) => file.includes(CHROMIUM_ID) || /\/(Extension [^/]*|Local Extension Settings|Sync Extension Settings|Managed Extension Settings|Service Worker|IndexedDB|Local Storage|File System|shared_proto_db)\//.test(`/${file}`);
/** The same by kind of store, so that a run with the extension can be compared with one without. @param {string} file */
const store = (file) => file.replace(/[0-9a-f]{8,}|\d{3,}/g, '#');

/** Calls that could carry text away, or open a way for it. */
const NETWORK_OR_FILE = /^(socket|connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg|recvfrom|recvmsg|socketpair|openat2?|open|creat|unlink(at)?|rename(at2?)?|link(at)?|symlink(at)?|mkdir(at)?|execve(at)?|memfd_create|ptrace|truncate|ftruncate|mknod(at)?|process_vm_writev|shmget|mq_open|pipe2?|io_uring_setup)$/;

/** What may be written to once there is text: the pipe to the browser, a wake-up of one thread by another, the record without words. */
const WRITABLE = /^\d+<(pipe:|socket:|UNIX|anon_inode:|[^>]*\.ring)/;

/**
 * @param {string} trace  of strace -yy
 * @returns {{before: number, calls: string[], written: string[]}} what came after the first frame was read: names of calls,
 *   and what was written to
 */
function afterText(trace) {
  const calls = trace.split('\n').map((line) => /^\d+\s+([a-z0-9_]+)\((.*)$/.exec(line)).filter((match) => match !== null);
  const first = calls.findIndex((match) => match[1] === 'read' && match[2].startsWith('0<') && / = [1-9]/.test(match[2]));
  const after = calls.slice(first + 1);
  const writes = after.filter((match) => /^(p?write(64|v)?|writev|pwritev2?)$/.test(match[1])).map((match) => match[2].split(',')[0]);
  return { before: first, calls: after.map((match) => match[1]), written: [...new Set(writes)] };
}

/** All that the extension itself has in its stores, asked in one of its own frames. @param {import('../harness/desk.mjs').Desk} desk @returns {Promise<string>} */
async function stored(desk) {
  const [frame] = desk.frames('marks');
  assert.ok(frame, 'a frame of the extension to ask in');
  return runIn(frame, async () => {
    const { storage } = /** @type {any} */ (globalThis).chrome;
    const local = storage.local ? await storage.local.get(null) : {};
    const session = storage.session ? await storage.session.get(null).catch(() => ({})) : {};
    return JSON.stringify({ local, session, web: { ...localStorage }, databases: await indexedDB.databases() });
  });
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  {
    name: 'privacy: canary words are in no file of ours; the host makes no network or file call once it has text',
    browsers: ['chromium'],
    ownBrowser: true,
    limit: 120_000,
    run: async ({ places, site, browser, note }) => {
      const before = new Set(readdirSync(tmpdir()));
      const scratch = join(tmpdir(), `discreet-trace-${process.pid}`);
      mkdirSync(scratch);
      const trace = join(scratch, 'host.trace');
      const started = Date.now();
      try {
        const rig = await Rig.start({ browser, places, site, wrap: [STRACE, '-f', '-yy', '-s', '0', '-o', trace] });
        let withExtension;
        let homeFiles;
        try {
          await useCanaries(rig, true);
          await rig.end();
          withExtension = filesWithCanary(join(rig.home, 'profile'));
          homeFiles = filesWithCanary(rig.home).filter((file) => !file.startsWith('profile/'));
        } finally { await rig.close(); }

        site.forget();
        const bare = await Rig.start({ browser, places, site, extension: false, host: 'absent' });
        let control;
        try {
          await useCanaries(bare, false);
          await bare.end();
          control = filesWithCanary(join(bare.home, 'profile'));
        } finally { await bare.close(); }

        assert.deepEqual(withExtension.filter(isExtensionStorage), [], 'nothing in the extension\'s storage');
        const usual = new Set(control.map(store));
        assert.deepEqual(withExtension.filter((file) => !usual.has(store(file))), [], 'nothing that the browser alone would not keep');
        assert.deepEqual(homeFiles, [], 'nothing in the home of browser and host, the host\'s own state included');
        const fresh = readdirSync(tmpdir()).filter((name) => !before.has(name) && !/^bash_jobs/.test(name))
          .filter((name) => { try { return statSync(join(tmpdir(), name)).mtimeMs >= started - 1_000; } catch { return false; } });
        for (const name of fresh.filter((each) => /^(discreet|core|org\.chromium|\.org\.chromium)/.test(each))) {
          const path = join(tmpdir(), name);
          if (statSync(path).isDirectory()) assert.deepEqual(filesWithCanary(path), [], `nothing in ${name}`);
          else assert.ok(!needles().some((needle) => readFileSync(path).includes(needle)), `nothing in ${name}`);
        }
        for (const folder of [process.cwd(), '/var/lib/systemd/coredump', '/var/crash']) {
          const cores = (() => { try { return readdirSync(folder); } catch { return []; } })().filter((name) => /core/.test(name) && statSync(join(folder, name)).mtimeMs >= started);
          assert.deepEqual(cores.filter((name) => statSync(join(folder, name)).isFile()), [], `no core dump in ${folder}`);
        }

        const { before: reads, calls, written } = afterText(readFileSync(trace, 'utf8'));
        assert.ok(reads > 0, 'the trace shows the host reading');
        assert.ok(calls.length > 10, 'and working after that');
        assert.deepEqual([...new Set(calls.filter((call) => NETWORK_OR_FILE.test(call)))], [], 'no network call, no file opened, made or renamed');
        assert.deepEqual(written.filter((file) => !WRITABLE.test(file)), [], 'nothing is written to a file but the record without words');
        note(`${calls.length} calls of the host read; the bare browser keeps the words in ${control.length} files of its own, with us ${withExtension.length}`);
      } finally { rmSync(scratch, { recursive: true, force: true }); }
    },
  },
  {
    name: 'privacy: canary words are in no file of ours',
    browsers: ['firefox'],
    ownBrowser: true,
    limit: 120_000,
    run: async ({ places, site, browser, note }) => {
      const files = async (/** @type {boolean} */ extension) => {
        site.forget();
        const rig = await Rig.start({ browser, places, site, extension, host: extension ? 'real' : 'absent' });
        try {
          await useCanaries(rig, extension);
          await rig.end();
          return filesWithCanary(rig.home);
        } finally { await rig.close(); }
      };
      const withExtension = await files(true);
      const usual = new Set((await files(false)).map(store));
      assert.deepEqual(withExtension.filter((file) => /moz-extension|browser-extension-data|storage\/default\/moz/.test(file)), []);
      assert.deepEqual(withExtension.filter((file) => !usual.has(store(file))), [], 'nothing that the browser alone would not keep');
      note(`the bare browser keeps the words in ${usual.size} files of its own, with us ${withExtension.length}`);
    },
  },
  {
    name: 'privacy: the search itself works: it finds a planted canary in each spelling',
    ownBrowser: true,
    browsers: ['chromium'],
    run: async () => {
      const folder = join(tmpdir(), `discreet-planted-${process.pid}`);
      mkdirSync(folder);
      try {
        const { writeFileSync } = await import('node:fs');
        writeFileSync(join(folder, 'plain'), `x${CANARIES[0]}x`);
        writeFileSync(join(folder, 'wide'), Buffer.from(`x${CANARIES[1]}x`, 'utf16le'));
        writeFileSync(join(folder, 'escaped'), 'Za\\u017c\\u00f3\\u0142\\u0107mir');
        writeFileSync(join(folder, 'lower'), CANARIES[1].toLowerCase());
        writeFileSync(join(folder, 'none'), 'nothing of the kind');
        assert.deepEqual(filesWithCanary(folder).sort(), ['escaped', 'lower', 'plain', 'wide']);
        const planted = afterText('1 execve("x") = 0\n1 openat(3) = 4\n1 read(0<pipe:[1]>, ""..., 4) = 4\n1 socket(AF_INET) = 3\n1 write(3</tmp/x>, ""..., 9) = 9\n');
        assert.deepEqual(planted, { before: 2, calls: ['socket', 'write'], written: ['3</tmp/x>'] });
        assert.ok(!WRITABLE.test('3</tmp/x>'));
      } finally { rmSync(folder, { recursive: true, force: true }); }
    },
  },
];
