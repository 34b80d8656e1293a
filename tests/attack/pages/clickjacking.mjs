// @ts-check
/** Ways to have an author press what they do not see. See scenes/clickjacking.mjs. */
import { sleep, until } from '../../e2e/harness/wait.mjs';
import { lastScreen } from '../scenes/author.mjs';

/** @typedef {import('../scenes/clickjacking.mjs').Clickjacking} Clickjacking */
/** @typedef {import('../scenes/clickjacking.mjs').Point} Point */
/** @typedef {import('../scenes/author.mjs').Desk} Desk */

/** Clicks at once, as fast as a game makes people click. @param {Desk} desk @param {Point} at */
async function burst(desk, at) {
  for (let press = 0; press < 12; ++press) {
    await desk.tab.mouse.click(at.x, at.y);
    await sleep(60);
  }
}

/** Where the button that posts stands, learnt on a visit before: the page knows it from its own tries. @param {Desk} desk */
async function placesOfButtons(desk) {
  await desk.pressPost();
  await desk.waitForCard('gate');
  const first = /** @type {Point} */ (await until(() => desk.buttonOnScreen('Post anyway'), 'the way to the last screen'));
  const last = await lastScreen(desk);
  await desk.tab.keyboard.press('Escape');
  await desk.waitForNoCard();
  await sleep(1_100); // what the page does now follows no press of the author
  return { first, last };
}

/** What the page does to our element. @type {Clickjacking[]} */
const styled = [
  { id: 'opacity-ours', tries: 'fades our element', fast: true, run: () => { for (const each of ours()) each.style.setProperty('opacity', '0', 'important'); } },
  { id: 'visibility-ours', tries: 'hides our element', fast: true, run: () => { for (const each of ours()) each.style.setProperty('visibility', 'hidden', 'important'); } },
  { id: 'clip-ours', tries: 'clips our element', fast: true, run: () => { for (const each of ours()) each.style.setProperty('clip-path', 'inset(50%)', 'important'); } },
  { id: 'scale-ours', tries: 'scales our element down', fast: true, run: () => { for (const each of ours()) each.style.setProperty('transform', 'scale(0.05)', 'important'); } },
  { id: 'mask-ours', tries: 'masks our element', run: () => { for (const each of ours()) each.style.setProperty('mask', 'linear-gradient(transparent, transparent)', 'important'); } },
  { id: 'animate-ours', tries: 'lets an animation of our element hold it transparent and displaced', run: () => {
    for (const each of ours()) each.animate([{ opacity: 0, transform: 'translate(300px, 0)' }, { opacity: 0, transform: 'translate(300px, 0)' }], { duration: 1e8, fill: 'both' });
  } },
  { id: 'display-ours', tries: 'takes our element out of the layout', run: () => { for (const each of ours()) each.style.setProperty('display', 'none', 'important'); } },
  { id: 'inert-ours', tries: 'makes our element inert', run: () => { for (const each of ours()) each.inert = true; } },
  { id: 'zoom-ours', tries: 'zooms our element to a dot', run: () => { for (const each of ours()) each.style.setProperty('zoom', '0.1', 'important'); } },
  { id: 'content-visibility', tries: 'skips the content of our element', run: () => {
    for (const each of ours()) { each.style.setProperty('display', 'block', 'important'); each.style.setProperty('content-visibility', 'hidden', 'important'); each.style.setProperty('contain', 'strict', 'important'); }
  } },
];

