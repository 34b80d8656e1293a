// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isToContent} from '../../../../extension/src/content/heard.js';

const settings = {mode: 'gate', failPolicy: 'warn', gateAt: 'stop', reasonRequired: false, helpText: 'Fragen? 🙂', helpUrl: '', language: 'es'};
/** @type {any[]} */
const good = [
  {type: 'state', link: 'ready', settings, surface: null, heir: ''},
  {type: 'state', link: 'starting', settings, surface: {id: 'démo', composers: [{box: 'textarea', submit: 'button'}]}, heir: '3f-é'},
  {type: 'report', report: {composer: 1, revision: 2, status: 'COMPLETE', findings: [{rule: 'phi.name', span: {end: 3}, fixes: [{span: {begin: 0, end: 3}, replacement: 'é'}]}], rewrite: {edits: [{part: 1, span: {end: 2}}], label: 'Todo'},
    offers: [{label: 'Brief', text: 'Danke 🌷', use: 'INSTEAD'}], closings: [{id: 'after_rewrite', text: 'Ça va.'}]}},
  {type: 'not_checked', composer: 1, revision: 0, link: 'exited'},
  {type: 'recheck'},
  {type: 'frame_ready', token: 'a1'},
  {type: 'from_frame', token: 'a1', body: {type: 'post_anyway', reason: 'NOT_REAL', visibleMs: 700.5, observed: true}},
  {type: 'from_frame', token: 'a1', body: {type: 'use', offer: 2}},
  {type: 'from_frame', token: 'a1', body: {type: 'drawn', round: 12}},
  {type: 'from_frame', token: 'a1', body: {type: 'answer', index: 0, kind: 'NOT_A_PATIENT', also: [3]}},
];

test('what the worker says is heard', () => {
  for (const message of good) assert.equal(isToContent(message), true, message.type);
});

test('what does not fit is dropped', () => {
  const bad = [
    null, 7, 'state', [], {}, {type: 'toString'}, {type: 'open'},
    {...good[0], settings: {...settings, mode: 'strict'}}, {...good[0], settings: null}, {...good[0], heir: 7}, {...good[1], surface: {composers: [{submit: 'button'}]}},
    {type: 'report', report: {composer: 1}}, {type: 'report', report: {composer: 1, revision: 1, findings: [{span: {begin: -1, end: 3}}]}},
    {type: 'report', report: {composer: 1, revision: 1, findings: [{span: {end: '3'}}]}}, {type: 'report', report: {composer: 1, revision: 1, rewrite: {edits: [{span: 4}]}}},
    {type: 'from_frame', token: 'a1', body: {type: 'post_anyway', reason: 'NOT_REAL', visibleMs: NaN, observed: true}},
    {type: 'from_frame', token: 'a1', body: {type: 'fix', index: 0.5, fix: 0}}, {type: 'from_frame', token: 'a1', body: {type: 'drawn'}}, {type: 'from_frame', token: 'a1', body: {type: 'look'}},
    {type: 'frame_ready', token: 'x'.repeat(200)}, {type: 'from_frame', token: 'a1', body: {type: 'use', offer: '0'}},
    {type: 'from_frame', token: 'a1', body: {type: 'answer', index: 0, kind: 'NOT_REAL', also: [-1]}},
    ...[{offers: [7]}, {offers: [{text: 7}]}, {offers: [{text: 'é', part: 0.5}]}, {closings: 'Ende'}].map((more) => ({type: 'report', report: {composer: 1, revision: 1, ...more}})),
  ];
  for (const message of bad) assert.equal(isToContent(message), false, JSON.stringify(message));
});
