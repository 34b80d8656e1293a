// @ts-check
/** Each site's own names, from the rule pack, on its test page: what its boxes hold is marked, what its controls post is held. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { CHROMIUM_ARGS, listedSurfaces, openSurfaceSite, pageOf, surfacePages } from '../harness/surface_site.mjs';
import { throughout, until } from '../harness/wait.mjs';
import { CLEAN, REVIEW, REVIEW_REPLY, RISKY, THANKS } from '../texts.mjs';

/** @typedef {Awaited<ReturnType<typeof openSurfaceSite>>} SurfaceSite */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

const WATCH_MS = 400;
/** What is held and what is not, where the kind of post makes a difference. @type {Record<string, [string, string]>} */
const TEXTS = { review: [REVIEW.text, CLEAN.text], review_reply: [REVIEW_REPLY.text, THANKS.text] };
const ENTER = 'Enter';

/**
 * In the page: the nth element of a composer that matches, in open shadow roots too.
 * @param {Desk} desk @param {string} selector @param {number} [index] @param {string} [around]  where to look; the desk's composer where left out
 */
async function within(desk, selector, index = 0, around = desk.composer) {
  const handle = await desk.tab.evaluateHandle((composer, wanted, at) => {
    /** @param {Element|ShadowRoot} root @returns {Element[]} */
    const all = (root) => {
      const hosts = [...root.querySelectorAll('*')].filter((each) => each.shadowRoot);
      return [...root.querySelectorAll(wanted), ...hosts.flatMap((each) => all(/** @type {ShadowRoot} */ (each.shadowRoot)))];
    };
    const root = document.querySelector(composer);
    return root ? all(root)[at] ?? null : null;
  }, around, selector, index);
  return /** @type {import('puppeteer-core').ElementHandle<HTMLElement>|null} */ (handle.asElement());
}

/** @param {Desk} desk @param {import('puppeteer-core').ElementHandle<HTMLElement>} element */
async function click(desk, element) {
  await element.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  await desk.repainted();
  await desk.clickOn(element);
}

/** The gate opens, nothing goes out, and the author goes back to writing. @param {Desk} desk @param {SurfaceSite} site @param {string} what */
async function isHeld(desk, site, what) {
  await desk.waitForCard('gate').catch((error) => { throw new Error(`${what}: ${error.message}`); });
  await throughout(() => site.posts.length === 0, `${what}: nothing reaches the site`, WATCH_MS);
  await desk.press('Edit');
  await desk.waitForNoCard();
}

/** Presses every control of a composer that posts later, as a draft or as an edit. @param {Desk} desk @param {SurfaceSite} site */
async function laterIsHeld(desk, site) {
  for (let index = 0; ; ++index) {
    const later = await within(desk, '[data-later]', index);
    if (!later) return;
    await click(desk, later);
    await isHeld(desk, site, `control ${index + 1} that posts later`);
  }
}

/** What is published together with a harmless text is looked at too. @param {Desk} desk @param {SurfaceSite} site @param {string} risky */
async function alsoIsHeld(desk, site, risky) {
  const also = await within(desk, '[data-also]');
  if (!also) return;
  await click(desk, also);
  await desk.tab.keyboard.type(risky);
  await click(desk, /** @type {any} */ (await within(desk, '[data-post]')));
  await isHeld(desk, site, 'a risky text beside a harmless one');
  await also.focus(); // a click could meet a mark, and open its card
  await desk.chord('Control', 'a');
  await desk.tab.keyboard.press('Backspace');
  await until(() => also.evaluate((each) => /** @type {HTMLInputElement} */ (each).value === ''), 'the box beside it to be empty');
}

/** @param {Desk} desk @param {SurfaceSite} site @param {import('../harness/options.mjs').Places} places */
async function guarded(desk, site, places) {
  const { kind, enter } = await desk.tab.evaluate((composer) => {
    const { dataset } = /** @type {HTMLElement} */ (document.querySelector(composer));
    return { kind: dataset.kind ?? 'post', enter: dataset.enter === 'posts' };
  }, desk.composer);
  const [risky, clean] = TEXTS[kind] ?? [RISKY.text, CLEAN.text];
  const press = async () => { await click(desk, /** @type {any} */ (await within(desk, '[data-post]'))); };
  await desk.type(risky);
  await desk.waitForMarks(spansOf(reportOf(places, risky, kind)));
  await press();
  await isHeld(desk, site, 'its button');
  if (enter) {
    await desk.focus();
    await desk.tab.keyboard.press(ENTER);
    await isHeld(desk, site, 'Enter');
  }
  await laterIsHeld(desk, site);
  await desk.clear();
  await desk.type(clean);
  await alsoIsHeld(desk, site, risky);
  await press();
  await until(() => site.posts.length > 0, 'the harmless post to go out');
  await throughout(() => site.posts.length === 1, 'one post, not two', WATCH_MS);
  assert.equal(site.posts[0].text.trim(), clean);
}