/** What the page does to all of itself. @type {Clickjacking[]} */
const rooted = [
  { id: 'opacity-root', tries: 'fades the whole page', fast: true, run: () => { document.documentElement.style.setProperty('opacity', '0.02', 'important'); } },
  { id: 'filter-root', tries: 'blurs the whole page', fast: true, run: () => { document.documentElement.style.setProperty('filter', 'blur(40px)', 'important'); } },
  { id: 'zoom-root', tries: 'shrinks the whole page', fast: true, run: () => { document.documentElement.style.setProperty('zoom', '0.2', 'important'); } },
  { id: 'blend-root', tries: 'blends the whole page away and clips it', run: () => {
    document.documentElement.style.cssText = 'mix-blend-mode:luminosity;clip-path:circle(5px at 0 0);mask:linear-gradient(transparent,transparent);overflow:clip';
  } },
  { id: 'transform-root', tries: 'turns and moves the whole page', run: () => { document.documentElement.style.cssText = 'transform:translate(240px,120px) rotate(90deg);perspective:10px'; } },
  { id: 'filter-svg-root', tries: 'repaints the whole page through an SVG filter', run: () => {
    document.body.insertAdjacentHTML('beforeend', '<svg width="0" height="0"><filter id="flood"><feFlood flood-color="white"/></filter></svg>');
    document.documentElement.style.setProperty('filter', 'url(#flood)', 'important');
  } },
];

/** What the page lays over it. @type {Clickjacking[]} */
const covered = [
  { id: 'popover', tries: 'lays a popover over it that lets clicks through', fast: true, run: () => { cover(); } },
  { id: 'dialog', tries: 'opens a modal dialog over it that lets clicks through', fast: true, run: () => { cover('', 'dialog'); } },
  { id: 'z-index', tries: 'lays a box over it that lets clicks through', fast: true, run: () => { cover('z-index:2147483647', 'p'); } },
  { id: 'popover-button', tries: 'covers nothing but the button, with a word of its own', run: (at) => {
    cover(`inset:auto;left:${at.x - 70}px;top:${at.y - 14}px;width:140px;height:28px;text-align:center`).textContent = 'Cancel';
  } },
  { id: 'popover-rest', tries: 'covers everything but the button', deceives: true, run: (at) => {
    const [x, y] = [Math.round(at.x), Math.round(at.y)];
    cover(`clip-path:path(evenodd, "M0 0H4000V4000H0Z M${x - 70} ${y - 14}h140v28h-140z")`);
  }, author: async (desk, at) => { await sleep(900); await burst(desk, at); } },
  { id: 'popover-shadow', tries: 'lays the shadow of a tiny popover over it', fast: true, run: () => { cover('inset:auto;left:2px;top:2px;width:1px;height:1px;overflow:visible;box-shadow:0 0 0 3000px #fff'); } },
  { id: 'popover-outline', tries: 'lays the outline of a tiny popover over it', run: () => { cover('inset:auto;left:2px;top:2px;width:1px;height:1px;outline:3000px solid #fff'); } },
  { id: 'popover-backdrop', tries: 'lays the backdrop of a tiny popover over it', fast: true, run: () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: '.pale::backdrop{background:#fff}' }));
    cover('inset:auto;left:2px;top:2px;width:1px;height:1px').className = 'pale';
  } },
  { id: 'popover-child', tries: 'lays what hangs out of a tiny popover over it', run: () => {
    const small = cover('inset:auto;left:2px;top:2px;width:1px;height:1px;overflow:visible');
    const big = document.createElement('div');
    big.style.cssText = 'position:absolute;left:0;top:0;width:3000px;height:3000px;background:#fff;pointer-events:none';
    small.append(big);
  } },
  { id: 'popover-closed-shadow', tries: 'lays a popover over it out of a closed shadow root', fast: true, run: () => {
    const host = document.createElement('div');
    document.body.append(host);
    const made = cover();
    made.hidePopover();
    host.attachShadow({ mode: 'closed' }).append(made);
    made.showPopover();
  } },
  { id: 'popover-early', tries: 'shows once more a popover that was there before the window opened', first: () => {
    addEventListener('DOMContentLoaded', () => { Object.assign(window, { early: cover('opacity:0') }); });
  }, run: () => {
    const { early } = /** @type {any} */ (window);
    early.style.opacity = '1';
    early.hidePopover();
    early.showPopover();
  } },
  { id: 'popover-blend', tries: 'lays a popover over it that inverts what is beneath', run: () => { cover('mix-blend-mode:difference'); } },
  { id: 'popover-backdrop-filter', tries: 'blurs what is beneath a clear popover', run: () => { cover('background:transparent;backdrop-filter:blur(60px)'); } },
  { id: 'fullscreen', tries: 'goes to fullscreen with a box that lets clicks through', deceives: true, run: () => {
    const box = cover('', 'section');
    return box.requestFullscreen().catch(() => {});
  }, author: async (desk, at) => { await sleep(900); await burst(desk, at); } },
  { id: 'view-transition', tries: 'holds an endless view transition over it', browsers: ['chromium'], deceives: true, run: () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent:
      '::view-transition{background:#fff;pointer-events:none}::view-transition-group(*){animation-duration:1000s}::view-transition-old(*),::view-transition-new(*){opacity:0;animation:none;pointer-events:none}' }));
    /** @type {any} */ (document).startViewTransition(() => {});
  }, author: async (desk, at) => { await sleep(900); await burst(desk, at); } },
  { id: 'fake-pointer', tries: 'hides the pointer and draws another elsewhere', deceives: true, run: () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: '*{cursor:none!important}' }));
    for (const each of ours()) each.style.setProperty('cursor', 'none', 'important');
    cover('inset:auto;left:40px;top:40px;width:20px;height:20px;background:#000');
  } },
];

