// @ts-check
/** Where things are, and what the command line and the environment say about them. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The repository's root: the nearest folder above that holds CMakePresets.json. */
export const ROOT = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'CMakePresets.json'))) {
    if (dirname(folder) === folder) throw new Error('tests/e2e is not inside the repository: no CMakePresets.json above it');
    folder = dirname(folder);
  }
  return folder;
})();

/** Fixed by the development key and by the manifest; see extension/dev-key.pub. */
export const CHROMIUM_ID = 'hhakkgmjcncjlelohpohnnobhgjpbckk';
export const FIREFOX_ID = 'discreet@discreet.example';
export const HOST_NAME = 'org.discreet.host';

/** @typedef {'chromium'|'firefox'} BrowserName */

/**
 * @typedef {object} Places
 * @property {string} host         the native host's program
 * @property {string} check        the command line program `discreet`
 * @property {string} extension    folder that holds `chromium/` and `firefox/`
 * @property {string} chromium     the browsers' programs
 * @property {string} firefox
 */

/** Colours of the system alone, in either browser: for a case or a rig. */
export const FORCED_COLORS = { args: ['--force-high-contrast'], prefs: { 'browser.display.document_color_use': 2 } };

const options = /** @type {const} */ ({
  host: { type: 'string' },
  extension: { type: 'string' },
  chromium: { type: 'string' },
  firefox: { type: 'string' },
  browser: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  headed: { type: 'boolean', default: false },
  serial: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  fast: { type: 'boolean', default: false },
  long: { type: 'boolean', default: false },
  repeat: { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h', default: false },
});

export const USAGE = `options (each may also come from the environment variable in brackets):
  --host FILE        the native host          [DISCREET_HOST]       default build/release/bin/discreet-host
  --extension DIR    the built extension      [DISCREET_EXTENSION]  default build/extension (holds chromium/ and firefox/)
  --chromium FILE    the browser's program    [DISCREET_CHROMIUM]   default /usr/bin/chromium
  --firefox FILE     the browser's program    [DISCREET_FIREFOX]    default /usr/bin/firefox-esr
  --browser NAME     chromium or firefox; may be given twice; default both
  --only WORDS       only cases whose name holds these words; may be given several times
  --headed           show the browser's window
  --serial           one browser after the other, not side by side
  --repeat N         run the cases N times
  --fast             of the attacks only those that every change is tried with
  --long             only cases that take too long for every change; without it, and without --only, they are left out
  --list             print the names of the cases and stop
`;

/** @typedef {ReturnType<typeof readOptions>} Options */

/** @param {string[]} [argv] */
export function readOptions(argv = process.argv.slice(2)) {
  const { values } = parseArgs({ args: argv, options, strict: true });
  const env = process.env;
  const host = resolve(values.host ?? env.DISCREET_HOST ?? join(ROOT, 'build/release/bin/discreet-host'));
  const extension = resolve(values.extension ?? env.DISCREET_EXTENSION ?? join(ROOT, 'build/extension'));
  /** @type {Places} */
  const places = {
    host,
    check: join(dirname(host), 'discreet'),
    extension,
    chromium: values.chromium ?? env.DISCREET_CHROMIUM ?? '/usr/bin/chromium',
    firefox: values.firefox ?? env.DISCREET_FIREFOX ?? '/usr/bin/firefox-esr',
  };
  const browsers = /** @type {BrowserName[]} */ (values.browser ?? ['chromium', 'firefox']);
  for (const name of browsers) {
    if (name !== 'chromium' && name !== 'firefox') throw new Error(`--browser ${name}: say chromium or firefox`);
  }
  return { ...values, repeat: Number(values.repeat), only: values.only ?? [], browsers, places };
}

/**
 * Says what is missing and how to get it, before a browser is started for nothing.
 * @param {Places} places @param {BrowserName[]} browsers
 */
export function requirePlaces(places, browsers) {
  /** @type {string[]} */
  const missing = [];
  const needs = (/** @type {string} */ file, /** @type {number} */ mode, /** @type {string} */ mend) => {
    try { accessSync(file, mode); } catch { missing.push(`${file} is missing: ${mend}`); }
  };
  needs(places.host, constants.X_OK, 'run ./dev build, or name it with --host');
  for (const browser of browsers) {
    needs(join(places.extension, browser, 'manifest.json'), constants.R_OK, 'run ./dev build, or name its folder with --extension');
    needs(places[browser], constants.X_OK, `install ${browser === 'chromium' ? 'chromium' : 'firefox-esr'}, or name it with --${browser}`);
  }
  if (missing.length > 0) throw new Error(missing.join('\n'));
}
