// @ts-check
/**
 * One real browser with the built extension and a native host, in a home folder that is thrown away.
 */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { Desk } from './desk.mjs';
import { CHROMIUM_ID, FIREFOX_ID, HOST_NAME } from './options.mjs';
import { allBelow, end, isAlive, runningBelow, startedIn } from './processes.mjs';
import { until } from './wait.mjs';

const FAULTY = join(dirname(fileURLToPath(import.meta.url)), 'faulty_host.mjs');

/**
 * "real": the host itself. "absent": no host is registered. Anything else: a mode of faulty_host.mjs.
 * @typedef {string} HostMode
 *
 * @typedef {object} RigOptions
 * @property {import('./options.mjs').BrowserName} browser
 * @property {import('./options.mjs').Places} places
 * @property {import('../demo/site.mjs').Site} site
 * @property {HostMode} [host]
 * @property {boolean} [extension]   false: the browser alone, to compare with
 * @property {boolean} [headed]
 * @property {string[]} [wrap]       put before the host's program: ["/usr/bin/strace", "-f", …]
 * @property {Record<string, unknown>} [policy]  settings of the organization, as the host reads them
 * @property {Record<string, string>} [hostEnv]  added to the host's environment (written into its start script)
 * @property {Record<string, unknown>} [prefs]   further Firefox settings
 * @property {string[]} [args]       further Chromium options
 * @property {boolean} [welcome]     leave the welcome page open, as `rig.welcome`: in Firefox it is the door to our own pages
 * @property {{id: string, policy: Record<string, unknown>}} [managed]   Chromium only: its administrator's policy, which installs the
 *   extension with this id; no other browser of this computer sees it
 * @property {(folder: string) => void} [dress]   changes a copy of the extension before it is loaded
 */

/** Homes that still have to be removed, whatever ends this process. @type {Set<string>} */
const homes = new Set();
process.on('exit', () => {
  for (const home of homes) {
    startedIn(home).forEach((pid) => end(pid));
    try { rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }); } catch { /* a dying browser still writes there */ }
  }
});

/** @param {string} home */
function removeHome(home) {
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  homes.delete(home);
}

export class Rig {
  /** @param {RigOptions} options @param {string} home @param {import('puppeteer-core').Browser} browser */
  constructor(options, home, browser) {
    this.options = options;
    this.name = options.browser;
    this.site = options.site;
    this.home = home;
    this.browser = browser;
    this.pid = /** @type {number} */ (browser.process()?.pid);
    /** @type {import('puppeteer-core').Page|null} */
    this.welcome = null;
  }

  /** @param {RigOptions} options @returns {Promise<Rig>} */
  static async start(options) {
    const home = mkdtempSync(join(tmpdir(), `discreet-e2e-${options.browser}-`));
    homes.add(home);
    try {
      mkdirSync(join(home, 'profile'), { recursive: true });
      registerHost(options, home);
      const browser = await start(options, home);
      const rig = new Rig(options, home, browser);
      if (options.extension !== false && !options.managed) await rig.receiveWelcome();
      return rig;
    } catch (error) {
      startedIn(home).forEach((pid) => end(pid));
      try { removeHome(home); } catch { /* what went wrong is told, not that a dying browser still writes there: it is tried again at exit */ }
      throw error;
    }
  }

  /** The page that opens where the extension was installed by hand, which every test does; it would stand in front of the tests' own. */
  async receiveWelcome() {
    const page = await until(async () => {
      for (const each of await this.browser.pages()) {
        const address = await each.evaluate(() => location.href).catch(() => ''); // Firefox says it to nobody else
        if (address.endsWith('/ui/welcome.html')) return each;
      }
      return null;
    }, 'the welcome page to open', 20_000);
    if (this.options.welcome) this.welcome = page;
    else await page.close();
  }

  /**
   * Opens the demonstration site in a tab of its own.
   * @param {Record<string, string>} [page] options of the page, see demo/site.mjs
   * @param {{width: number, height: number}} [size]
   * @returns {Promise<Desk>}
   */
  async open(page = {}, size = { width: 1240, height: 900 }) { return this.openAt(this.site.page(page), size); }

  /** @param {string} address @param {{width: number, height: number}} [size] @returns {Promise<Desk>} */
  async openAt(address, size = { width: 1240, height: 900 }) {
    const tab = await this.browser.newPage();
    tab.setDefaultTimeout(10_000);
    await tab.setViewport(size);
    await tab.goto(address, { waitUntil: 'load' });
    return new Desk(this, tab);
  }

