// @ts-check
/**
 * The practice box of the welcome page: a composer like any other, in a page of ours. It is checked by the host and
 * never told what became of it, so nothing of it is recorded.
 */

/** @type {import('../wire.gen.js').Surface} */
export const PRACTICE = {
  id: 'practice', number: 0, matches: [], status: 'verified',
  composers: [{box: '#practice-text', root: '#practice-box', submit: '#practice-post', kind: 'POST'}],
};
