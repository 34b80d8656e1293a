// @ts-check
/**
 * Everything that we draw in a page hangs on one element with a closed shadow root, outside the editor. Its geometry and
 * that of the pill depend on the page alone, never on a verdict; words are drawn in extension pages only.
 *
 * @typedef {import('../composer.js').Composer} Composer
 * @typedef {import('./place.js').Box} Box
 * @typedef {import('../../messages.js').ToFrame} ToFrame
 * @typedef {import('../../messages.js').FromContent} FromContent
 * @typedef {import('../../messages.js').PillState} PillState
 * @typedef {import('../../messages.js').Level} Level
 *
 * @typedef {object} World
 * @property {(message: FromContent) => boolean} send
 * @property {import('../../messages.js').EffectiveSettings} settings
 * @property {() => void} pillPressed      by a person
 * @property {() => void} boxRewritten     somebody changed the inside of a box: its words may be elsewhere
 * @property {() => void} resized          the page's layout may be another: everything is to be measured anew
 * @property {() => void} framesChanged    a frame came or went: what it shows may have to be said another way
 */
import {markOwn} from '../roots.js';
import * as timing from '../timing.js';
import {CardFrame} from './card_frame.js';
import {Follow} from './follow.js';
import {bareElement, dress, Frame} from './frame.js';
import {groundOf, isDark, modalAround, scaleOf} from './ground.js';
import {MarkLayer} from './mark_layer.js';
import {Pill} from './pill.js';
import {PlainPanel} from './plain_panel.js';

export class Overlay {
  /** @type {HTMLElement|null} */
  host = null;
  /** @type {Composer|null} */
  composer = null;
  /** In which the text of fields is laid out to be measured. @type {HTMLElement} */
  stage = bareElement('div');
  /** Tells how large our pixels are: a page may zoom or scale all of itself. */
  #ruler = bareElement('div');
  /** @type {Map<HTMLElement, MarkLayer>} */
  #layers = new Map();
  /** @type {Pill|null} */
  #pill = null;
  /** @type {CardFrame|null} */
  card = null;
  /** @type {PlainPanel|null} */
  plain = null;
  /** @type {ShadowRoot|null} */
  #root = null;
  #frameAsked = 0;
  #removals = 0;
  #putBackTimer = 0;
  #sizes = new ResizeObserver(() => { this.layoutChanged(); });
  #follow;
  #home = new MutationObserver(() => { this.#checkHome(); });
  #dark = false;

