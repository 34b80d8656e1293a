// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {acceptManaged, effectiveSettings, listedSites, mergeSettings} from '../../../../extension/src/background/settings.js';

const set = (name, value, source = 'MACHINE_POLICY') => ({name, value, source});
const valueOf = (settings, name) => settings.find((each) => each.name === name);
const merged = (host, managed, last = null) => mergeSettings(/** @type {any} */ (host), managed, last);

// host value, its source, managed value -> value in force, its source
const modes = [
  ['gate', 'BUILT_IN_DEFAULT', undefined, 'gate', 'BUILT_IN_DEFAULT'],
  ['hints', 'MACHINE_POLICY', undefined, 'hints', 'MACHINE_POLICY'],
  ['gate', 'BUILT_IN_DEFAULT', 'observe', 'observe', 'BROWSER_POLICY'],
  ['hints', 'MACHINE_POLICY', 'gate', 'gate', 'BROWSER_POLICY'],
  ['gate', 'MACHINE_POLICY', 'hints', 'gate', 'MACHINE_POLICY'],
  ['off', 'MACHINE_POLICY', 'gate', 'off', 'MACHINE_POLICY'],
  ['gate', 'USER_POLICY', 'off', 'off', 'BROWSER_POLICY'],
  ['off', 'USER_POLICY', 'off', 'off', 'USER_POLICY'],
];
for (const [value, source, managed, expected, from] of modes) {
  test(`Mode: host ${value} (${source}), browser ${managed ?? 'silent'} -> ${expected}`, () => {
    const settings = merged([set('Mode', value, source)], managed === undefined ? {} : {Mode: managed});
    assert.deepEqual(valueOf(settings, 'Mode'), {name: 'Mode', value: expected, source: from});
  });
}

test('FailPolicy: the stricter of two policies', () => {
  const of = (host, managed) => valueOf(merged([set('FailPolicy', host)], {FailPolicy: managed}), 'FailPolicy').value;
  assert.equal(of('allow', 'block'), 'block');
  assert.equal(of('block', 'allow'), 'block');
  assert.equal(of('warn', 'allow'), 'warn');
});

test('FailPolicy: the last known one holds while nobody says anything, and only then', () => {
  assert.equal(valueOf(merged([], {}, 'block'), 'FailPolicy').value, 'block');
  assert.equal(valueOf(merged([], {}, null), 'FailPolicy').value, 'warn');
  assert.equal(valueOf(merged([], {FailPolicy: 'allow'}, 'block'), 'FailPolicy').value, 'allow');
  assert.equal(valueOf(merged([set('FailPolicy', 'warn', 'BUILT_IN_DEFAULT')], {}, 'block'), 'FailPolicy').value, 'warn');
});

test('Sites of both sides are joined, and what is no pattern is left out', () => {
  const settings = merged([set('Sites', '["https://a.example/*","https://b.example/*"]')],
    {Sites: ['https://b.example/*', 'https://señal.example/*', 'https://c.example/foro/*', '<all_urls>']});
  assert.deepEqual(listedSites(settings), ['https://a.example/*', 'https://b.example/*', 'https://c.example/foro/*']);
});

test('HelpUrl: the host is the authority, a default is not', () => {
  const of = (host, source) => valueOf(merged([set('HelpUrl', host, source)], {HelpUrl: 'https://b.example/'}), 'HelpUrl').value;
  assert.equal(of('https://a.example/', 'MACHINE_POLICY'), 'https://a.example/');
  assert.equal(of('', 'BUILT_IN_DEFAULT'), 'https://b.example/');
});

test('managed values of the wrong type, out of range or unknown are not believed', () => {
  assert.deepEqual(acceptManaged({
    Mode: 'loud', FailPolicy: 7, Sites: ['https://ok.example/*', 7], HelpUrl: 'https://ayuda.example/', Role: 'steward', Unknown: 1,
  }), {HelpUrl: 'https://ayuda.example/'});
});

test('what a content script acts on', () => {
  const settings = merged([
    set('Mode', 'hints'), set('GateAt', 'caution'), set('ReasonRequired', 'true'), set('HelpText', 'Llama al 4-1188 ☎'),
    set('HelpUrl', 'javascript:alert(1)'), set('UiLanguage', 'browser'),
  ], {});
  assert.deepEqual(effectiveSettings(settings, 'es-MX'), {
    mode: 'hints', failPolicy: 'warn', gateAt: 'caution', reasonRequired: true, helpText: 'Llama al 4-1188 ☎', helpUrl: '', language: 'es',
  });
  assert.equal(effectiveSettings(settings, 'fr-CA').language, 'en');
  assert.equal(effectiveSettings(merged([set('UiLanguage', 'en')], {}), 'es').language, 'en');
});

test('a value that we do not know falls back to the default, never to less', () => {
  const settings = merged([set('Mode', 'turbo'), set('GateAt', '')], {});
  assert.equal(effectiveSettings(settings, 'en').mode, 'gate');
  assert.equal(effectiveSettings(settings, 'en').gateAt, 'stop');
});
