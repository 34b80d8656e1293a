// @ts-check
/** axe-core over a page or a frame of ours, as the browser has it at that moment: its colours, its language, its tree. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is asked of a document that is a whole page, and not of one that is a layer of somebody else's. */
const WHOLE_PAGE = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'];

/**
 * Runs in the page and answers what is wrong there, a line each; sent there as text, with axe-core in it.
 * @type {(off: string[]) => Promise<string[]>}
 */
const look = /** @type {any} */ (new Function('off', `${SOURCE}
  const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
  // Frames are looked into one by one; what axe-core cannot decide (a gradient below words) is no finding.
  return axe.run(document, { iframes: false, resultTypes: ['violations'], rules }).then(({ violations, passes }) => {
    if (passes.length === 0) return ['axe-core looked at nothing'];
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' ') + ' ' + node.failureSummary.replace(/\\s+/g, ' ')));
  });`));

/** @param {import('puppeteer-core').Page} tab @returns {Promise<string[]>} what is wrong with a page of ours */
export const wrongWith = (tab) => tab.evaluate(look, []);

/**
 * @param {(work: (off: string[]) => Promise<string[]>, off: string[]) => Promise<string[]>} run  runs it in a frame of ours
 * @returns {Promise<string[]>} what is wrong with the frame
 */
export const wrongWithFrame = (run) => run(look, WHOLE_PAGE);
