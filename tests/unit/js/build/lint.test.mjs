// @ts-check
/** The lint that guards the extension's code: each thing that it is there to find is planted once, and found. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {ESLint} from '../../../../extension/node_modules/eslint/lib/api.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const eslint = new ESLint({cwd: root, overrideConfigFile: join(root, 'extension/eslint.config.mjs')});

/** @param {string} code @param {string} [file] @returns {Promise<string[]>} the rules that it breaks */
async function broken(code, file = 'extension/src/content/planted.js') {
  const [{messages}] = await eslint.lintText(`${code}\n`, {filePath: join(root, file)});
  return messages.map((each) => each.ruleId ?? `unreadable: ${each.message}`);
}

/** A page's things that planted lines use. */
const BOX = "const box = document.createElement('p');\n";

/** @type {[rule: string, planted: string][]} */
const PLANTED = [
  ['no-restricted-syntax', `${BOX}box.innerHTML = 'é';`],
  ['no-restricted-syntax', `${BOX}box['innerHTML'] = 'é';`],
  ['no-restricted-syntax', `${BOX}box.outerHTML = 'é';`],
  ['no-restricted-syntax', `${BOX}box.insertAdjacentHTML('beforeend', 'é');`],
  ['no-restricted-syntax', `${BOX}box.setHTMLUnsafe('é');`],
  ['no-restricted-syntax', `${BOX}Object.assign(box, {srcdoc: 'é'});`],
  ['no-restricted-syntax', "document.createRange().createContextualFragment('é');"],
  ['no-restricted-syntax', "document.write('é');"],
  ['no-restricted-syntax', "document.writeln('é');"],
  ['no-restricted-syntax', "new DOMParser().parseFromString('é', 'text/html');"],
  ['no-restricted-syntax', `${BOX}box.setAttribute('onclick', 'alert(1)');`],
  ['no-restricted-syntax', `${BOX}box.setAttribute('ONERROR', 'alert(1)');`],
  ['no-restricted-syntax', `${BOX}box.onclick = () => {};`],
  ['no-restricted-syntax', `${BOX}box['onmouseover'] = () => {};`],
  ['no-restricted-syntax', `${BOX}Object.assign(box, {onclick: () => {}});`],
  ['no-restricted-syntax', `${BOX}Object.assign(box, {'onload': () => {}});`],
  ['no-restricted-syntax', "import {element} from '../ui/element.js';\nelement('p', {onclick: 'a()'});"],
  ['no-eval', "eval('1');"],
  ['no-eval', "(0, eval)('1');"],
  ['no-eval', "globalThis.eval('1');"],
  ['no-eval', "window.eval('1');"],
  ['no-new-func', "new Function('return 1')();"],
  ['no-new-func', "Function('return 1')();"],
  ['no-implied-eval', "setTimeout('a()', 1);"],
  ['no-implied-eval', "window.setInterval('a()', 1);"],
  ['no-implied-eval', "globalThis.setTimeout(`a()`, 1);"],
  ['no-script-url', "location.href = 'javascript:a()';"],
  ['no-console', "console.log('é');"],
  ['no-console', "console.error('é');"],
  ['no-restricted-syntax', "globalThis.console.warn('é');"],
  ['no-restricted-syntax', "window.fetch('https://example.org/');"],
  ['no-restricted-globals', "fetch('https://example.org/');"],
  ['no-restricted-globals', "localStorage.setItem('a', 'é');"],
  ['no-restricted-globals', "new WebSocket('wss://example.org/');"],
];

test('each planted line is found, by the rule that is there for it', async () => {
  for (const [rule, code] of PLANTED) assert.deepEqual(await broken(code), [rule], code);
});

test('it is found in every part of the extension', async () => {
  for (const part of ['background', 'content/gate', 'ui/card', 'ui/popup']) {
    assert.deepEqual(await broken("document.body.innerHTML = 'é';\neval('1');\nconsole.log('é');\nsetTimeout('a()', 1);", `extension/src/${part}/planted.js`),
      ['no-restricted-syntax', 'no-eval', 'no-console', 'no-implied-eval'], part);
  }
});

test('a line that does the same in an allowed way is let through', async () => {
  assert.deepEqual(await broken(`${BOX}box.textContent = 'é';\nbox.addEventListener('click', () => {});\nsetTimeout(() => {}, 1);\nbox.setAttribute('role', 'status');`), []);
});

test('nobody is let off: no line switches a rule of it off', () => {
  const sources = readdirSync(join(root, 'extension/src'), {recursive: true}).map(String).filter((name) => name.endsWith('.js') && !name.endsWith('.gen.js'));
  assert.ok(sources.length > 50);
  for (const name of sources) {
    assert.doesNotMatch(readFileSync(join(root, 'extension/src', name), 'utf8'), /eslint-disable[^\n]*(no-(restricted|eval|implied-eval|new-func|script-url|console)|\*\/|$)/m, name);
  }
});

/** What a page must not hold, in lower case. @type {[name: string, pattern: RegExp][]} */
const IN_PAGES = [
  ['an inline handler', /<[^>]*\son[a-z]+\s*=/], ['an inline script', /<script(?![^>]*\ssrc=)/], ['an inline style', /<style|\sstyle\s*=/],
  ['an address that runs', /javascript:/], ['something from elsewhere', /(?:src|href)\s*=\s*["']?(?:https?:)?\/\//],
];

test('no page of ours holds an inline handler, script or style, or loads anything from elsewhere', () => {
  const found = (/** @type {string} */ page) => IN_PAGES.filter(([, pattern]) => pattern.test(page.toLowerCase())).map(([name]) => name);
  assert.deepEqual(found('<p onClick="a()">é</p><script>a()</script><b style="color:red"></b><a href="JavaScript:a()"></a><img src="//example.org/a.png">'), IN_PAGES.map(([name]) => name));
  const pages = readdirSync(join(root, 'extension/src'), {recursive: true}).map(String).filter((name) => name.endsWith('.html'));
  assert.ok(pages.length >= 3);
  for (const name of pages) assert.deepEqual(found(readFileSync(join(root, 'extension/src', name), 'utf8')), [], name);
});