/** What the page does at the right moment. @type {Clickjacking[]} */
const timed = [
  { id: 'flicker', tries: 'uncovers it for one frame in six', deceives: true, run: () => {
    const made = cover();
    let frames = 0;
    const turn = () => { made.style.display = ++frames % 6 === 0 ? 'none' : 'block'; requestAnimationFrame(turn); };
    turn();
  }, author: async (desk, at) => { await sleep(900); await burst(desk, at); } },
  { id: 'uncovered-now', tries: 'uncovers it right before the click', deceives: true, run: () => {
    const made = cover();
    setTimeout(() => made.remove(), 1_200);
  }, author: async (desk, at) => { await sleep(1_250); for (let press = 0; press < 3; ++press) await desk.tab.mouse.click(at.x, at.y); } },
  { id: 'ours-put-back', tries: 'takes our element away and puts it back under the pointer', deceives: true, run: () => {
    for (const each of ours()) { each.remove(); document.documentElement.append(each); }
  }, author: burst },
  { id: 'ours-elsewhere', tries: 'moves our element into a faded and shrunken box of its own', deceives: true, run: () => {
    const jail = document.createElement('div');
    jail.style.cssText = 'opacity:0;transform:scale(.1);position:fixed;inset:0';
    document.body.append(jail);
    for (const each of ours()) jail.append(each);
  }, author: burst },
  { id: 'opened-under-pointer', tries: 'opens the window itself under a hand that clicks fast', deceives: true, scene: async (_bench, desk) => {
    const { first, last } = await placesOfButtons(desk);
    await desk.tab.evaluate(() => { setTimeout(() => form().requestSubmit(), 150); });
    await burst(desk, first);
    await burst(desk, last);
  } },
  { id: 'opened-by-click', tries: 'makes the first of a double click open the window', deceives: true, scene: async (_bench, desk) => {
    const { first, last } = await placesOfButtons(desk);
    for (const at of [first, last]) {
      await desk.tab.evaluate(({ x, y }) => {
        const bait = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Play' });
        bait.style.cssText = `position:fixed;left:${x - 60}px;top:${y - 20}px;width:120px;height:40px;z-index:99`;
        bait.addEventListener('click', () => { bait.remove(); form().requestSubmit(); });
        document.body.append(bait);
      }, at);
      for (let press = 0; press < 3; ++press) await desk.tab.mouse.click(at.x, at.y, { count: 2, delay: 10 });
      await desk.tab.keyboard.press('Escape');
    }
  } },
  { id: 'opened-while-typing', tries: 'opens the window under keys that are being typed', deceives: true, scene: async (_bench, desk) => {
    await sleep(1_100);
    await desk.tab.evaluate(() => { setTimeout(() => form().requestSubmit(), 100); });
    for (const key of /** @type {const} */ ([' ', 'a', 'Enter', ' ', 'Enter', 'b', 'Tab', ' ', 'Enter', ' ', 'Enter'])) { await desk.tab.keyboard.press(key); await sleep(60); }
  } },
  { id: 'focus-stolen', tries: 'has the author press Enter and Space with the focus on whatever it can put it on', deceives: true, run: () => {
    for (const each of ours()) { each.tabIndex = 0; each.autofocus = true; each.focus(); }
    control().focus();
  }, author: async (desk) => { await sleep(300); for (const key of /** @type {const} */ (['Enter', ' ', 'Enter', ' '])) { await desk.tab.keyboard.press(key); await sleep(120); } } },
  { id: 'dragged', tries: 'has the author drag something onto the button', browsers: ['chromium'], deceives: true, run: () => {
    const bait = Object.assign(document.createElement('div'), { draggable: true, textContent: 'Drag me' });
    bait.style.cssText = 'position:fixed;left:4px;top:4px;width:80px;height:40px;z-index:99';
    document.body.append(bait);
  }, author: async (desk, at) => {
    await sleep(600);
    await desk.tab.mouse.move(20, 20);
    await desk.tab.mouse.down();
    await desk.tab.mouse.move(at.x - 30, at.y, { steps: 4 });
    await desk.tab.mouse.move(at.x, at.y, { steps: 2 });
    await desk.tab.mouse.up();
  } },
  { id: 'scrolled', tries: 'scrolls by leaps while the author clicks beside the button', deceives: true, run: (at) => {
    document.body.style.height = '5000px';
    setInterval(() => scrollTo(0, scrollY > 0 ? 0 : 90), 50);
    return { x: at.x, y: at.y + 90 };
  }, author: burst },
];

