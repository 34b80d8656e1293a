// @ts-check
/** What the attacks are measured by: the same hands do post where nobody attacks, and the notes taken are the host's own. */
import assert from 'node:assert/strict';
import { CHROMIUM_ID } from '../e2e/harness/options.mjs';
import { sleep, until } from '../e2e/harness/wait.mjs';
import { authorAt } from './scenes/author.mjs';

/** What the host's own record shows of an override, on the page of what is recorded. */
const POSTED_ANYWAY = 'Posted anyway';

/** @param {import('../e2e/harness/runner.mjs').Bench} bench */
async function overruled(bench) {
  const desk = await authorAt(bench, { id: 'control', tries: '' }, 'anyway');
  const before = bench.rig.decisions().length;
  const button = await until(() => desk.buttonOnScreen('Post anyway'), 'the button that posts');
  await sleep(900);
  for (let press = 0; press < 4 && bench.site.posts.length === 0; ++press) {
    await desk.tab.mouse.click(button.x, button.y);
    await sleep(150);
  }
  await until(() => bench.site.posts.length === 1, 'the post to go out');
  await until(() => bench.rig.decisions().slice(before).includes('OVERRODE'), 'the host to be told');
  return desk;
}

/** @type {import('../e2e/harness/runner.mjs').Case[]} */
export const controls = [
  { name: 'control: where nobody attacks the same four clicks post, and the host is told', run: async (bench) => { await overruled(bench); } },
  {
    name: 'control: the host\'s own record holds as many overrides as the notes do',
    browsers: ['chromium'],
    run: async (bench) => {
      const desk = await overruled(bench);
      const noted = bench.rig.decisions().filter((outcome) => outcome === 'OVERRODE').length;
      await desk.tab.goto(`chrome-extension://${CHROMIUM_ID}/ui/recorded.html`);
      const count = () => desk.tab.$$eval('#recorded td', (cells, words) => cells.filter((cell) => cell.textContent === words).length, POSTED_ANYWAY);
      await until(async () => await count() > 0, 'the record to be shown');
      assert.equal(await count(), noted);
    },
  },
];