  /** Opens an address in a window of its own, which is on the screen whatever is in front. Chromium. @param {string} address @returns {Promise<Desk>} */
  async openWindow(address) {
    const session = await this.browser.target().createCDPSession();
    const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    const target = await this.browser.waitForTarget((each) => /** @type {any} */ (each)._targetId === targetId);
    const tab = /** @type {import('puppeteer-core').Page} */ (await target.page());
    await tab.goto(address, { waitUntil: 'load' });
    return new Desk(this, tab);
  }

  /** Opens it in a private window. Chromium. @param {Record<string, string>} page @returns {Promise<Desk>} */
  async openPrivate(page) {
    const tab = await (await this.browser.createBrowserContext()).newPage();
    await tab.goto(this.site.page(page), { waitUntil: 'load' });
    return new Desk(this, tab);
  }

  /** Ids of the host processes that this browser runs now. @returns {number[]} */
  hostPids() { return runningBelow(this.options.places.host, this.pid); }

  /** What the browser told a host of mode "noted" about drafts, oldest first: "POSTED", "OVERRODE" … @returns {string[]} */
  decisions() { return this.#noted('decisions'); }

  /** Level of each report of a host of mode "noted", oldest first. @returns {string[]} */
  levels() { return this.#noted('levels'); }

  /** @param {string} name  of a file that a host of mode "noted" writes, a line each @returns {string[]} */
  #noted(name) {
    try { return readFileSync(join(this.home, name), 'utf8').split('\n').filter(Boolean); } catch { return []; }
  }

  /**
   * Puts a program that ends at once in the place of the host, until the returned function is called. What already runs goes on.
   * For rigs with a policy of their own.
   */
  forbidHost() {
    const script = join(this.home, 'host.sh');
    const before = readFileSync(script);
    writeFileSync(script, '#!/bin/sh\nexit 3\n');
    return () => { writeFileSync(script, before); };
  }

  /** Kills the host processes and resolves to their ids when they are gone. */
  async killHost() {
    const pids = this.hostPids();
    pids.forEach((pid) => end(pid));
    await until(() => !pids.some(isAlive), 'the killed host to be gone');
    return pids;
  }

  /** Takes the host off the computer while the browser runs. */
  async uninstallHost() {
    rmSync(hostManifest(this.options, this.home), { force: true });
    await this.killHost();
  }

  /** Kills the browser, as a crash does, and resolves to the ids of the hosts that it had. */
  crash() {
    const hosts = this.hostPids();
    [this.pid, ...allBelow(this.pid).filter((pid) => !hosts.includes(pid))].forEach((pid) => end(pid));
    return hosts;
  }

  /** Ends the browser, and starts another in the same home, where everything is kept that the first one kept. */
  async startAgain() {
    await this.end();
    this.browser = await start(this.options, this.home);
    this.pid = /** @type {number} */ (this.browser.process()?.pid);
    await this.receiveWelcome();
  }

  /** Takes the extension away, as an update or an administrator does: scripts in open pages are orphaned. */
  async removeExtension() { await this.browser.uninstallExtension(this.name === 'chromium' ? CHROMIUM_ID : FIREFOX_ID); }

  /** Brings it back, for pages that are opened from now on. */
  async addExtension() {
    await this.replaceExtension();
    await this.receiveWelcome();
  }

  /** Puts it over the one that is there: an update, which welcomes nobody. */
  async replaceExtension() {
    await this.browser.installExtension(join(this.options.places.extension, this.name));
  }

  /** Ends the browser and everything below it; its home stays to be looked at. */
  async end() {
    const below = [this.pid, ...allBelow(this.pid)];
    const closed = this.browser.close().catch(() => {});
    await Promise.race([closed, new Promise((resolve) => { setTimeout(resolve, 5_000).unref(); })]);
    below.filter(isAlive).forEach((pid) => end(pid));
    await until(() => !below.some(isAlive), 'the browser to end').catch(() => {});
  }

  /** Ends the browser and removes its home. */
  async close() {
    await this.end();
    removeHome(this.home);
  }
}

/** @param {RigOptions} options @param {string} home */
const start = (options, home) => (options.browser === 'chromium' ? startChromium(options, home) : startFirefox(options, home));

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** @param {RigOptions} options @param {string} home @returns {string} the program that the browser is to start */
function hostProgram(options, home) {
  const mode = options.host ?? 'real';
  if (mode === 'real' && !options.wrap && !options.hostEnv && !options.policy) return options.places.host;
  const policy = join(home, 'policy.json');
  if (options.policy) writeFileSync(policy, JSON.stringify(options.policy));
  const words = mode === 'real' ? [options.places.host, ...(options.policy ? ['--policy', policy] : [])] : [process.execPath, FAULTY, mode, options.places.host];
  const env = Object.entries(options.hostEnv ?? {}).map(([name, value]) => `export ${name}=${quoted(value)}\n`).join('');
  const script = join(home, 'host.sh');
  writeFileSync(script, `#!/bin/sh\n${env}exec ${[...(options.wrap ?? []), ...words].map(quoted).join(' ')} "$@"\n`);
  chmodSync(script, 0o700);
  return script;
}

/** @param {RigOptions} options @param {string} home @returns {string} the file that tells the browser where the host is */
const hostManifest = ({ browser }, home) => join(home, browser === 'chromium' ? 'profile/NativeMessagingHosts' : '.mozilla/native-messaging-hosts', `${HOST_NAME}.json`);

/** Tells the browser where the host is, in this home only. @param {RigOptions} options @param {string} home */
function registerHost(options, home) {
  if (options.host === 'absent') return;
  const chromium = options.browser === 'chromium';
  const file = hostManifest(options, home);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({
    name: HOST_NAME, description: 'Discreet', path: hostProgram(options, home), type: 'stdio',
    ...(chromium ? { allowed_origins: [`chrome-extension://${options.managed?.id ?? CHROMIUM_ID}/`] } : { allowed_extensions: [FIREFOX_ID] }),
  }));
}

