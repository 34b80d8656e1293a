// @ts-check
/** Each site's own names, from the rule pack, find the box and the button on its test page. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { Rig } from '../harness/rig.mjs';
import { NAMES, openSurfaceSite, surfacePages } from '../harness/surface_site.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { CLEAN, REVIEW_REPLY, RISKY } from '../texts.mjs';

const WATCH_MS = 400;

/**
 * Risky words are underlined and held, a harmless text goes out once.
 * @param {Rig} rig @param {string} id @param {Awaited<ReturnType<typeof openSurfaceSite>>} site
 */
async function guarded(rig, id, site) {
  const reply = id === 'yelp_business';
  const text = reply ? REVIEW_REPLY.text : RISKY.text;
  const desk = (await rig.openAt(`https://${NAMES[id]}:${site.port}/`)).at('[data-composer]');
  await desk.type(text);
  await desk.waitForMarks(spansOf(reportOf(rig.options.places, text, reply ? 'review_reply' : 'post')));
  await desk.pressPost();
  await desk.waitForCard('gate');
  await throughout(() => site.posts.length === 0, 'nothing reaches the site', WATCH_MS);
  await desk.press('Edit');
  await desk.waitForNoCard();
  await desk.clear();
  await desk.type(CLEAN.text);
  await desk.pressPost();
  await until(() => site.posts.length > 0, 'the harmless post to go out');
  await throughout(() => site.posts.length === 1, 'one post, not two', WATCH_MS);
  assert.equal(site.posts[0].text.trim(), CLEAN.text);
  await desk.close();
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = surfacePages().map((id) => ({
  name: `surface: ${id}: its selectors find the box and the button`,
  ownBrowser: true,
  browsers: /** @type {['chromium']} */ (['chromium']),
  run: async ({ places, site: demo }) => {
    assert.ok(NAMES[id], `harness/surface_site.mjs names the address of ${id}`);
    const site = await openSurfaceSite();
    const rules = Object.values(NAMES).map((name) => `MAP ${name} 127.0.0.1`).join(',');
    try {
      const rig = await Rig.start({ browser: 'chromium', places, site: demo, args: [`--host-resolver-rules=${rules}`, '--ignore-certificate-errors'] });
      try { await guarded(rig, id, site); } finally { await rig.close(); }
    } finally { await site.close(); }
  },
}));
