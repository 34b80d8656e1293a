// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {matchesAddress, parsePattern} from '../../../../extension/src/background/match_pattern.js';
import {addressOf, surfaceFor} from '../../../../extension/src/background/surfaces.js';

const cases = [
  ['https://social.example/*', 'https://social.example/home', true],
  ['https://social.example/*', 'https://social.example/home?x=1#y', true],
  ['https://social.example/*', 'http://social.example/home', false],
  ['https://social.example/*', 'https://www.social.example/', false],
  ['https://*.social.example/*', 'https://www.social.example/', true],
  ['https://*.social.example/*', 'https://social.example/', true],
  ['https://*.social.example/*', 'https://antisocial.example/', false],
  ['https://*.social.example/*', 'https://social.example.evil.test/', false],
  ['*://social.example/foro/*', 'http://social.example/foro/ñ', true],
  ['*://social.example/foro/*', 'https://social.example/foros', false],
  ['http://127.0.0.1/*', 'http://127.0.0.1:8123/post', true],
  ['http://127.0.0.1:8123/*', 'http://127.0.0.1:8123/post', true],
  ['http://127.0.0.1:8123/*', 'http://127.0.0.1:8124/post', false],
  ['https://social.example:443/*', 'https://social.example/', true],
  ['https://SOCIAL.example/*', 'https://social.EXAMPLE/', true],
  ['https://social.example/a.b*', 'https://social.example/aXb', false],
  ['https://social.example/', 'https://social.example/more', false],
  ['https://social.example/*', 'https://social.example@evil.test/', false],
];
for (const [pattern, address, expected] of cases) {
  test(`${pattern} ${expected ? 'matches' : 'does not match'} ${address}`, () => {
    const parsed = parsePattern(/** @type {string} */ (pattern));
    assert.ok(parsed);
    assert.equal(matchesAddress(parsed, new URL(/** @type {string} */ (address))), expected);
  });
}

for (const text of ['<all_urls>', '*://*/*', 'https://*/*', 'https://*.*/', 'ftp://a.example/*', 'file:///*', 'https://a.example', 'a.example/*',
  'https://a*.example/*', 'https:///x', 'javascript:alert(1)', '']) {
  test(`"${text}" is no pattern that we accept`, () => assert.equal(parsePattern(text), null));
}

const surfaces = [
  {id: 'near', matches: ['https://near.example/*']},
  {id: 'generic', matches: []},
];

test('a known site has its own surface, a listed one the generic, any other none', () => {
  const of = (address, sites = ['https://near.example/*', 'https://own.example/*']) => surfaceFor(new URL(address), surfaces, sites)?.id;
  assert.equal(of('https://near.example/a'), 'near');
  assert.equal(of('https://own.example/a'), 'generic');
  assert.equal(of('https://far.example/a'), undefined);
  assert.equal(of('https://own.example/a', []), undefined);
  assert.equal(surfaceFor(null, surfaces, []), null);
  assert.equal(surfaceFor(new URL('https://own.example/'), [surfaces[0]], ['https://own.example/*']), null, 'no generic surface in the pack');
});

test('a frame without an address belongs to the origin that made it', () => {
  assert.equal(addressOf({url: 'https://near.example/a', origin: 'https://near.example'})?.pathname, '/a');
  assert.equal(addressOf({url: 'about:srcdoc', origin: 'https://near.example'})?.host, 'near.example');
  assert.equal(addressOf({url: 'about:blank', origin: 'null'}), null);
  assert.equal(addressOf({url: 'data:text/html,é', origin: 'null'}), null);
  assert.equal(addressOf({url: 'about:srcdoc', origin: 'null', tab: {url: 'https://near.example/é'}})?.host, 'near.example', 'sandboxed');
  assert.equal(addressOf({url: 'https://near.example/a', origin: 'null', tab: {url: 'https://far.example/'}})?.host, 'near.example');
  assert.equal(addressOf({url: 'about:srcdoc', origin: 'null', tab: {}}), null);
  assert.equal(addressOf({}), null);
});
