// @ts-check
/** Sites of an admin's list: where a user agreed, the content script runs. Only the browser's own parts are fakes. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ListedSites, originOf} from '../../../../extension/src/background/listed_sites.js';
import {covers} from '../../../../extension/src/background/match_pattern.js';

/** A browser that lets us into what `granted` holds. @param {string[]} granted @param {string[]} [openAt]  addresses of tabs */
function fakeBrowser(granted, openAt = []) {
  /** @type {any[]} */
  let scripts = [];
  const browser = {
    granted, /** @type {any[]} */ entered: [], get scripts() { return scripts; },
    permissions: {contains: async ({origins}) => origins.every((each) => granted.includes(each))},
    scripting: {
      getRegisteredContentScripts: async ({ids}) => scripts.filter((each) => ids.includes(each.id)),
      registerContentScripts: async (more) => { scripts = [...scripts, ...more]; },
      unregisterContentScripts: async ({ids}) => { scripts = scripts.filter((each) => !ids.includes(each.id)); },
      executeScript: async (what) => { browser.entered.push(what); },
    },
    tabs: {query: async ({url}) => openAt.flatMap((address, id) => (url.some((each) => address.startsWith(each.replace(/\*$/, ''))) ? [{id}] : []))},
  };
  return browser;
}

const own = ['https://x.com/*', 'https://*.wiki.example/*', 'https://built-in.example/board/*'];

test('what one pattern covers of another', () => {
  for (const [outer, inner, does] of /** @type {[string, string, boolean][]} */ ([
    ['https://x.com/*', 'https://x.com/*', true], ['https://x.com/*', 'https://x.com/home/*', true], ['https://x.com/home/*', 'https://x.com/*', false],
    ['https://*.x.com/*', 'https://pro.x.com/*', true], ['https://x.com/*', 'https://*.x.com/*', false], ['https://*.x.com/*', 'https://notx.com/*', false],
    ['https://x.com/*', '*://x.com/*', false], ['*://x.com/*', 'http://x.com/*', true], ['https://x.com/*', 'no pattern', false],
    ['https://x.com/a/*', 'https://x.com/a/*', true], ['https://x.com:8443/*', 'https://x.com/*', false],
  ])) assert.equal(covers(outer, inner), does, `${outer} ${inner}`);
});

test('the browser is asked for the host, and only where it can be', () => {
  assert.equal(originOf('https://forum.harbor.example/board/*'), 'https://forum.harbor.example/*');
  assert.equal(originOf('*://*.harbor.example/*'), 'https://*.harbor.example/*');
  assert.equal(originOf('http://intranet.harbor.example/*'), null, 'the manifest names https only');
  assert.equal(originOf('<all_urls>'), null);
  assert.equal(originOf('https://*/*'), null);
});

test('until the user agrees nothing runs, and the popup is told what to ask for', async () => {
  const browser = fakeBrowser([]);
  const listed = new ListedSites(/** @type {any} */ (browser), own);
  await listed.use(['https://forum.harbor.example/board/*', 'https://x.com/*', 'https://de.wiki.example/*', 'https://built-in.example/board/*', 'http://old.example/*']);
  assert.deepEqual(await listed.wanted(), ['https://forum.harbor.example/*']);
  assert.deepEqual(browser.scripts, []);
});

test('once the user agreed, the script runs there: in new pages and in those that are open', async () => {
  const browser = fakeBrowser([], ['https://elsewhere.example/', 'https://forum.harbor.example/board/7']);
  const listed = new ListedSites(/** @type {any} */ (browser), own);
  await listed.use(['*://forum.harbor.example/board/*', 'https://talk.harbor.example/*']);
  browser.granted.push('https://forum.harbor.example/*', 'https://talk.harbor.example/*');
  await listed.again();
  assert.deepEqual(await listed.wanted(), []);
  assert.deepEqual(browser.scripts.map((each) => [each.matches, each.matchOriginAsFallback]), [
    [['https://talk.harbor.example/*'], true], [['https://forum.harbor.example/board/*'], undefined], // browsers refuse it for a part of a site
  ]);
  for (const {js, runAt, allFrames, persistAcrossSessions} of browser.scripts) {
    assert.deepEqual([js, runAt, allFrames, persistAcrossSessions], [['content.js'], 'document_start', true, true]);
  }
  assert.deepEqual(browser.entered, [{target: {tabId: 1, allFrames: true}, files: ['content.js']}]);
  await listed.again();
  assert.equal(browser.entered.length, 1, 'a page is entered once');
});

test('a site that left the list, or that the user no longer agrees to, is left', async () => {
  const browser = fakeBrowser(['https://a.example/*', 'https://b.example/*']);
  const listed = new ListedSites(/** @type {any} */ (browser), own);
  await listed.use(['https://a.example/*', 'https://b.example/*']);
  assert.deepEqual(browser.scripts[0].matches, ['https://a.example/*', 'https://b.example/*']);
  await listed.use(['https://b.example/*']);
  assert.deepEqual(browser.scripts[0].matches, ['https://b.example/*']);
  browser.granted.length = 0;
  await listed.again();
  assert.deepEqual(browser.scripts, []);
  assert.deepEqual(await listed.wanted(), ['https://b.example/*']);
});

test('a browser that refuses does not stop what comes later', async () => {
  const browser = fakeBrowser(['https://a.example/*']);
  const register = browser.scripting.registerContentScripts;
  browser.scripting.registerContentScripts = async () => { throw new Error('no'); };
  const listed = new ListedSites(/** @type {any} */ (browser), own);
  await listed.use(['https://a.example/*']);
  browser.scripting.registerContentScripts = register;
  await listed.again();
  assert.equal(browser.scripts.length, 1);
});
