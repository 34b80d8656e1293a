// @ts-check
/** The surfaces of the core pack, from the YAML of their authors to the form that the wire gives them. */
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';

/**
 * @typedef {import('../src/wire.gen.js').Surface} Surface
 * @typedef {{surface: Surface, developmentOnly: boolean}} AuthoredSurface
 */

const enterKeys = {default: 'ENTER_KEY_UNSPECIFIED', posts: 'ENTER_POSTS', never_posts: 'ENTER_NEVER_POSTS'};

/** @param {any} pattern  one entry of `composers` @param {string} file */
function composerPattern(pattern, file) {
  const enter = enterKeys[/** @type {keyof typeof enterKeys} */ (pattern.enter ?? 'default')];
  if (!enter) throw new Error(`${file}: enter: ${pattern.enter} is none of ${Object.keys(enterKeys).join(', ')}`);
  return {
    box: pattern.box,
    kind: pattern.kind.toUpperCase(),
    root: pattern.root ?? '',
    submit: pattern.submit ?? '',
    needsRealClick: pattern.needs_real_click ?? false,
    attachment: pattern.attachment ?? '',
    enter,
    also: pattern.also ?? '',
    submitWords: pattern.submit_words ?? [],
  };
}

/** @param {string} text  of one YAML file @param {string} file  for messages @returns {AuthoredSurface} */
function authoredSurface(text, file) {
  const data = parse(text);
  const surface = {
    id: data.id,
    number: data.number,
    matches: data.matches,
    composers: data.composers.map((/** @type {any} */ each) => composerPattern(each, file)),
    status: data.status,
  };
  return {surface, developmentOnly: data.development_only === true};
}

/**
 * All surfaces of a pack, by number.
 * @param {string} folder  …/surfaces
 * @param {(value: unknown, options: {strict: boolean}) => {field: string, problem: string}|null} validateSurface
 */
export function readSurfaces(folder, validateSurface) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  const surfaces = files.map((name) => {
    const file = join(folder, name);
    const authored = authoredSurface(readFileSync(file, 'utf8'), file);
    const problem = validateSurface(authored.surface, {strict: true});
    if (problem) throw new Error(`${file}: ${problem.field} ${problem.problem}`);
    return authored;
  });
  return surfaces.sort((a, b) => (a.surface.number ?? 0) - (b.surface.number ?? 0));
}
