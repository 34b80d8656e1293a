// @ts-check
/**
 * Writes src/wire.gen.js from wire.proto: enum constants, a JSDoc type for each message in proto3's canonical JSON
 * names, the shapes that src/wire_walker.js reads, and one `validate<Message>` for each message. The comments of the
 * schema come along, so that an editor shows the contract where it is used.
 *
 *   node build/generate_wire.mjs [--out FILE]
 */
import {readFileSync, writeFileSync, existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import protobuf from 'protobufjs';

const here = dirname(fileURLToPath(import.meta.url));
const schemaFile = join(here, '../../shared/proto/discreet/v1/wire.proto');
const defaultOut = join(here, '../src/wire.gen.js');

/** Scalar types that the wire uses, with their JSDoc names. Anything else in the schema is an error of its author. */
const scalars = new Map([['uint32', 'number'], ['string', 'string'], ['bool', 'boolean']]);

/** @param {string|null|undefined} text @param {string} indent */
function docLines(text, indent) {
  if (!text) return '';
  return text.split('\n').map((line) => `${indent} * ${line.replaceAll('*/', '*\\/')}`.trimEnd()).join('\n') + '\n';
}

/** A comment on one line, for @property. @param {string|null|undefined} text */
function docLine(text) {
  return text ? `  ${text.replaceAll('\n', ' ').replaceAll('*/', '*\\/')}` : '';
}

/** @param {protobuf.Enum} type */
function writeEnum(type) {
  const rows = Object.keys(type.values).map((name) => {
    const comment = type.comments[name];
    return `${comment ? `  /** ${comment.replaceAll('\n', ' ').replaceAll('*/', '*\\/')} */\n` : ''}  ${name}: '${name}',`;
  });
  const union = Object.keys(type.values).map((name) => `'${name}'`).join('|');
  return `/**\n${docLines(type.comment, '')} * @typedef {${union}} ${type.name}\n */\n` +
    `export const ${type.name} = /** @type {const} */ ({\n${rows.join('\n')}\n});\n`;
}

/** The JSDoc type of a field. @param {protobuf.Field} field */
function fieldType(field) {
  const one = scalars.get(field.type) ?? field.type;
  return field.repeated ? `${one}[]` : one;
}

/** @param {protobuf.Type} type */
function writeTypedef(type) {
  const rows = type.fieldsArray.map((field) => ` * @property {${fieldType(field)}} [${field.name}]${docLine(field.comment)}\n`);
  return `/**\n${docLines(type.comment, '')} * @typedef {object} ${type.name}\n${rows.join('')} */\n`;
}

/** What the walker reads of a field: a scalar's name, an enum's constants or a message's shape; in a list where repeated. @param {protobuf.Field} field */
function fieldShape(field) {
  const {resolvedType: type} = field;
  if (field.map) throw new Error(`${field.parent?.name}.${field.name}: maps are not part of the wire`);
  if (type === null && !scalars.has(field.type)) {
    throw new Error(`${field.parent?.name}.${field.name}: ${field.type} has no place on the wire; use uint32, string or bool`);
  }
  const one = type === null ? `'${field.type}'` : type instanceof protobuf.Enum ? type.name : `${type.name}Shape`;
  return field.repeated ? `[${one}]` : one;
}

/** @param {protobuf.Type} type */
function writeShape(type) {
  const fields = type.fieldsArray.map((field) => `${field.name}: ${fieldShape(field)}`);
  const choices = type.oneofsArray.map((oneof) => `[${oneof.fieldsArray.map((field) => `'${field.name}'`).join(', ')}]`);
  return `/** @type {import('./wire_walker.js').MessageShape} */\n` +
    `const ${type.name}Shape = {fields: {${fields.join(', ')}}, oneofs: [${choices.join(', ')}]};\n`;
}

/** Messages so that each comes after those that it holds. @param {protobuf.Type[]} messages */
function innermostFirst(messages) {
  /** @type {Set<protobuf.Type>} */
  const done = new Set();
  const visit = (/** @type {protobuf.Type} */ type, /** @type {protobuf.Type[]} */ above) => {
    if (above.includes(type)) throw new Error(`${type.name} holds itself: ${[...above, type].map((each) => each.name).join(' > ')}`);
    for (const field of type.fieldsArray) if (field.resolvedType instanceof protobuf.Type) visit(field.resolvedType, [...above, type]);
    done.add(type);
  };
  for (const message of messages) visit(message, []);
  return [...done];
}

/** @param {protobuf.Type} type */
function writeValidator(type) {
  return `/**\n * Null when \`value\` is a ${type.name}; else where it is not, and why. Unknown fields count only when strict.\n` +
    ` * @param {unknown} value @param {import('./wire_walker.js').WalkOptions} [options]\n */\n` +
    `export const validate${type.name} = (value, options) => walk(${type.name}Shape, value, options);\n`;
}

/**
 * The text of wire.gen.js.
 * @param {string} schema  text of wire.proto
 */
export function generate(schema) {
  const {root} = protobuf.parse(schema, {alternateCommentMode: true});
  root.resolveAll();
  const space = root.lookup('discreet.v1');
  if (!(space instanceof protobuf.Namespace)) throw new Error('wire.proto: package discreet.v1 is missing');
  const enums = space.nestedArray.filter((each) => each instanceof protobuf.Enum);
  const messages = space.nestedArray.filter((each) => each instanceof protobuf.Type);
  return `// @ts-check
// Made from shared/proto/discreet/v1/wire.proto by build/generate_wire.mjs. Do not edit.
import {walk} from './wire_walker.js';

${enums.map(writeEnum).join('\n')}
${messages.map(writeTypedef).join('\n')}
${innermostFirst(messages).map(writeShape).join('\n')}
${messages.map(writeValidator).join('\n')}`;
}

/** Writes the file; leaves one that is up to date alone, so that watchers stay quiet. @param {string} [out] */
export function writeWire(out = defaultOut) {
  const text = generate(readFileSync(schemaFile, 'utf8'));
  if (!existsSync(out) || readFileSync(out, 'utf8') !== text) writeFileSync(out, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {values} = parseArgs({options: {out: {type: 'string'}}});
  writeWire(values.out);
}
