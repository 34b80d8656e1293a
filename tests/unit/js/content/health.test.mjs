// @ts-check
/** When the surface is said not to fit its site. Elements are as much of them as the question needs. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Health} from '../../../../extension/src/content/health.js';
import {pillState} from '../../../../extension/src/content/pill_state.js';
import {alternatives, folded} from '../../../../extension/src/content/selectors.js';
import {draftOf} from './hand_draft.mjs';

function rig() {
  /** @type {string[]} */
  const told = [];
  const health = new Health((state) => told.push(state));
  const composer = /** @type {any} */ ({canBeHeld: () => composer.posts, posts: true});
  return {told, health, composer};
}

test('a composer without a control that posts is told after two looks, and taken back at the first that finds one', () => {
  const {told, health, composer} = rig();
  composer.posts = false;
  health.look(composer, true);
  assert.equal(health.state, 'FITS', 'sites put it there some time after the first letter');
  health.look(composer, true);
  assert.equal(health.state, 'NO_SUBMIT');
  composer.posts = true;
  health.look(composer, true);
  assert.deepEqual(told, ['NO_SUBMIT', 'FITS']);
});

test('an empty composer needs none, and misses do not add up across it', () => {
  const {told, health, composer} = rig();
  composer.posts = false;
  health.look(composer, false);
  health.look(composer, true);
  health.look(composer, false);
  health.look(composer, true);
  assert.deepEqual(told, []);
});

test('typing in a known box takes back that none was known', () => {
  const {told, health} = rig();
  health.known();
  assert.deepEqual(told, []);
  health.state = 'NO_BOX';
  health.known();
  assert.deepEqual(told, ['FITS']);
});

test('the pill says so only where Post would be held, and never over a fresher truth', () => {
  const verdict = /** @type {any} */ ({draft: draftOf(['a post 🌙']), found: [{}], complete: true, checked: true, otherLanguage: false, link: 'ready'});
  const now = {mode: 'gate', link: /** @type {const} */ ('ready'), verdict, waited: 0, held: false};
  assert.equal(pillState(now)?.state, 'not_here');
  assert.equal(pillState({...now, mode: 'hints'})?.state, 'to_look_at');
  assert.equal(pillState({...now, mode: 'off'})?.state, 'off');
  assert.equal(pillState({...now, held: true})?.state, 'to_look_at');
  assert.equal(pillState({...now, verdict: {...verdict, draft: draftOf([''])}})?.state, 'checked', 'nothing is written');
});

test('a list of selectors comes apart at its own commas only', () => {
  assert.deepEqual(alternatives('#a button, [title="x, y"],:is(b, c) > [data-q=\'p,"q\'] ,d'), ['#a button', '[title="x, y"]', ':is(b, c) > [data-q=\'p,"q\']', 'd']);
  assert.deepEqual(alternatives(''), []);
});

test('what buttons say is compared without case, spaces and invisible letters', () => {
  assert.equal(folded('\u200b  Save \n  as DRAFT\ufeff'), 'save as draft');
});
