// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {needsAPerson, stateOfDisconnect} from '../../../../extension/src/background/link_errors.js';

// Texts as Chromium 156 and Firefox 153 say them.
const cases = [
  ['Specified native messaging host not found.', false, 'not_installed'],
  ['Invalid native messaging host name specified.', false, 'not_installed'],
  ['Access to the specified native messaging host is forbidden.', false, 'forbidden'],
  ['Access to the native messaging host was disabled by the system administrator.', false, 'blocked_by_policy'],
  ['Native host has exited.', true, 'exited'],
  ['Native host has exited.', false, 'exited'],
  ['Error when communicating with the native messaging host.', true, 'broken_reply'],
  ['No such native application org.discreet.host', false, 'not_installed'],
  ['An unexpected error occurred', false, 'exited'],
  ['An unexpected error occurred', true, 'broken_reply'],
  ['Native application tried to send a message of 1048577 bytes, which exceeds the limit of 1048576 bytes.', true, 'broken_reply'],
  [undefined, true, 'exited'],
  [null, false, 'exited'],
  ['', true, 'exited'],
  ['Etwas Unbekanntes ist geschehen ☂', true, 'exited'],
];

for (const [text, answered, state] of cases) {
  test(`"${text}", ${answered ? 'after' : 'before'} any answer, is ${state}`, () => {
    assert.equal(stateOfDisconnect(/** @type {string} */ (text), /** @type {boolean} */ (answered)), state);
  });
}

test('only what waiting cannot mend asks for a person', () => {
  const asking = ['not_installed', 'forbidden', 'blocked_by_policy', 'version_skew'];
  const waiting = ['starting', 'ready', 'off', 'exited', 'timed_out', 'broken_reply', 'disconnected'];
  for (const state of asking) assert.equal(needsAPerson(/** @type {any} */ (state)), true, state);
  for (const state of waiting) assert.equal(needsAPerson(/** @type {any} */ (state)), false, state);
});
