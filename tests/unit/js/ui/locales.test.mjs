// @ts-check
/** The voice: what no text of ours may say, and that both languages say the same things. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {en} from '../../../../extension/src/ui/locales/en.js';
import {es} from '../../../../extension/src/ui/locales/es.js';
import {pageWords} from '../../../../extension/src/ui/locales/pages.js';
import {pagesEn} from '../../../../extension/src/ui/locales/pages_en.js';
import {pagesEs} from '../../../../extension/src/ui/locales/pages_es.js';
import {enRights, esRights, rightsWords} from '../../../../extension/src/ui/locales/rights.js';
import {strings} from '../../../../extension/src/ui/locales/strings.js';

/** Every text with its place; functions are called with 3. @param {any} table @param {string} [place] @returns {[string, string][]} */
function texts(table, place = '') {
  if (typeof table === 'string') return [[place, table]];
  if (typeof table === 'function') return [[place, table(3, 3)]];
  return Object.entries(table).flatMap(([key, value]) => texts(value, place ? `${place}.${key}` : key));
}

const never = {
  en: /\b(violat\w*|illegal\w*|safe|safely|complian\w*|anonym\w*|de-?identified|error|invalid|failed to|forbidden|must)\b|!/i,
  es: /\b(violaci\w*|ilegal\w*|segur[oa]s?|cumpl\w*|anónim\w*|error|inválid\w*|prohibid\w*)\b|!/i,
};

for (const [name, table] of Object.entries({en: {...en, rights: enRights, pages: pagesEn}, es: {...es, rights: esRights, pages: pagesEs}})) {
  test(`${name}: no blame, no promise that cannot be kept`, () => {
    for (const [place, text] of texts(table)) assert.doesNotMatch(text, /** @type {any} */ (never)[name], place);
  });
  test(`${name}: every text is there, trimmed, and says something`, () => {
    for (const [place, text] of texts(table)) {
      assert.equal(text, text.trim(), place);
      if (!/^mend\.ready$|sources\.SETTING_SOURCE_UNSPECIFIED$/.test(place)) assert.notEqual(text, '', place);
    }
  });
}

test('both languages have the same texts, and Spanish is not English', () => {
  assert.deepEqual(texts(es).map(([place]) => place), texts(en).map(([place]) => place));
  assert.deepEqual(texts(esRights).map(([place]) => place), texts(enRights).map(([place]) => place));
  for (const [place, text] of texts(enRights)) assert.ok(!texts(esRights).some(([, other]) => other === text), place);
  assert.deepEqual(texts(pagesEs).map(([place]) => place), texts(pagesEn).map(([place]) => place));
  const alike = texts(pagesEn).filter(([, text], i) => texts(pagesEs)[i][1] === text).map(([place]) => place);
  assert.deepEqual(alike.sort(), ['options.languages.en', 'options.languages.es'], 'a language is called by its own name');
  const same = texts(en).filter(([, text], i) => texts(es)[i][1] === text).map(([place]) => place);
  assert.deepEqual(same.sort(), ['direction', 'mend.ready', 'popup.sources.SETTING_SOURCE_UNSPECIFIED', 'recorded.outcome.OUTCOME_UNSPECIFIED']);
});

test('a language that we do not speak gets English', () => {
  assert.equal(strings('fr'), en);
  assert.equal(strings('es'), es);
  assert.deepEqual([pageWords('fr'), pageWords('es')], [pagesEn, pagesEs]);
  assert.deepEqual([rightsWords('fr'), rightsWords('es')], [enRights, esRights]);
});

test('the pill has room for its words', () => {
  for (const table of [en, es]) {
    const {not_here: alone, to_look_at: count, ...others} = table.pill;
    for (const text of [...Object.values(others), count(99)]) assert.ok(text.length <= 15, text);
    assert.ok(alone.length <= 17, alone); // it stands without a shape beside it
  }
});
