import js from '@eslint/js';
import globals from 'globals';

// Run from the repository's root, so that the unit tests lie below it too: see the script `lint` in package.json.

/** Ways to put text on a page as markup, and to run text as code: a draft must never become either. */
const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc', 'createContextualFragment'];

const noMarkup = [
  ...markup.map((name) => ({
    selector: `MemberExpression[property.name='${name}'], MemberExpression[property.value='${name}'], Property[key.name='${name}']`,
    message: `${name} turns text into markup; build elements and set textContent.`,
  })),
  {selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]", message: 'document.write turns text into markup.'},
  {selector: "CallExpression[callee.property.name='parseFromString']", message: 'DOMParser turns text into markup.'},
];

/** Handlers that stand in markup, or in a property of which there is only one: whoever writes last takes it from the others. */
const noHandlers = [
  "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^on[a-z]/i]",
  'AssignmentExpression[left.property.name=/^on[a-z]+$/]',
  'AssignmentExpression[left.property.value=/^on[a-z]+$/]',
  "Property[key.name=/^on(?!eof)[a-z]{3,}$/], Property[key.value=/^on(?!eof)[a-z]{3,}$/]",
].map((selector) => ({selector, message: 'an inline handler; use addEventListener.'}));

/** Ways around the rules for globals. */
const noDetours = [{
  selector: 'MemberExpression[object.name=/^(globalThis|self|window)$/][property.name=/^(console|fetch|XMLHttpRequest|WebSocket|localStorage|sessionStorage|indexedDB)$/]',
  message: 'not to be used, by whatever way: a page reads along, and a draft goes nowhere.',
}];

export default [
  {ignores: ['**/node_modules/', 'extension/src/*.gen.js', '**/*.d.ts']},
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs'],
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'no-shadow': 'error',
      'no-param-reassign': 'error',
      'no-throw-literal': 'error',
      'no-return-await': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-console': 'error',
      'no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      'consistent-return': 'off',
      complexity: ['error', 18],
      'max-lines': ['error', 500],
      'max-lines-per-function': ['error', {max: 60, skipComments: true, skipBlankLines: true}],
      'no-restricted-syntax': ['error', ...noMarkup, ...noHandlers, ...noDetours],
    },
  },
  {
    files: ['extension/src/**/*.js'],
    languageOptions: {globals: {...globals.browser, ...globals.webextensions, BUILT_IN_SURFACES: 'readonly'}},
    rules: {'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'localStorage', 'sessionStorage', 'indexedDB']},
  },
  {
    files: ['extension/build/**/*.mjs', 'extension/*.mjs', 'tests/unit/js/**/*.mjs'],
    languageOptions: {globals: globals.node},
  },
  {files: ['**/*.test.mjs'], rules: {'max-lines-per-function': 'off', 'no-script-url': 'off'}},
  // The locales are tables of words.
];
