// @ts-check
/**
 * Checks a value against the wire's schema, in proto3's canonical JSON. The table is generated (wire.gen.js).
 *
 * @typedef {{enums: Record<string, Record<string, string>>,
 *            messages: Record<string, {fields: Record<string, string>, oneofs: string[][]}>}} Table
 * @typedef {{strict?: boolean}} WalkOptions   strict: unknown fields and an empty oneof are problems too
 * @typedef {{field: string, problem: string}} Problem   `field` is a path of the schema, "" for the value itself;
 *   neither ever holds a word of the value
 */

const MAX_UINT32 = 0xffffffff;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {Table} table @param {string} type @param {unknown} value @param {string} path
 * @returns {string|null} what is wrong with a value that is no message
 */
function checkScalar(table, type, value, path) {
  if (type === 'uint32') {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_UINT32;
    return fits ? null : 'is not a whole number from 0 to 4294967295';
  }
  if (type === 'string') return typeof value === 'string' ? null : 'is not a string';
  if (type === 'bool') return typeof value === 'boolean' ? null : 'is not true or false';
  const names = table.enums[type];
  if (names === undefined) throw new Error(`wire table has no type ${type} (at ${path})`);
  return typeof value === 'string' && Object.hasOwn(names, value) ? null : `is not a name of ${type}`;
}

/**
 * @param {Table} table @param {string} type @param {unknown} value @param {string} path @param {boolean} strict
 * @returns {Problem|null}
 */
function walkOne(table, type, value, path, strict) {
  if (Object.hasOwn(table.messages, type)) return walkMessage(table, type, value, path, strict);
  const problem = checkScalar(table, type, value, path);
  return problem === null ? null : {field: path, problem};
}

/**
 * @param {Table} table @param {string} type @param {unknown} value @param {string} path @param {boolean} strict
 * @returns {Problem|null}
 */
function walkField(table, type, value, path, strict) {
  if (!type.endsWith('[]')) return walkOne(table, type, value, path, strict);
  if (!Array.isArray(value)) return {field: path, problem: 'is not a list'};
  for (let i = 0; i < value.length; i++) {
    const problem = walkOne(table, type.slice(0, -2), value[i], `${path}[${i}]`, strict);
    if (problem) return problem;
  }
  return null;
}

/**
 * @param {Table} table @param {string} type @param {unknown} value @param {string} path @param {boolean} strict
 * @returns {Problem|null}
 */
function walkMessage(table, type, value, path, strict) {
  if (!isRecord(value)) return {field: path, problem: 'is not an object'};
  const {fields, oneofs} = table.messages[type];
  for (const [name, item] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    if (Object.hasOwn(fields, name)) {
      const problem = walkField(table, fields[name], item, at, strict);
      if (problem) return problem;
    } else if (strict) {
      return {field: at, problem: 'is not in the schema'};
    }
  }
  for (const choices of oneofs) {
    const set = choices.filter((name) => Object.hasOwn(value, name)).length;
    if (set > 1 || (strict && set === 0)) return {field: path, problem: `has ${set} of its choices set, not one`};
  }
  return null;
}

/**
 * @param {Table} table @param {string} type  name of a message
 * @param {unknown} value @param {WalkOptions} [options]
 * @returns {Problem|null}
 */
export function walk(table, type, value, options = {}) {
  return walkMessage(table, type, value, '', options.strict === true);
}