  #world;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
    this.#follow = new Follow({rewritten: () => { world.boxRewritten(); }, resized: () => { world.resized(); }});
  }

  #look = () => ({type: /** @type {const} */ ('look'), dark: this.#dark, language: this.#world.settings.language,
    rtl: this.composer !== null && getComputedStyle(this.composer.root).direction === 'rtl'});

  /** @param {'marks'|'card'} role @param {HTMLElement} holder */
  #frame = (role, holder) => new Frame(role, holder, this.#world, this.#look);

  /** Shows the pill of `composer`, and from now on its marks. @param {Composer} composer */
  attach(composer) {
    if (this.composer === composer && this.host && !this.host.isConnected) return this.#checkHome();
    if (this.composer === composer && this.host?.parentNode === this.#homeOf(composer)) return;
    this.#endLayers();
    this.composer = composer;
    const home = this.#homeOf(composer);
    const box = composer.boxes()[0]?.box;
    if (!this.host || this.host.parentNode !== home) this.#build(home, box ? groundOf(box).moves : false);
    if (box) this.#dark = isDark(box);
    for (const {box: each} of composer.boxes()) this.layerOf(each);
    this.#sizes.observe(composer.root);
    this.#showLook();
    this.layoutChanged();
  }

  /** Under a modal dialog everything outside it is dead, so we live in the innermost one. @param {Composer} composer @returns {Element} */
  #homeOf(composer) {
    return modalAround(composer.root) ?? document.documentElement;
  }

  /** @param {Element} home @param {boolean} moves  see Ground */
  #build(home, moves) {
    this.#takeDown();
    const host = bareElement('div');
    // What is inside inherits from it, and from nothing of the page.
    dress(host, `all: initial; position: ${moves || home !== document.documentElement ? 'fixed' : 'absolute'}; left: 0; top: 0; width: 0; height: 0`);
    dress(host, 'overflow: visible; z-index: 2147483647; pointer-events: none; display: block');
    markOwn(host);
    this.host = host;
    const root = host.attachShadow({mode: 'closed'});
    this.#root = root;
    dress(this.stage, 'visibility: hidden; pointer-events: none; width: 0; height: 0; overflow: hidden; contain: layout style');
    dress(this.#ruler, 'visibility: hidden; pointer-events: none; width: 100px; height: 100px');
    root.append(this.stage, this.#ruler);
    home.append(host);
    this.#pill = new Pill(root, (holder) => this.#frame('marks', holder), this.#world);
    this.card = new CardFrame(root, (holder) => this.#frame('card', holder));
    this.#home.observe(home, {childList: true});
  }

  #takeDown() {
    this.#home.disconnect();
    this.#endLayers();
    this.#pill?.end();
    this.card?.end();
    this.hidePlain();
    this.host?.remove();
    this.host = this.#root = this.#pill = this.card = null;
  }

  #endLayers() {
    for (const layer of this.#layers.values()) layer.end();
    this.#layers.clear();
    this.#sizes.disconnect();
    this.#follow.stop();
  }

  /** The page took our element away: put it back, later each time. */
  #checkHome() {
    if (!this.host || this.host.isConnected || this.#putBackTimer !== 0) return;
    const wait = timing.putBack[Math.min(this.#removals++, timing.putBack.length - 1)];
    this.#putBackTimer = setTimeout(() => {
      this.#putBackTimer = 0;
      const composer = this.composer;
      if (!composer?.root.isConnected) return;
      const shown = this.#pill?.shown;
      this.#takeDown(); // so that it is built anew
      this.attach(composer);
      if (shown) this.showPill(shown.state, shown.count);
      this.#world.framesChanged();
    }, wait);
  }

  /** Whether our element is where it belongs: looked at now and then, for removals that nothing told us of. */
  tend() {
    const composer = this.composer;
    if (composer?.root.isConnected) this.attach(composer);
  }

  /** Takes everything down. */
  detach() {
    clearTimeout(this.#putBackTimer);
    this.#putBackTimer = 0;
    this.#takeDown();
    this.composer = null;
  }

  /** @param {HTMLElement} box @returns {MarkLayer|null} */
  layerOf(box) {
    const known = this.#layers.get(box);
    if (known || !this.#root) return known ?? null;
    const layer = new MarkLayer(box, /** @type {any} */ (this.#root), (holder) => this.#frame('marks', holder));
    this.#layers.set(box, layer);
    this.#sizes.observe(box);
    this.#follow.watch(box);
    return layer;
  }

  /** @returns {MarkLayer[]} */
  layers() { return [...this.#layers.values()]; }

  /** Something of the page's layout may be another now. */
  layoutChanged() {
    for (const [box, layer] of this.#layers) {
      if (box.isConnected) layer.measure();
      else {
        layer.end();
        this.#layers.delete(box);
      }
    }
    this.#pill?.forgetSpot();
    this.moved();
  }

  /** Something moved or scrolled: everything is put in its place before the next paint. */
  moved() {
    if (this.#frameAsked === 0) this.#frameAsked = requestAnimationFrame(() => { this.#frameAsked = 0; this.place(); });
  }

  place() {
    const {composer, host} = this;
    if (!composer || !host?.isConnected) return;
    const layers = [...this.#layers.values()];
    const stays = layers.length > 0 && !layers.some((layer) => layer.ground.moves);
    const position = stays && host.parentElement === document.documentElement ? 'absolute' : 'fixed';
    if (host.style.position !== position) dress(host, `position: ${position}`);
    const {left: x, top: y} = host.getBoundingClientRect();
    const plane = {x, y, scale: scaleOf(this.#ruler)};
    const visible = layers.map((layer) => layer.place(plane));
    this.#pill?.place(plane, composer, layers[0]?.box ?? null, visible[0] ?? null);
  }

  /** @param {PillState} state @param {number} count */
  showPill(state, count) { this.#pill?.show(state, count); }

  /** The page's colours may be others now. */
  colorsChanged() {
    const box = this.composer?.boxes()[0]?.box;
    if (!box || isDark(box) === this.#dark) return;
    this.#dark = !this.#dark;
    this.#showLook();
  }

  #frames() {
    return [...this.layers().map((layer) => layer.frame), this.#pill?.frame, this.card?.frame].filter((frame) => frame !== undefined && frame !== null);
  }

  #showLook() { for (const frame of this.#frames()) frame.showLook(); }

  /** The language, or the direction of the text, is another. */
  languageChanged() {
    this.#pill?.nameIt();
    this.#showLook();
  }

  /** A frame says that it drew what it was told in `round`. @param {string} token @param {number} round */
  drawn(token, round) { this.layers().find((layer) => layer.frame.owns(token))?.drawnIn(round); }

  pairAgain() { for (const frame of this.#frames()) frame.pairAgain(); }

  /** @param {string} token @returns {Frame|null} */
  frameOf(token) { return this.#frames().find((frame) => frame.owns(token)) ?? null; }

  /** Frames do not come up here: everything has to be said without them. */
  get framesFailed() { return this.card?.frame.failed === true || this.#pill?.frame.failed === true; }

  /** The extension is gone: no frame will ever answer again. */
  orphaned() {
    this.#pill?.orphaned();
    this.card?.end();
    this.#endLayers();
  }

  /** Asks about a held post without a frame. @param {boolean} mayPost @param {{post: () => void, back: () => void}} chosen */
  showPlain(mayPost, chosen) {
    this.hidePlain();
    if (this.#root) this.plain = new PlainPanel(this.#root, this.#world.settings.language, mayPost, chosen);
  }

  hidePlain() {
    this.plain?.end();
    this.plain = null;
  }
}
