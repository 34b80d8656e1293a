// @ts-check
/** What the popup says of a page, and that only a person's own press asks the browser for a site. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {strings} from '../../../../extension/src/ui/locales/strings.js';
import {siteBlock} from '../../../../extension/src/ui/popup/site_block.js';
import {buttonsOf, useHandDocument} from './hand_document.mjs';

useHandDocument();

/** @param {object} state @param {string} [language] @returns {import('./hand_document.mjs').HandElement} */
const block = (state, language = 'en') => /** @type {any} */ (siteBlock(/** @type {any} */ ({site: null, wanted: [], ...state}), strings(language)));

test('a page says what it is looked at as, its status, and where it does not fit', () => {
  const site = {id: 'x', status: 'unverified', health: 'FITS'};
  assert.match(block({site}).textContent, /^This page is looked at as “x”\. Unverified/);
  assert.match(block({site: {...site, status: 'verified'}}).textContent, /Somebody compared this/);
  assert.match(block({site: {...site, health: 'NO_SUBMIT'}}).textContent, /^Not checking here\. Your words are marked/);
  assert.match(block({site: {...site, health: 'NO_BOX'}}, 'es').textContent, /^Aquí no se revisa\. El cuadro/);
  assert.match(block({}).textContent, /Nothing on this page/);
  assert.deepEqual(buttonsOf(block({site})), [], 'nothing is asked for where nothing is wanted');
});

test('sites of an admin’s list are asked for by a person’s own press, by their hosts and no more', () => {
  /** @type {any[]} */
  const asked = [];
  globalThis.chrome = /** @type {any} */ ({permissions: {request: async (/** @type {any} */ what) => { asked.push(what); }}});
  const wanted = ['https://forum.harbor.example/*', 'https://*.harbor.example/*'];
  const made = block({wanted});
  assert.match(made.textContent, /forum\.harbor\.example\*\.harbor\.example/);
  const [button] = buttonsOf(made);
  button.press(false);
  assert.deepEqual(asked, []);
  button.press();
  assert.deepEqual(asked, [{origins: wanted}]);
});
