// @ts-check
/**
 * The table of sites that stands in the README, from the surfaces of the core pack:
 *
 *   node extension/build/surface_table.mjs          prints it
 */
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../shared/packs/core/surfaces');

/** A file says what its editor is before the first full stop of its first comment. @param {string} text @param {string} file */
function editorOf(text, file) {
  const editor = /^# ([^.]+(?:\.js)?)\. /.exec(text)?.[1];
  if (!editor) throw new Error(`${file}: its first comment does not begin with the site's editor, as in "# Lexical. …"`);
  return editor;
}

/** @param {string[]} matches */
function hostsOf(matches) {
  const hosts = [...new Set(matches.map((pattern) => pattern.replace(/^https:\/\/(www\.)?/, '').replace(/\/\*$/, '')))];
  return hosts.length === 0 ? 'any that an admin lists' : hosts.join(', ');
}

/** @returns {string} Markdown, by number of the surface */
export function surfaceTable() {
  const surfaces = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    return {...parse(text), editor: editorOf(text, name)};
  }).filter((each) => !each.development_only).sort((a, b) => a.number - b.number);
  const rows = surfaces.map(({id, matches, editor, composers, status}) => {
    const kinds = [...new Set(composers.map((/** @type {{kind: string}} */ each) => each.kind.replace('_', ' ')))].join(', ');
    return `| ${id} | ${hostsOf(matches)} | ${editor} | ${kinds} | ${status} |`;
  });
  return ['| id | where | editor | what is written there | status |', '|---|---|---|---|---|', ...rows].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${surfaceTable()}\n`);
