// @ts-check
/** What a person chose, as it comes back from a storage in which anything may stand. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {acceptChoices, MAY_BE_MUTED, NEVER_MUTED, noChoices} from '../../../../extension/src/choices.js';
import {welcomeOnce} from '../../../../extension/src/background/welcome.js';
import {Category} from '../../../../extension/src/wire.gen.js';

test('every category of the wire is either never muted or may be', () => {
  assert.deepEqual([...NEVER_MUTED, ...MAY_BE_MUTED, 'CATEGORY_UNSPECIFIED'].sort(), Object.keys(Category).sort());
});

// stored -> language, muted, ignored
/** @type {[unknown, string, string[], string[]][]} */
const stored = [
  [undefined, 'browser', [], []],
  [{language: 'es', muted: ['PHOTO', 'HATE']}, 'es', ['HATE', 'PHOTO'], []],
  [{language: 'fr', muted: []}, 'browser', [], ['language']],
  [{language: 'en', muted: ['PHI', 'PHOTO', 'tröt']}, 'en', ['PHOTO'], ['muted']],
  [{language: 'en', muted: ['CREDENTIALS']}, 'en', [], ['muted']],
  [{language: 'en', muted: 'PHOTO'}, 'en', [], ['muted']],
  [{language: 'en'}, 'en', [], ['muted']],
  [null, 'browser', [], ['language', 'muted']],
  ['{}', 'browser', [], ['language', 'muted']],
  [[], 'browser', [], ['language', 'muted']],
];
for (const [value, language, muted, ignored] of stored) {
  test(`stored ${JSON.stringify(value)}`, () => {
    assert.deepEqual(acceptChoices(value), {choices: {language, muted}, ignored});
  });
}

test('nobody shares the same empty choices', () => assert.notEqual(noChoices().muted, noChoices().muted));

/** @param {string} reason @param {string|Error} installType */
async function opened(reason, installType) {
  /** @type {string[]} */
  const tabs = [];
  /** @type {((details: {reason: string}) => unknown)[]} */
  const hearers = [];
  welcomeOnce({onInstalled: {addListener: (act) => hearers.push(act)}, getURL: (path) => `own://${path}`},
    {getSelf: async () => { if (installType instanceof Error) throw installType; return {installType}; }},
    {create: async ({url}) => { tabs.push(url); }});
  await hearers[0]({reason});
  return tabs;
}

test('the welcome opens once for who installed it, and never where IT did', async () => {
  assert.deepEqual(await opened('install', 'normal'), ['own://ui/welcome.html']);
  assert.deepEqual(await opened('install', 'development'), ['own://ui/welcome.html']);
  assert.deepEqual(await opened('install', 'admin'), []);
  assert.deepEqual(await opened('install', new Error('gone')), []);
  for (const reason of ['update', 'chrome_update', 'browser_update']) assert.deepEqual(await opened(reason, 'normal'), []);
});
