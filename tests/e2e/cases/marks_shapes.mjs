// @ts-check
/** Marks in right-to-left text, and that the three levels are told apart by their shape, whatever the colours are. */
import assert from 'node:assert/strict';
import { reportOf, spansOf } from '../harness/expected.mjs';
import { runIn } from '../harness/frames.mjs';
import { pixels } from '../harness/pixels.mjs';
import { FORCED_COLORS } from '../harness/options.mjs';
import { LEVELS, MIXED } from '../texts.mjs';

/** @typedef {import('../harness/runner.mjs').Bench} Bench */
/** @typedef {import('../harness/desk.mjs').Desk} Desk */

/** Sent to the mark frame: how the marks are drawn. */
function shapesView() {
  return [...document.querySelectorAll('.mark')].map((each) => {
    const { borderBottomStyle, borderBottomWidth, borderBottomColor, backgroundColor, animationName } = getComputedStyle(each);
    return { shape: `${borderBottomStyle} ${borderBottomWidth}`, color: borderBottomColor, background: backgroundColor, animation: animationName };
  });
}

const SHAPES = /** @type {Record<string, string>} */ ({ NOTICE: 'dotted 2px', CAUTION: 'solid 2px', STOP: 'double 5px' });

/** @param {Desk} desk */
async function drawnShapes(desk) {
  return (await Promise.all(desk.frames('marks').map((frame) => runIn(frame, shapesView)))).flat();
}

/** How many separate lines, from top to bottom, and gaps, from left to right, the picture of a mark has. @param {Desk} desk @param {import('../harness/desk.mjs').Mark} mark */
async function pictured(desk, mark) {
  const bottom = Math.round(mark.y + mark.height);
  const columns = Array.from({ length: 9 }, (_, at) => Math.round(mark.x + 6 + at * 4)); // letters reach down to the line in some of them
  const down = columns.map((x) => Array.from({ length: 7 }, (_, at) => ({ x, y: bottom - 6 + at })));
  const along = Array.from({ length: 16 }, (_, at) => ({ x: Math.round(mark.x) + 4 + at, y: bottom - 1 }));
  const ground = { x: Math.round(mark.x + mark.width / 2), y: bottom + 3 };
  const [paper, ...seen] = await pixels(desk.tab, [ground, ...down.flat(), ...along]);
  const inked = seen.map((color) => color.reduce((sum, part, at) => sum + Math.abs(part - paper[at]), 0) > 150);
  const runs = (/** @type {boolean[]} */ all) => all.filter((each, at) => each && !all[at - 1]).length;
  const lines = columns.map((_, at) => runs(inked.slice(at * 7, at * 7 + 7)));
  return { lines: Math.min(...lines), dashes: runs(inked.slice(columns.length * 7)) };
}

/** @param {Bench} bench @param {() => Promise<Desk>} open @param {(level: string, seen: {shape: string, color: string}[]) => void} look */
async function eachLevel(bench, open, look) {
  for (const [level, text] of Object.entries(LEVELS)) {
    const report = reportOf(bench.places, text);
    assert.deepEqual([...new Set(report.findings.map((/** @type {any} */ each) => each.level))], [level], 'the text is of one level');
    const desk = await open();
    await desk.ready();
    await desk.type(text);
    await desk.waitForMarks(spansOf(report));
    const seen = await drawnShapes(desk);
    assert.deepEqual([...new Set(seen.map(({ shape }) => shape))], [SHAPES[level]]);
    assert.ok(seen.every(({ background, animation }) => /, 0\)$/.test(background) && animation === 'none'), 'never a background, never moving');
    look(level, seen);
    const picture = await pictured(desk, (await desk.marks())[0]);
    if (level === 'NOTICE') assert.ok(picture.dashes > 2, `dots on the screen: ${JSON.stringify(picture)}`);
    if (level === 'CAUTION') assert.deepEqual([picture.lines, picture.dashes], [1, 1], `one whole line on the screen: ${JSON.stringify(picture)}`);
    if (level === 'STOP') assert.deepEqual([picture.lines, picture.dashes], [2, 1], `a double line on the screen: ${JSON.stringify(picture)}`);
    const [mark] = report.findings;
    await desk.clickWord({ begin: mark.span.begin ?? 0, end: mark.span.end });
    const says = { NOTICE: 'Worth a look', CAUTION: 'Think twice', STOP: 'Stop and think' }[level] ?? '';
    assert.ok((await desk.waitForCard('card')).text.includes(says), 'the card says the level in words');
    await desk.close();
  }
}

/** @type {import('../harness/runner.mjs').Case[]} */
export const cases = [
  ...['textarea', 'lexical', 'plain'].flatMap((editor) => ['rtl', 'auto'].map((direction) => ({
    name: `marks shapes: exactly at an English name, a number and a Hebrew word in Hebrew text, ${direction}, ${editor}`,
    run: async (/** @type {Bench} */ bench) => {
      const desk = await bench.open({ editor });
      await (await desk.box()).evaluate((box, dir) => { /** @type {HTMLElement} */ (box).dir = dir; }, direction);
      const spans = spansOf(reportOf(bench.places, MIXED.text));
      const words = spans.map(({ begin, end }) => MIXED.text.slice(begin, end));
      assert.ok(words.includes('Mr. Teodor Lindqvist') && words.some((word) => /[א-ת]/.test(word)), 'words of both directions are found');
      await desk.type(MIXED.text);
      await desk.waitForMarks(spans);
      const [name] = await desk.rectsOf(await desk.spanOf('Mr.'));
      const [hebrew] = await desk.rectsOf(await desk.spanOf('סוף'));
      assert.ok(hebrew.x > name.x, 'the line runs from right to left');
    },
  }))),
  {
    name: 'marks shapes: the three levels have three shapes, and the card says them in words',
    limit: 60_000,
    run: async (bench) => {
      const colors = new Set();
      await eachLevel(bench, () => bench.open({ theme: 'light' }), (_level, [first]) => { colors.add(first.color); });
      assert.equal(colors.size, 3, 'and three colours');
    },
  },
  {
    name: 'marks shapes: in forced colours the three levels are told apart by shape alone',
    ...FORCED_COLORS,
    limit: 120_000,
    run: async (bench) => {
      const colors = new Set();
      const open = async () => {
        const desk = await bench.open();
        assert.equal(await desk.tab.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
        return desk;
      };
      await eachLevel(bench, open, (_level, seen) => { for (const { color } of seen) colors.add(color); });
      assert.equal(colors.size, 1, 'no colour of ours is left');
    },
  },
];
