// @ts-check
/**
 * The pill: an empty button of constant size in our shadow root, and over it a frame that draws its words. Where frames
 * do not come up the button carries one fixed text in every state, for the page can read it.
 *
 * @typedef {import('./place.js').Box} Box
 * @typedef {import('../../messages.js').PillState} PillState
 */
import {boxOf} from './ground.js';
import {bareElement, dress} from './frame.js';
import {PILL, pillSpot} from './place.js';
import {words} from '../words.js';

const CONTROLS = 'button, a[href], input, select, textarea, [role="button"], [contenteditable=""], [contenteditable="true"], [tabindex]';

export class Pill {
  /** @type {{state: PillState, count: number}|null} */
  shown = null;
  /** Place relative to the box. @type {{x: number, y: number}|null} */
  #spot = null;
  #last = '';
  #world;
  #orphaned = false;

  /**
   * @param {ShadowRoot} root @param {(holder: HTMLElement) => import('./frame.js').Frame} makeFrame
   * @param {import('./overlay.js').World} world
   */
  constructor(root, makeFrame, world) {
    this.#world = world;
    this.holder = bareElement('div');
    dress(this.holder, `width: ${PILL.width}px; height: ${PILL.height}px; display: none`);
    this.button = /** @type {HTMLButtonElement} */ (bareElement('button'));
    dress(this.button, 'width: 100%; height: 100%; pointer-events: auto; cursor: pointer; border-radius: 15px; background: transparent');
    dress(this.button, 'font: 13px/30px system-ui, sans-serif; text-align: center');
    this.button.type = 'button';
    this.button.addEventListener('click', (event) => { if (event.isTrusted) world.pillPressed(); });
    // A press must not take the caret out of the editor: some sites close the composer then.
    this.button.addEventListener('pointerdown', (event) => { event.preventDefault(); });
    this.button.addEventListener('mousedown', (event) => { event.preventDefault(); });
    this.nameIt();
    this.holder.append(this.button);
    root.append(this.holder);
    this.frame = makeFrame(this.holder);
  }

  nameIt() { this.button.setAttribute('aria-label', words(this.#world.settings.language).pill); }

  /** @param {PillState} state @param {number} count */
  show(state, count) {
    this.#sayWithoutFrame();
    if (this.shown?.state === state && this.shown.count === count) return;
    this.shown = {state, count};
    this.frame.show({type: 'marks', round: 0, rects: [], pill: {state, count, x: 0, y: 0}});
  }

  orphaned() {
    this.#orphaned = true;
    this.frame.end();
    this.#sayWithoutFrame();
  }

  #sayWithoutFrame() {
    const alone = this.#orphaned || this.frame.failed;
    const text = this.#orphaned ? words(this.#world.settings.language).orphan : words(this.#world.settings.language).noFrames;
    this.button.textContent = alone ? text : '';
    dress(this.button, alone ? 'background: #fff; color: #1b2430; border: 1px solid #8793a1' : 'background: transparent; border: 0');
  }

  forgetSpot() { this.#spot = null; }

  /**
   * @param {import('./mark_layer.js').Plane} plane @param {import('../composer.js').Composer} composer
   * @param {HTMLElement|null} box  the composer's first @param {Box|null} visible  the part of it that can be seen
   */
  place(plane, composer, box, visible) {
    const shown = box !== null && visible !== null && visible.width > 0 && visible.height > 0;
    if (shown && box && visible) this.#spot ??= this.#findSpot(composer, box, visible);
    const at = shown && box && this.#spot ? {x: (visible.x + this.#spot.x - plane.x) / plane.scale.x, y: (visible.y + visible.height + this.#spot.y - plane.y) / plane.scale.y} : null;
    const now = at ? `${Math.round(at.x)},${Math.round(at.y)}` : 'none';
    if (now === this.#last) return;
    this.#last = now;
    dress(this.holder, at ? `display: block; left: ${Math.round(at.x)}px; top: ${Math.round(at.y)}px` : 'display: none');
  }

  /** @param {import('../composer.js').Composer} composer @param {HTMLElement} box @param {Box} visible */
  #findSpot(composer, box, visible) {
    const submits = composer.submits();
    const controls = [...composer.root.querySelectorAll(CONTROLS)].filter((each) => each !== box && !box.contains(each) && !each.contains(box));
    const seen = (/** @type {Element[]} */ elements) => elements.map(boxOf).filter((each) => each.width > 0 && each.height > 0);
    const spot = pillSpot(visible, boxOf(composer.root), seen(controls), seen(submits));
    return {x: spot.x - visible.x, y: spot.y - visible.y - visible.height};
  }

  end() {
    this.frame.end();
    this.holder.remove();
  }
}
