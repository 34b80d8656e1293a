// @ts-check
/** Writes src/policy.gen.js: name, kind, values and default of every admin setting, from policy.yaml. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));

/** @param {string} policyYaml */
export function generatePolicy(policyYaml) {
  const rows = parse(policyYaml).settings.map((/** @type {any} */ each) => {
    const row = {
      type: each.type, values: each.values ?? [], default: each.default, extension: each.extension === true,
    };
    return `  /** ${String(each.text).trim().replaceAll('*/', '*\\/')} */\n  ${each.name}: ${JSON.stringify(row)},`;
  });
  return `// @ts-check
// Made from shared/policy/policy.yaml by build/generate_policy.mjs. Do not edit.

/**
 * @typedef {{type: 'enum'|'int'|'bool'|'string'|'list', values: string[],
 *            default: string|number|boolean|string[], extension: boolean}} SettingDefinition
 *   \`values\` of an enum, in the order of policy.yaml; \`extension\`: also read from the browser's managed storage
 */

/** @satisfies {Record<string, SettingDefinition>} */
export const SETTINGS = {
${rows.join('\n')}
};
`;
}

/** Writes the file unless it is up to date. */
export function writePolicy() {
  const out = join(here, '../src/policy.gen.js');
  const text = generatePolicy(readFileSync(join(here, '../../shared/policy/policy.yaml'), 'utf8'));
  if (!existsSync(out) || readFileSync(out, 'utf8') !== text) writeFileSync(out, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePolicy();