/** @param {string} home @returns {Record<string, string|undefined>} the environment, with nothing of the user's own settings */
function environment(home) {
  return {
    ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_CACHE_HOME: join(home, '.cache'),
    XDG_STATE_HOME: join(home, '.local/state'), XDG_DATA_HOME: join(home, '.local/share'), TMPDIR: undefined,
  };
}

/** @param {RigOptions} options @param {string} home @returns {string} the folder of the extension to load */
function extensionOf(options, home) {
  const built = join(options.places.extension, options.browser);
  if (!options.dress) return built;
  const copy = join(home, 'extension');
  rmSync(copy, { recursive: true, force: true });
  cpSync(built, copy, { recursive: true });
  options.dress(copy);
  return copy;
}

/**
 * Starts the browser with a policy in place that it alone sees: in a mount namespace of its own.
 * @param {RigOptions} options @param {string} home @returns {string} the program to start
 */
function managedChromium({ places, managed }, home) {
  const etc = join(home, 'etc-chromium');
  cpSync('/etc/chromium', etc, { recursive: true });
  mkdirSync(join(etc, 'policies/managed'), { recursive: true });
  writeFileSync(join(etc, 'policies/managed/discreet.json'), JSON.stringify(managed?.policy));
  const script = join(home, 'chromium.sh');
  const mapped = process.getuid?.() === 0 ? '' : '--map-root-user ';
  writeFileSync(script, `#!/bin/sh\nexec unshare ${mapped}--mount sh -c 'mount --bind "$0" /etc/chromium && exec "$@"' ${quoted(etc)} ${quoted(places.chromium)} "$@"\n`);
  chmodSync(script, 0o700);
  return script;
}

/** Options of automation that keep a browser from installing what its administrator wants. */
const AGAINST_POLICY = ['--disable-extensions', '--disable-background-networking'];

/** @param {RigOptions} options @param {string} home */
async function startChromium(options, home) {
  const byPolicy = options.managed !== undefined;
  const loaded = options.extension === false ? {} : { enableExtensions: byPolicy ? true : [extensionOf(options, home)] };
  return puppeteer.launch({
    executablePath: byPolicy ? managedChromium(options, home) : options.places.chromium, headless: !options.headed, pipe: true, userDataDir: join(home, 'profile'), env: environment(home),
    ...loaded, ...(byPolicy ? { ignoreDefaultArgs: AGAINST_POLICY } : {}),
    args: ['--no-sandbox', '--no-first-run', '--force-color-profile=srgb', '--font-render-hinting=none', ...(options.args ?? [])],
    timeout: 20_000, protocolTimeout: 30_000, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  });
}

/** @param {RigOptions} options @param {string} home */
async function startFirefox(options, home) {
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: options.places.firefox, headless: !options.headed, userDataDir: join(home, 'profile'),
    env: environment(home), extraPrefsFirefox: { 'ui.systemUsesDarkTheme': 0, ...options.prefs },
    timeout: 40_000, protocolTimeout: 30_000, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, acceptInsecureCerts: true,
  });
  if (options.extension !== false) {
    try {
      await browser.installExtension(extensionOf(options, home));
    } catch (error) {
      await browser.close();
      throw error;
    }
  }
  return browser;
}

/** Starts a browser beside that of the lane, and closes it. @param {import('./runner.mjs').Bench} bench @param {Partial<RigOptions>} options @param {(rig: Rig) => Promise<void>} act */
export async function inOwnBrowser({ browser, places, site }, options, act) {
  const rig = await Rig.start({ browser, places, site, ...options });
  try { await act(rig); } finally { await rig.close(); }
}
