// @ts-check
/** What the popup says of a page, and that only a person's own press asks the browser for a site. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {strings} from '../../../../extension/src/ui/locales/strings.js';
import {pageWords} from '../../../../extension/src/ui/locales/pages.js';
import {pageRows} from '../../../../extension/src/ui/popup/page_box.js';
import {wantedRows} from '../../../../extension/src/ui/popup/wanted_box.js';
import {buttonsOf, useHandDocument} from './hand_document.mjs';

useHandDocument();

/** @param {any} site @param {'ready'|'host_missing'} [link] @param {'en'|'es'} [language] */
const rows = (site, link = 'ready', language = 'en') => pageRows(site, /** @type {any} */ (link), language, pageWords(language), strings(language)).map((row) => row.textContent).join(' | ');

test('a page says whether it is on the list, how its last text fared, its status, and where it does not fit', () => {
  const site = {id: 'x', status: 'unverified', health: 'FITS', last: 'none'};
  assert.match(rows(site), /On the list.*Nobody has tried/);
  assert.doesNotMatch(rows({...site, status: 'verified'}), /Nobody has tried/);
  assert.match(rows({...site, last: 'not_checked'}), /last text here was not checked/);
  assert.match(rows({...site, health: 'NO_SUBMIT', last: 'checked'}), /Not checking here \| Your words are marked/);
  assert.doesNotMatch(rows({...site, health: 'NO_SUBMIT', last: 'checked'}), /was checked/, 'no two answers');
  assert.match(rows({...site, health: 'NO_BOX'}, 'ready', 'es'), /Aquí no se revisa \| El cuadro/);
  assert.match(rows({...site, health: 'NO_BOX'}, 'host_missing'), /nothing is checked now/);
  assert.match(rows(null), /does not look at this page/);
});

test('sites of an admin’s list are asked for by a person’s own press, by their hosts and no more', () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.chrome = /** @type {any} */ ({permissions: {request: async (/** @type {any} */ what) => { asked.push(what); }}});
  const wanted = ['https://forum.harbor.example/*', 'https://*.harbor.example/*'];
  const [made] = /** @type {any[]} */ (wantedRows(wanted, strings('en')));
  assert.deepEqual(wantedRows([], strings('en')), [], 'nothing is asked for where nothing is wanted');
  assert.match(made.textContent, /forum\.harbor\.example\*\.harbor\.example/);
  const [button] = buttonsOf(made);
  button.press(false);
  assert.deepEqual(asked, []);
  button.press();
  assert.deepEqual(asked, [{origins: wanted}]);
});
