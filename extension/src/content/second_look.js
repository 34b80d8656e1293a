// @ts-check
/**
 * What is said in the card frame, and what the author does there: the list, the card of one finding, the gate.
 *
 * @typedef {import('./composer.js').Composer} Composer
 * @typedef {import('./verdict.js').Verdict} Verdict
 * @typedef {import('./verdict.js').Found} Found
 * @typedef {import('../messages.js').ToFrame} ToFrame
 * @typedef {import('../messages.js').FromFrame} FromFrame
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('./spans.js').Span} Span
 *
 * What is open: the composer, the verdict that its numbers belong to, and for a card its finding.
 * @typedef {{composer: Composer, verdict: Verdict|null, index: number|null}} Open
 *
 * @typedef {object} World
 * @property {import('../messages.js').EffectiveSettings} settings
 * @property {LinkState} link
 * @property {import('./overlay/overlay.js').Overlay} overlay
 * @property {import('./marks.js').Marks} marks
 * @property {import('./checking.js').Checking} checking
 * @property {(composer: Composer, revision: number, outcome: import('../messages.js').Outcome) => void} decide
 */
import {diffPieces} from './edits.js';
import {writeEdits} from './fixing.js';
import {offeredEdit, unsaid} from './verdict.js';

/** @param {Verdict|null} verdict */
const viewsOf = (verdict) => (verdict?.found ?? []).map((found) => found.view);

export class SecondLook {
  /** @type {Open|null} */
  #open = null;
  /** Where the author was before a frame of ours had the keyboard. @type {{box: HTMLElement, span: Span|null}|null} */
  #before = null;
  /** A fix is being written. */
  #writing = false;
  /** All fixes were written: the next verdict is what the author asked to see. @type {Composer|null} */
  #reviewing = null;
  /** What the host had to say about the text with all fixes, before they were written. */
  #closings = unsaid.closings;

  #world;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  get #card() { return this.#world.overlay.card; }

  /** Whether the card frame shows something now. */
  get isOpen() { return this.#card?.isOpen ?? false; }

  /** The card of a finding, beside its words. @param {Composer} composer @param {number} index @param {boolean} focus */
  openCard(composer, index, focus) {
    const {verdict} = composer;
    const views = viewsOf(verdict);
    const at = views.findIndex((view) => view.index === index);
    if (!verdict || at === -1) return;
    const {part} = verdict.found[at];
    this.#open = {composer, verdict, index};
    this.#show({
      type: 'card', view: views[at], position: at + 1, total: views.length, groupSize: verdict.groupSize,
      helpUrl: this.#world.settings.helpUrl, before: views[at - 1]?.index, after: views[at + 1]?.index,
      same: views.filter((view, i) => i !== at && view.quote === views[at].quote && verdict.found[i].part === part),
      caredFor: composer.answers.has('CARED_FOR_HERE'), said: verdict.said,
    }, () => this.#world.marks.rectsOf(index), focus);
  }

