// @ts-check
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {surfaceTable} from '../../../../extension/build/surface_table.mjs';

test('the README’s table of sites is what the surfaces say', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
  assert.ok(readme.includes(`\n${surfaceTable()}\n`), 'put there what `node extension/build/surface_table.mjs` prints');
});

test('the table names every site that the issue asked for, with its editor and status', () => {
  const rows = surfaceTable().split('\n').slice(2).map((row) => row.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
  const ids = rows.map(([id]) => id);
  for (const id of ['x', 'facebook', 'instagram', 'threads', 'linkedin', 'reddit', 'bluesky', 'mastodon', 'tiktok', 'youtube', 'nextdoor', 'doximity', 'sermo',
    'yelp', 'yelp_business', 'google_business', 'healthgrades', 'zocdoc', 'glassdoor', 'meta_business', 'hootsuite', 'buffer', 'gofundme', 'caringbridge',
    'guest_books', 'generic']) assert.ok(ids.includes(id), id);
  for (const [id, where, editor, kinds, status] of rows) {
    assert.match(editor, /Textarea|Lexical|Draft\.js|Quill|ProseMirror|Slate|Plain contenteditable|Any/, id);
    assert.ok(where.length > 0 && kinds.length > 0, id);
    assert.match(status, /^(un)?verified$/, id);
  }
});
