// @ts-check
/** Which open pages get our script anew, and when. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {OpenPages} from '../../../../extension/src/background/open_pages.js';

const OWN = ['https://posts.example/*', 'https://whole.example/part/*'];

/** chrome.storage's two areas, kept over several workers. @param {Record<string, unknown>} kept */
const area = (kept) => ({
  get: async (/** @type {string} */ name) => (name in kept ? {[name]: kept[name]} : {}),
  set: async (/** @type {any} */ values) => { Object.assign(kept, values); },
});

function rig({local = {}, session = {}, tabs = [{id: 1}, {id: 2, discarded: true}, {}, {id: 3}]} = {}) {
  /** @type {any[]} */
  const entered = [];
  /** @type {string[][]} */
  const asked = [];
  const browser = /** @type {any} */ ({
    storage: {local: area(local), session: area(session)},
    tabs: {query: async (/** @type {any} */ {url}) => { asked.push(url); return tabs; }},
    scripting: {
      getRegisteredContentScripts: async () => [{matches: ['https://own.example/*']}, {}],
      executeScript: async (/** @type {any} */ what) => {
        entered.push(what.target.tabId);
        if (what.target.tabId === 1) throw new Error('Cannot access contents of the page');
      },
    },
  });
  return {pages: new OpenPages(browser, OWN), entered, asked, local: /** @type {any} */ (local), session};
}

test('a version that begins enters every open page of its sites, once; a worker that begins again enters none', async () => {
  const {pages, entered, asked, session} = rig();
  await pages.enter();
  assert.deepEqual(entered, [1, 3], 'a page that lets nobody in does not stop the others, and a discarded one has none to put in');
  assert.deepEqual(asked, [[...OWN, 'https://own.example/*']]);
  const again = rig({session});
  await again.pages.enter();
  assert.deepEqual(again.entered, []);
});

test('where it cannot be told whether we were there, nobody is put in twice', async () => {
  let asked = false;
  const storage = {session: {get: async () => { throw new Error('going down'); }}};
  const pages = new OpenPages(/** @type {any} */ ({storage, tabs: {query: () => { asked = true; }}}), OWN);
  await pages.enter();
  assert.equal(asked, false);
});

test('all versions know each other by one name, which nobody can guess', async () => {
  const first = rig();
  assert.equal(first.pages.heir, '');
  await first.pages.load();
  assert.match(first.pages.heir, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const second = rig({local: first.local});
  await second.pages.load();
  assert.equal(second.pages.heir, first.pages.heir);
  const other = rig();
  await other.pages.load();
  assert.notEqual(other.pages.heir, first.pages.heir);
});

test('what else stands there is no name, and a name that cannot be kept is none', async () => {
  const {pages, local} = rig({local: {heir: 'click'}});
  await pages.load();
  assert.notEqual(pages.heir, 'click');
  assert.equal(local.heir, pages.heir);
  const full = new OpenPages(/** @type {any} */ ({storage: {local: {get: async () => ({}), set: async () => { throw new Error('full'); }}}}), OWN);
  await full.load();
  assert.equal(full.heir, '');
});