/** A private message goes out as it is, and nothing is drawn over it. @param {Desk} desk @param {SurfaceSite} site */
async function privateIsLeftAlone(desk, site) {
  const box = await within(desk, '[data-private-box]', 0, '[data-private]');
  if (!box) return;
  await click(desk, box);
  await desk.tab.keyboard.type(RISKY.text);
  await click(desk, /** @type {any} */ (await within(desk, '[data-send]', 0, '[data-private]')));
  await until(() => site.posts.length > 0, 'the private message to go out');
  assert.deepEqual(await desk.marks(), []);
  assert.equal(await desk.card(), null);
}

/** @param {import('../harness/runner.mjs').Bench} bench @param {string} id */
async function onItsPage({ rig, places }, id) {
  const site = await openSurfaceSite();
  try {
    const names = [...pageOf(id).matchAll(/data-composer="([^"]+)"/g)].map((found) => found[1]);
    for (const name of names) {
      const desk = (await rig.openAt(site.address(id))).at(`[data-composer="${name}"]`);
      await guarded(desk, site, places).catch((error) => { error.message = `${name}: ${error.message}`; throw error; });
      await desk.close();
      site.forget();
    }
    const desk = (await rig.openAt(site.address(id))).at('[data-composer]');
    await privateIsLeftAlone(desk, site);
    await desk.close();
  } finally { await site.close(); }
}

/**
 * In the page: what does not fit, "" where all does. Stands alone: it is sent there as text.
 * @param {import('../harness/surface_site.mjs').Surface} surface
 */
function misfits(surface) {
  /** @param {Document|ShadowRoot|Element} root @param {string} selector @returns {Element[]} */
  const all = (root, selector) => {
    const hosts = [...root.querySelectorAll('*')].filter((each) => each.shadowRoot);
    return [...root.querySelectorAll(selector), ...hosts.flatMap((each) => all(/** @type {ShadowRoot} */ (each.shadowRoot), selector))];
  };
  /** @param {Element} element @param {string} selector @returns {Element|null} */
  const around = (element, selector) => {
    const here = element.closest(selector);
    const root = element.getRootNode();
    return here ?? (root instanceof ShadowRoot ? around(root.host, selector) : null);
  };
  const said = (/** @type {Element} */ each) => [each.getAttribute('aria-label') ?? '', each.textContent ?? ''].map((text) => text.replace(/\u200b/g, '').trim().toLowerCase());
  const wrong = [];
  for (const [index, pattern] of surface.composers.entries()) {
    for (const part of /** @type {const} */ (['box', 'root', 'submit', 'also', 'attachment'])) {
      try { if (pattern[part]) document.querySelector(pattern[part]); } catch { wrong.push(`${index}: ${part} is no selector`); }
    }
    const boxes = all(document, pattern.box).filter((box) => surface.composers.findIndex((each) => box.matches(each.box)) === index);
    if (boxes.length === 0) wrong.push(`${index}: no box on the page`);
    const words = (pattern.submit_words ?? []).map((word) => word.toLowerCase());
    const posts = boxes.some((box) => {
      const root = pattern.root ? around(box, pattern.root) : document.body;
      if (!root) return false;
      return (pattern.submit ? all(root, pattern.submit).length > 0 : false)
        || all(root, 'button, [role="button"]').some((each) => said(each).some((text) => words.includes(text)));
    });
    if (!posts) wrong.push(`${index}: no control that posts within the root of a box`);
  }
  return wrong.join('; ');
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...surfacePages().map((id) => /** @type {import('../harness/runner.mjs').Case} */ ({
    name: `surface: ${id}: marked and held on its page, private messages left alone`,
    browsers: ['chromium'],
    args: CHROMIUM_ARGS,
    limit: 120_000,
    run: (bench) => onItsPage(bench, id),
  })),
  {
    name: 'surfaces: every pattern is understood, and finds its box and its control on the page',
    limit: 60_000,
    run: async ({ rig }) => {
      assert.deepEqual(surfacePages(), listedSurfaces().map((each) => each.id).sort(), 'every listed site has a page');
      const tab = await rig.browser.newPage();
      for (const surface of listedSurfaces()) {
        // Editors that a library makes stand here as what they come to.
        const body = pageOf(surface.id).replace(/<div data-mount="(\w+)" data-as='([^']*)'><\/div>/g, (_, library, text) => {
          const attributes = Object.entries({ contenteditable: 'true', ...JSON.parse(text) }).map(([name, value]) => `${name}="${value}"`).join(' ');
          if (library === 'controlled') return `<textarea ${attributes}></textarea>`;
          return `<div ${attributes}${library === 'quill' ? ' class="ql-editor"' : library === 'prosemirror' ? ' class="ProseMirror"' : ''}></div>`;
        });
        await tab.setContent(`<!doctype html><body>${body}</body>`);
        assert.equal(await tab.evaluate(misfits, surface), '', surface.id);
      }
      await tab.close();
    },
  },
];
