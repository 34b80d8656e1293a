// @ts-check
/**
 * Checks a value against the wire's schema, in proto3's canonical JSON. The shapes are generated (wire.gen.js).
 *
 * @typedef {'uint32'|'string'|'bool'} Scalar
 * @typedef {Readonly<Record<string, string>>} EnumNames
 * @typedef {Scalar|EnumNames|MessageShape} One
 * @typedef {{fields: Record<string, One|One[]>, oneofs: string[][]}} MessageShape   a list of one: repeated
 * @typedef {{strict?: boolean}} WalkOptions   strict: unknown fields and an empty oneof are problems too
 * @typedef {{field: string, problem: string}} Problem   `field` is a path of the schema, "" for the value itself;
 *   neither ever holds a word of the value
 */

const MAX_UINT32 = 0xffffffff;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {One} type @returns {type is MessageShape} */
const isMessage = (type) => typeof type === 'object' && 'oneofs' in type;

/** What is wrong with a value that is no message. @param {Scalar|EnumNames} type @param {unknown} value @returns {string|null} */
function checkScalar(type, value) {
  if (type === 'uint32') {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_UINT32;
    return fits ? null : 'is not a whole number from 0 to 4294967295';
  }
  if (type === 'string') return typeof value === 'string' ? null : 'is not a string';
  if (type === 'bool') return typeof value === 'boolean' ? null : 'is not true or false';
  return typeof value === 'string' && Object.hasOwn(type, value) ? null : 'is not a name of its enum';
}

/** @param {One} type @param {unknown} value @param {string} path @param {boolean} strict @returns {Problem|null} */
function walkOne(type, value, path, strict) {
  if (isMessage(type)) return walkMessage(type, value, path, strict);
  const problem = checkScalar(type, value);
  return problem === null ? null : {field: path, problem};
}

/** @param {One|One[]} type @param {unknown} value @param {string} path @param {boolean} strict @returns {Problem|null} */
function walkField(type, value, path, strict) {
  if (!Array.isArray(type)) return walkOne(type, value, path, strict);
  if (!Array.isArray(value)) return {field: path, problem: 'is not a list'};
  for (let i = 0; i < value.length; i++) {
    const problem = walkOne(type[0], value[i], `${path}[${i}]`, strict);
    if (problem) return problem;
  }
  return null;
}

/** @param {MessageShape} shape @param {unknown} value @param {string} path @param {boolean} strict @returns {Problem|null} */
function walkMessage({fields, oneofs}, value, path, strict) {
  if (!isRecord(value)) return {field: path, problem: 'is not an object'};
  for (const [name, item] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    if (Object.hasOwn(fields, name)) {
      const problem = walkField(fields[name], item, at, strict);
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

/** @param {MessageShape} shape @param {unknown} value @param {WalkOptions} [options] @returns {Problem|null} */
export function walk(shape, value, options = {}) {
  return walkMessage(shape, value, '', options.strict === true);
}