/** @type {Clickjacking[]} */
const inFrame = [
  { id: 'frame-faded', tries: 'fades the frame that holds the composer', run: () => { frame().style.opacity = '0'; } },
  { id: 'frame-covered', tries: 'covers the frame that holds the composer', browsers: ['chromium'], run: () => { cover('z-index:9', 'p'); } },
  { id: 'frame-shrunk', tries: 'shrinks the frame that holds the composer', run: () => { frame().style.transform = 'scale(0.1)'; } },
  { id: 'frame-cropped', tries: 'crops the frame to the button', deceives: true, run: (at) => {
    const rect = frame().getBoundingClientRect();
    const [x, y] = [at.x - rect.x, at.y - rect.y];
    frame().style.clipPath = `inset(${y - 16}px ${rect.width - x - 70}px ${rect.height - y - 16}px ${x - 70}px)`;
  }, author: async (desk, at) => { await sleep(900); await burst(desk, at); } },
  { id: 'frame-moved', tries: 'moves the frame so that the button comes under the pointer', deceives: true, run: (at) => {
    setTimeout(() => { frame().style.cssText += ';position:relative;left:60px;top:-80px'; }, 700);
    return { x: at.x + 60, y: at.y - 80 };
  }, author: async (desk, at) => { await desk.tab.mouse.move(at.x, at.y); await sleep(760); await desk.tab.mouse.click(at.x, at.y); await desk.tab.mouse.click(at.x, at.y); } },
  { id: 'frame-blended', tries: 'washes the frame out with a filter', run: () => { frame().style.filter = 'brightness(20)'; } },
];
/** The composer is in a frame, and so are we: the page around it does what it likes with the frame. @type {Clickjacking[]} */
const framed = inFrame.map((each) => ({ ...each, page: { place: 'frame' }, first: tall }));

/** The frame's site leaves room for the window. */
function tall() {
  document.addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: '.composer-frame{height:640px!important}' }));
  });
}

/**
 * Firefox tells nobody what covers a frame from outside, and hit testing does not see what lets clicks through.
 * @type {Clickjacking[]}
 */
export const overlooked = framed.filter((each) => each.id === 'frame-covered').map((each) => ({ ...each, id: 'frame-covered-firefox', browsers: ['firefox'], getsBy: true }));

/** @type {Clickjacking[]} */
export const attacks = [...styled, ...rooted, ...covered, ...timed, ...framed];