  /**
   * Everything that was found, or why nothing was.
   * @param {Composer} composer @param {boolean} focus @param {import('../messages.js').Said} [said]
   */
  openList(composer, focus, said = composer.verdict?.said ?? unsaid) {
    const {verdict} = composer;
    const {helpText, helpUrl} = this.#world.settings;
    this.#open = {composer, verdict, index: null};
    const failed = verdict !== null && !verdict.checked;
    this.#show({
      type: 'list', views: viewsOf(verdict), link: failed ? verdict.link : this.#world.link, partial: verdict !== null && verdict.checked && !verdict.complete,
      numbersOnly: verdict?.otherLanguage ?? false,
      helpText, helpUrl, why: verdict?.why, said,
    }, () => this.#world.overlay.layers().map((layer) => layer.visible()), focus);
  }

  /** @param {Composer} composer @param {Verdict} verdict @param {boolean} steady  see CardFrame.open */
  openGate(composer, verdict, steady) {
    const {draft, edits, levelAfter, complete, otherLanguage, groupSize, said} = verdict;
    this.#open = {composer, verdict, index: null};
    this.#show({
      type: 'gate', views: viewsOf(verdict), levelAfter, partial: !complete, numbersOnly: otherLanguage, reasonRequired: this.#world.settings.reasonRequired,
      groupSize, kind: composer.kind, said,
      diff: draft.parts.map((part, index) => diffPieces(part.reading.text, edits.filter((edit) => edit.part === index))),
    }, () => [], true, steady);
  }

  /** Something short that the author needs to know about a held post. @param {Composer} composer @param {ToFrame} body @param {boolean} steady */
  openNote(composer, body, steady) {
    this.#open = {composer, verdict: composer.verdict, index: null};
    this.#show(body, () => [], body.type === 'not_checked', steady);
  }

  /** @param {ToFrame} body @param {() => import('./overlay/place.js').Box[]} words @param {boolean} focus @param {boolean} [steady] */
  #show(body, words, focus, steady = false) {
    if (!this.isOpen) this.#remember();
    this.#card?.open(body, words, steady);
    if (focus) this.#card?.focus();
  }

  #remember() {
    const composer = this.#world.overlay.composer;
    const parts = composer?.boxes() ?? [];
    const part = parts.find(({box}) => box.matches(':focus-within')) ?? parts[0];
    this.#before = part ? {box: part.box, span: part.editor.selection(part.box, part.editor.read(part.box))} : null;
  }

  /** @param {boolean} giveBack  whether the caret goes back to where it was */
  close(giveBack) {
    if (!this.isOpen) return;
    this.#card?.close();
    this.#open = null;
    if (giveBack) this.#giveBack();
  }

  #giveBack() {
    const before = this.#before;
    const part = this.#world.overlay.composer?.boxes().find(({box}) => box === before?.box);
    if (!before || !part) return;
    if (before.span) part.editor.select(before.box, part.editor.read(before.box), before.span);
    else before.box.focus();
  }

  /** Leaves the gate for the first finding. */
  edit() {
    const open = this.#open;
    this.close(false);
    const first = open?.verdict?.found[0];
    const mark = first ? this.#world.marks.of(first.view.index) : null;
    const part = open?.composer.boxes().find(({box}) => box === mark?.box);
    if (part && mark) part.editor.select(part.box, part.editor.read(part.box), mark.span);
    else this.#giveBack();
  }

  /** There may be a new verdict: what is open follows it. @param {Composer} composer */
  judged(composer) {
    const {verdict} = composer;
    if (this.#reviewing === composer && verdict && composer.verdictOn(composer.read())) {
      this.#reviewing = null;
      if (verdict.gate) this.openGate(composer, verdict, false);
      else this.openList(composer, false, {...verdict.said, closings: this.#closings});
    } else if (this.isOpen && this.#open?.composer === composer && !this.#writing) {
      const body = this.#card?.body;
      if (body?.type === 'list') this.openList(composer, false, verdict ? {...verdict.said, closings: body.said.closings} : undefined);
      else if (body?.type === 'card') this.#followCard(this.#open, composer);
    }
  }

  /** Goes on with the same finding of the new verdict. @param {Open} open @param {Composer} composer */
  #followCard(open, composer) {
    const before = this.#found(open, open.index ?? -1);
    const again = composer.verdict?.found.find((each) => each.rule === before?.rule && each.view.quote === before.view.quote);
    if (again) this.openCard(composer, again.view.index, false);
    else this.close(false);
  }

  /** @param {Open} open @param {number} index @returns {Found|undefined} */
  #found(open, index) { return open.verdict?.found.find((each) => each.view.index === index); }

  /** The author went on writing: what was opened on the side gets out of the way. */
  typed() {
    const type = this.#card?.body?.type;
    if (!this.#writing && (type === 'card' || type === 'list')) this.close(false);
  }

  /** What the author did in our frame, as far as it is not about a held post. @param {FromFrame} body */
  heard(body) {
    const open = this.#open;
    if (body.type === 'size') return this.#card?.resize(body);
    if (!open) return undefined;
    if (body.type === 'show') return this.#showFinding(open, body.index);
    if (body.type === 'answer') return this.#answer(open, [body.index, ...body.also ?? []], body.kind);
    if (body.type === 'use') return void this.#use(open, body.offer);
    if (body.type === 'fix') return void this.#fix(open, body.index, body.fix);
    return undefined;
  }

  /** @param {Open} open @param {number} index */
  #showFinding(open, index) {
    const box = this.#world.marks.of(index)?.box;
    box?.scrollIntoView({block: 'nearest'});
    this.#world.marks.reveal(index);
    this.openCard(open.composer, index, false);
  }

  /** @param {Open} open @param {number[]} indices @param {import('../messages.js').AnswerKind} kind */
  #answer(open, indices, kind) {
    const all = indices.flatMap((index) => this.#found(open, index) ?? []);
    if (all.length === 0) return;
    for (const {rule, view} of all) open.composer.answers.give(rule, view.quote, kind);
    this.close(true);
    this.#world.checking.now(open.composer);
  }

  /** @param {Open} open @param {number} index @param {number} at */
  async #fix(open, index, at) {
    const fix = this.#found(open, index)?.fixes[at];
    if (fix && open.verdict) await this.#write(open.composer, open.verdict, [fix], false);
  }

  /** @param {Open} open @param {number} at */
  async #use({composer, verdict}, at) {
    const offer = verdict?.said.offers[at];
    if (verdict && offer?.text) await this.#write(composer, verdict, [offeredEdit(verdict.draft, offer)], false);
  }

  /** Every change of the rewrite; then what is left is shown. */
  async fixAll() {
    const open = this.#open;
    if (open?.verdict) await this.#write(open.composer, open.verdict, open.verdict.edits, true);
  }

  /** @param {Composer} composer @param {Verdict} verdict @param {import('./verdict.js').PartEdit[]} edits @param {boolean} review */
  async #write(composer, verdict, edits, review) {
    if (this.#writing || edits.length === 0) return;
    this.#writing = true;
    this.close(false);
    try {
      const {done, text} = await writeEdits(composer, verdict, edits);
      if (!done) return this.openNote(composer, {type: 'copy', text}, false);
      if (verdict.found.length > 0) this.#world.decide(composer, verdict.revision, 'FIXED');
      if (!review) return;
      this.#reviewing = composer;
      this.#closings = verdict.said.closings;
    } finally {
      this.#writing = false;
      this.#world.checking.now(composer);
      this.judged(composer); // the verdict may have come while we were still reading it back
    }
  }

  /** @param {Composer} composer */
  drop(composer) {
    if (this.#reviewing === composer) this.#reviewing = null;
    if (this.#open?.composer === composer) this.close(false);
  }
}
