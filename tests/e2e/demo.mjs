// @ts-check
/**
 * What `./dev demo` shows: a nurse writes a post in real Chromium with the extension and the host, sees which words
 * point to a patient, takes a fix, presses Post on another draft, is held, and posts a better text.
 *
 *   node tests/e2e/demo.mjs [--headed] [--host FILE] [--extension DIR]
 *
 * Without --headed it writes pictures to build/demo/ and ends. With --headed it leaves the browser open for you.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openSite } from './demo/site.mjs';
import { reportOf, rewritten, spansOf } from './harness/expected.mjs';
import { readOptions, requirePlaces, ROOT, USAGE } from './harness/options.mjs';
import { Rig } from './harness/rig.mjs';
import { sleep, until } from './harness/wait.mjs';

const PICTURES = join(ROOT, 'build/demo');
const KEY_MS = 18;

const FIRST = 'Twelve hours on 7 North and my feet have filed a complaint 🐝 My patient Mr. Anselm Whitcombe, the only beekeeper in Stonington, '
  + 'came in on Tuesday after a stroke, MRN 00417826. Today he taught the whole hall the waggle dance. This is why I stay 💛';
const SECOND = 'Best call of the week: my patient Zoë Marchetti’s biopsy came back clear 🎉 DOB 04/07/1991, mobile 207-555-0142. '
  + 'We were 1:7 all shift and it still felt worth it.';
const THIRD = 'We were 1:7 again tonight and that is not fine. Ask your managers what the plan is. Also: thank you to whoever left soup ☕';

/** @param {string} text */
const say = (text) => { process.stdout.write(`${text}\n`); };

/** Takes numbered pictures of one tab. */
class Album {
  count = 0;

  /** @param {import('./harness/desk.mjs').Desk} desk @param {string} name @param {string} what */
  async take(desk, name, what) {
    this.count += 1;
    const file = join(PICTURES, `${String(this.count).padStart(2, '0')}-${name}.png`);
    await desk.tab.mouse.move(4, 4);
    await sleep(160); // the card fades in for 120 ms
    await desk.screenshot(file);
    say(`   picture ${relative(ROOT, file)}: ${what}`);
  }
}

/** @param {string} text @param {number} width */
const wrapped = (text, width) => {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines[lines.length - 1].length + word.length >= width && lines[lines.length - 1] !== '') lines.push('');
    lines[lines.length - 1] += `${lines[lines.length - 1] === '' ? '' : ' '}${word}`;
  }
  return lines;
};

const LEVELS = /** @type {Record<string, string>} */ ({ NOTICE: 'Worth a look', CAUTION: 'Think twice', STOP: 'Stop and think' });

/** Prints what the host finds in `text`, worst first. @param {string} text @param {any} report */
function table(text, report) {
  say(`   privacy risk ${report.phi?.score ?? 0} of 100, policy risk ${report.policy?.score ?? 0} of 100${report.groupSize ? `, could mean: ${report.groupSize.toLowerCase().replaceAll('_', ' ')}` : ''}`);
  const row = (/** @type {string[]} */ cells) => say(`   ${cells.map((cell, at) => cell.padEnd([26, 15, 24, 0][at])).join(' ')}`);
  row(['words', 'level', 'title', 'law or guidance']);
  for (const finding of report.findings ?? []) {
    const words = text.slice(finding.span.begin ?? 0, finding.span.end);
    row([words.length > 25 ? `${[...words].slice(0, 24).join('')}…` : words, LEVELS[finding.level] ?? finding.level, finding.title, (finding.citations ?? []).map((/** @type {any} */ each) => each.label).join(', ')]);
    for (const line of wrapped(finding.why, 84)) say(`       ${line}`);
  }
}

/** @param {import('./harness/desk.mjs').Desk} desk @param {string} text */
async function write(desk, text) {
  await desk.focus();
  for (const letter of text) await desk.tab.keyboard.type(letter, { delay: KEY_MS });
  await desk.holds(text);
}

