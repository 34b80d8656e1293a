// @ts-check
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {generate} from '../../../../extension/build/generate_wire.mjs';
import * as wire from '../../../../extension/src/wire.gen.js';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const schema = readFileSync(`${shared}proto/discreet/v1/wire.proto`, 'utf8');

/** A small schema around one field. @param {string} body */
const proto = (body) => `syntax = "proto3"; package discreet.v1;\n${body}`;

test('the generated file is that of the schema as it is now', () => {
  assert.equal(readFileSync(new URL('../../../../extension/src/wire.gen.js', import.meta.url), 'utf8'), generate(schema));
});

test('every message of the schema has a validator, every enum its constants', () => {
  for (const [, name] of schema.matchAll(/^message (\w+)/gm)) assert.equal(typeof (/** @type {any} */ (wire)[`validate${name}`]), 'function', name);
  for (const [, name, body] of schema.matchAll(/^enum (\w+) \{([^}]*)\}/gm)) {
    const names = [...body.matchAll(/^\s*(\w+) = \d+;/gm)].map((each) => each[1]);
    assert.deepEqual(Object.values(/** @type {any} */ (wire)[name]), names, name);
    assert.deepEqual(Object.keys(/** @type {any} */ (wire)[name]), names, name);
  }
});

test('comments of the schema come along', () => {
  const text = generate(proto('// How loud. Never */ too loud.\nmessage Noise {\n  // In decibel.\n  // 0 or more.\n  uint32 how_loud = 1;\n}\nenum Tone {\n  LOW = 0;  // deep\n}'));
  assert.match(text, / \* How loud\. Never \*\\\/ too loud\.\n/);
  assert.match(text, /@property \{number\} \[howLoud\] {2}In decibel\. 0 or more\.\n/);
  assert.match(text, /\/\*\* deep \*\/\n {2}LOW: 'LOW',/);
});

for (const [body, problem] of [
  ['message M { int64 big = 1; }', /M\.big: int64 has no place on the wire/],
  ['message M { map<string, string> many = 1; }', /M\.many: maps are not part of the wire/],
  ['message M { bytes raw = 1; }', /M\.raw: bytes has no place/],
  ['message M { N n = 1; } message N { repeated M m = 1; }', /M holds itself: M > N > M/],
]) {
  test(`a schema with "${body}" is refused`, () => assert.throws(() => generate(proto(/** @type {string} */ (body))), problem));
}

const examples = readdirSync(`${shared}wire/examples`).filter((name) => name.endsWith('.json'));

test('there are examples', () => assert.notEqual(examples.length, 0));

for (const name of examples) {
  test(`example ${name} is in the schema, to the last field`, () => {
    const value = JSON.parse(readFileSync(`${shared}wire/examples/${name}`, 'utf8'));
    assert.equal(exampleProblem(name, value), null);
  });
}

/** Examples are whole frames: a request or a reply by their first words. @param {string} name @param {any} value */
function exampleProblem(name, value) {
  const validate = /^(reply|news)/.test(name) ? wire.validateReply : /^request/.test(name) ? wire.validateRequest : null;
  if (validate) return validate(value, {strict: true});
  const asRequest = wire.validateRequest(value, {strict: true});
  return asRequest && wire.validateReply(value, {strict: true}) ? asRequest : null;
}

const problems = [
  ['Check', null, {field: '', problem: 'is not an object'}],
  ['Check', [], {field: '', problem: 'is not an object'}],
  ['Check', {composer: -1}, {field: 'composer', problem: 'is not a whole number from 0 to 4294967295'}],
  ['Check', {composer: 4294967296}, {field: 'composer', problem: 'is not a whole number from 0 to 4294967295'}],
  ['Check', {composer: '1'}, {field: 'composer', problem: 'is not a whole number from 0 to 4294967295'}],
  ['Check', {composer: 1.5}, {field: 'composer', problem: 'is not a whole number from 0 to 4294967295'}],
  ['Check', {parts: {}}, {field: 'parts', problem: 'is not a list'}],
  ['Check', {parts: [{role: 'BODY', text: 'ö'}, {role: 'KÖRPER'}]}, {field: 'parts[1].role', problem: 'is not a name of its enum'}],
  ['Check', {parts: [{role: 1}]}, {field: 'parts[0].role', problem: 'is not a name of its enum'}],
  ['Check', {parts: [{text: null}]}, {field: 'parts[0].text', problem: 'is not a string'}],
  ['Check', {urgent: 1}, {field: 'urgent', problem: 'is not true or false'}],
  ['Check', {kind: 'toString'}, {field: 'kind', problem: 'is not a name of its enum'}],
  ['Reply', {id: 1, report: {findings: [{span: {begin: 0, end: 'x'}}]}}, {field: 'report.findings[0].span.end', problem: 'is not a whole number from 0 to 4294967295'}],
  ['Reply', {id: 1, done: {}, error: {}}, {field: '', problem: 'has 2 of its choices set, not one'}],
];
for (const [type, value, expected] of problems) {
  test(`${type} ${JSON.stringify(value)}: ${/** @type {any} */ (expected).field} ${/** @type {any} */ (expected).problem}`, () => {
    assert.deepEqual((/** @type {any} */ (wire)[`validate${type}`])(value), expected);
  });
}

test('unknown fields are ignored at run time and refused when strict', () => {
  const reply = {id: 1, report: {composer: 1, mood: 'dour'}};
  assert.equal(wire.validateReply(reply), null);
  assert.deepEqual(wire.validateReply(reply, {strict: true}), {field: 'report.mood', problem: 'is not in the schema'});
  assert.equal(wire.validateReply({id: 0}), null);
  assert.deepEqual(wire.validateReply({id: 0}, {strict: true}), {field: '', problem: 'has 0 of its choices set, not one'});
});

test('a problem never repeats a word of the value', () => {
  const problem = wire.validateCheck({parts: [{role: 'Frau Özdemir'}], kind: 'POST'});
  assert.doesNotMatch(JSON.stringify(problem), /Özdemir/);
});