/** @param {Rig} rig @param {Album} album */
async function tell(rig, album) {
  const { site } = rig;
  const places = rig.options.places;
  const desk = await rig.open({}, { width: 1240, height: 860 });
  await desk.ready();
  say('1. Breakroom, an invented social site, is open. The pill under the box says "Checked".');
  await album.take(desk, 'empty', 'the compose box before a word is written');

  say('\n2. Rowan, a nurse, writes:');
  wrapped(FIRST, 84).forEach((line) => say(`   | ${line}`));
  await write(desk, FIRST);
  const pill = await desk.waitForPill(/ to look at$/);
  say(`   The words that could point to a patient are underlined while she writes; the pill says "${pill}". What the host found:`);
  const report = reportOf(places, FIRST);
  table(FIRST, report);
  await album.take(desk, 'marks', 'quiet underlines at the words, nothing else has changed');

  const finding = report.findings.find((/** @type {any} */ each) => each.fixes?.length > 0) ?? report.findings[0];
  say(`\n3. She clicks the words “${FIRST.slice(finding.span.begin, finding.span.end)}”. A card opens beside them: "${finding.title}".`);
  await desk.clickWord(finding.span);
  await desk.waitForCard('card');
  await album.take(desk, 'card', 'which words and why, one fix that says what it does, the law');

  const fix = finding.fixes[0];
  await desk.press(fix.label);
  await until(async () => (await desk.text()) !== FIRST, 'the fix to be written');
  await desk.waitForPill(/ to look at$|Checked/);
  say(`\n4. She takes the fix "${fix.label}". Only those words change:`);
  wrapped(await desk.text(), 84).forEach((line) => say(`   | ${line}`));
  await album.take(desk, 'fixed', 'the text after one fix');
  await desk.waitForNoCard();
  await desk.clear();

  say('\n5. Another draft, and this time she presses Post at once:');
  wrapped(SECOND, 84).forEach((line) => say(`   | ${line}`));
  await write(desk, SECOND);
  await desk.pressPost();
  await desk.waitForCard('gate');
  await sleep(300);
  say(`   Post is held: the card "Before you post" is open, and ${site.posts.length} posts have reached the site.`);
  table(SECOND, reportOf(places, SECOND));
  await album.take(desk, 'gate', 'what would change, before it is changed');

  const second = reportOf(places, SECOND);
  await desk.press(second.rewrite.label);
  const better = rewritten(SECOND, second);
  await until(async () => (await desk.text()) === better, 'the changes to be written');
  say(`\n6. She takes "${second.rewrite.label}". Nothing is posted by that; the box now holds:`);
  wrapped(better, 84).forEach((line) => say(`   | ${line}`));
  await desk.waitForCard('list');
  await album.take(desk, 'fix-all', 'the text after all fixes, hers to read once more, and what is left to look at');
  await desk.tab.keyboard.press('Escape');
  await desk.waitForNoCard();
  await desk.pressPost();
  await until(() => site.posts.length === 1, 'the post to reach the site');
  say('   She presses Post. It goes out once, as it stands in the box.');

  say('\n7. A post about working conditions is hers to make:');
  wrapped(THIRD, 84).forEach((line) => say(`   | ${line}`));
  await write(desk, THIRD);
  await desk.waitForPill('Checked');
  await desk.pressPost();
  await until(() => site.posts.length === 2, 'the second post to reach the site');
  say(`   No mark, no question: it goes out at the first press. The feed shows ${await desk.feedCount()} posts of hers.`);
  await album.take(desk, 'feed', 'both posts in the feed');

  await desk.tab.evaluate(() => { document.documentElement.dataset.theme = 'dark'; });
  await write(desk, FIRST);
  await desk.waitForMarks(spansOf(report));
  await desk.clickWord(finding.span);
  await desk.waitForCard('card');
  await album.take(desk, 'dark', 'the same on a dark page');
}

const options = readOptions();
if (options.help) {
  say(`usage: node tests/e2e/demo.mjs [options]\n${USAGE}`);
} else {
  const site = await openSite();
  /** @type {Rig|null} */
  let rig = null;
  try {
    requirePlaces(options.places, ['chromium']);
    mkdirSync(PICTURES, { recursive: true });
    for (const old of readdirSync(PICTURES).filter((name) => /^\d\d-.*\.png$/.test(name))) rmSync(join(PICTURES, old));
    rig = await Rig.start({ browser: 'chromium', places: options.places, site, headed: options.headed });
    const album = new Album();
    await tell(rig, album);
    say(`\nAll of it was judged on this computer. ${album.count} pictures are in ${relative(ROOT, PICTURES)}/.`);
    if (options.headed) {
      const open = rig.browser;
      say('The browser stays open: write something yourself. Close its window to end.');
      await new Promise((resolve) => { open.on('disconnected', resolve); process.once('SIGINT', resolve); });
    }
  } catch (error) {
    process.stderr.write(`\nthe demonstration stopped: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  } finally {
    await rig?.close();
    await site.close();
  }
}
