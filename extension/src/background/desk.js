// @ts-check
/**
 * What every session of the worker shares: the link, the settings, the surfaces, and the rules for a check.
 *
 * @typedef {import('../wire.gen.js').Check} Check
 * @typedef {import('../wire.gen.js').Decision} Decision
 * @typedef {import('../messages.js').LinkState} LinkState
 * @typedef {import('./drafts.js').Verdict} Verdict
 * @typedef {import('../choices.js').Choices} Choices
 * @typedef {import('../messages.js').Site} Site
 * @typedef {{tellState: () => void, send?: (message: import('../messages.js').ToContent) => void, tab?: number, site?: Site|null,
 *            isBusy: (patience: number) => boolean}} Session   `isBusy`: an update has to wait for it
 */
import {builtInSurfaces} from './built_in_surfaces.js';
import {Drafts, notChecked} from './drafts.js';
import {Pairing} from './pairing.js';
import {RateLimit} from './rate_limit.js';
import {effectiveSettings, listedSites, mergeSettings} from './settings.js';
import {surfaceFor} from './surfaces.js';

/** Bytes of UTF-8 that one check may hold over all its texts, and how many texts. */
const MOST_TEXT = 256_000;
const MOST_PARTS = 64;
const CHECKS_A_SECOND = 20;

/** Lone surrogates become U+FFFD, one code unit for one. @param {string} text */
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** @param {Check} check */
function tooLong(check) {
  const parts = check.parts ?? [];
  const units = parts.reduce((sum, part) => sum + (part.text?.length ?? 0), 0);
  if (parts.length > MOST_PARTS || units > MOST_TEXT) return true;
  if (units * 3 <= MOST_TEXT) return false;
  const encoder = new TextEncoder();
  return parts.reduce((sum, part) => sum + encoder.encode(part.text ?? '').length, 0) > MOST_TEXT;
}

export class Desk {
  /** @type {Set<Session>} */ #sessions = new Set();
  #composers = 0;
  #loaded = false;
  #policy;
  #language;
  #drafts;
  #limit;
  #onState;
  /** How the last check of any draft ended, and when (as Date.now()); null before the first since this worker began. */
  lastCheck = /** @type {import('../messages.js').LastCheck|null} */ (null);
  #onHealth;
  #onSites;
  #sites = '';
  #onQuieter;
  /** Origins that the user would have to agree to, see ListedSites. @type {() => Promise<string[]>} */
  wantedSites;

  /**
   * @param {object} parts
   * @param {(onChange: (change: {rules: boolean}) => void) => import('./host_link.js').HostLink} parts.makeLink
   * @param {(onChange: () => void) => import('./policy_store.js').PolicyStore} parts.makePolicy
   * @param {import('./choice_store.js').ChoiceStore} parts.choices
   * @param {string} parts.language    the browser's, BCP 47
   * @param {import('./clock.js').Clock} parts.clock
   * @param {(state: LinkState, language: string) => void} parts.onState   for the toolbar's button
   * @param {(tab: number, health: import('../messages.js').Health, language: string) => void} [parts.onHealth]  the same, for one tab
   * @param {(sites: string[]) => void} [parts.onSites]   the admin's own sites, as soon as they are known and when they change
   * @param {() => Promise<string[]>} [parts.wantedSites]
   * @param {() => void} [parts.onQuieter]   a draft or a page of ours was closed
   * @param {() => string} [parts.heir]      see messages.js
   * @param {Promise<unknown>} [parts.before]  settles when all else has been read that is to be told
   */
  constructor({makeLink, makePolicy, choices, language, clock, onState, onHealth = () => {}, onSites = () => {}, wantedSites = async () => [],
    onQuieter = () => {}, heir = () => '', before = Promise.resolve()}) {
    this.choices = choices;
    this.link = makeLink((change) => this.#linkChanged(change));
    this.pairing = new Pairing(clock);
    this.#policy = makePolicy(() => this.#tellAll(true));
    this.#language = language;
    this.#drafts = new Drafts({link: this.link, clock});
    this.#limit = new RateLimit({perSecond: CHECKS_A_SECOND, clock});
    this.#onState = onState;
    this.#onHealth = onHealth;
    this.#onSites = onSites;
    this.wantedSites = wantedSites;
    this.clock = clock;
    this.#onQuieter = onQuieter;
    this.heir = heir;
    this.ready = Promise.all([this.#policy.load(), choices.load(), before]).then(() => {
      this.#loaded = true;
      this.link.speak(this.#spoken());
      this.#tellAll(false);
    });
  }

  /** Runs `act` once the stored settings have been read: before that, nothing true could be said. @param {() => void} act */
  whenLoaded(act) {
    this.ready.then(act);
  }

  /** @param {Session} session */
  opened(session) {
    this.#sessions.add(session);
    this.link.want(true);
  }

  /** @param {Session} session */
  closed(session) {
    this.#sessions.delete(session);
    if (this.#sessions.size === 0) this.link.want(false);
    if (session.site && session.site.health !== 'FITS') this.healthChanged(session.tab ?? -1);
    this.draftClosed();
  }

  draftClosed() { this.#onQuieter(); }

  /** Whether an update would disturb anybody. @param {number} patience  see ContentSession.isBusy */
  isBusy(patience) {
    return [...this.#sessions].some((session) => session.isBusy(patience));
  }

  /** The worker is about to end: the host goes first, with all that it was told. */
  leave() { this.link.end(); }

  nextComposer() {
    return ++this.#composers;
  }

  knownSettings() {
    return mergeSettings(this.link.welcome?.settings ?? [], this.#policy.managed, this.#policy.lastFailPolicy, this.#policy.lastContact);
  }

  settings() {
    return effectiveSettings(this.knownSettings(), this.#language, this.choices.choices.language);
  }

  /** The language that the host is to speak where no policy names one. */
  #spoken() {
    const {language} = this.choices.choices;
    return language === 'browser' ? this.#language : language;
  }

  /** The person's own choices, in force at once. @param {Choices} chosen @returns {Promise<boolean>} whether they were kept */
  async choose(chosen) {
    const kept = this.choices.save(chosen);
    this.link.speak(this.#spoken());
    this.#tellAll(true);
    return kept;
  }

  /** Every site that is looked at: the surfaces' and the admin's own. */
  sites() {
    return {surfaces: this.link.welcome?.surfaces ?? builtInSurfaces, listed: listedSites(this.knownSettings())};
  }

  /** @returns {LinkState} */
  linkState() {
    if (this.settings().mode === 'off') return 'off';
    return this.link.state === 'disconnected' && this.#sessions.size > 0 ? 'starting' : this.link.state;
  }

  /** @param {URL|null} address */
  surfaceFor(address) {
    const {surfaces, listed} = this.sites();
    return surfaceFor(address, surfaces, listed);
  }

  /**
   * What is known of the page in a tab: of its documents, one whose surface does not fit before all others, then one whose
   * last text was not checked.
   * @param {number} tab @returns {Site|null}
   */
  siteIn(tab) {
    const sites = [...this.#sessions].flatMap((session) => (session.tab === tab && session.site ? [session.site] : []));
    const first = (/** @type {Site['last']} */ last) => sites.find((site) => site.last === last);
    return sites.find((site) => site.health !== 'FITS') ?? first('not_checked') ?? first('checked') ?? sites[0] ?? null;
  }

  /** The user agreed to a site, or no longer does: an open popup shows it. */
  permissionsChanged() { this.#tellAll(false); }

  /** @param {number} tab */
  healthChanged(tab) { this.#onHealth(tab, this.siteIn(tab)?.health ?? 'FITS', this.settings().language); }

  /**
   * Has one draft checked. `answer` gets null when a newer revision took its place.
   * @param {number} tab @param {Check} check  with the wire's composer number
   * @param {(verdict: Verdict|null) => void} answer
   */
  check(tab, check, answer) {
    if (!this.#loaded) {
      this.whenLoaded(() => this.check(tab, check, answer)); // policy may say "off"
      return;
    }
    if (this.settings().mode === 'off') {
      answer({link: 'off'});
      return;
    }
    const told = (/** @type {Verdict|null} */ verdict) => {
      if (verdict) this.lastCheck = {at: Date.now(), status: 'report' in verdict ? verdict.report.status ?? 'CHECK_STATUS_UNSPECIFIED' : 'NOT_CHECKED'};
      answer(verdict);
    };
    if (tooLong(check)) {
      this.#drafts.forget(check.composer ?? 0);
      told({report: notChecked(check, 'TOO_LONG')});
      return;
    }
    const parts = (check.parts ?? []).map((part) => ({...part, text: wellFormed(part.text ?? '')}));
    const {muted} = this.choices.choices; // whatever the check says: a page's process has no say in it
    this.#limit.run(tab, `check ${check.composer}`, () => {
      this.#drafts.submit({...check, parts, muted}).then(told);
    });
  }

  /** Passes on what became of a draft. Nothing waits for it. @param {number} tab @param {Decision} decision */
  decide(tab, decision) {
    this.#limit.run(tab, `decision ${decision.composer} ${decision.revision}`, () => {
      this.link.request({decision}).catch(() => {}); // the link's own state tells what went wrong
    });
  }

  /** @param {number} composer */
  forget(composer) {
    this.#drafts.forget(composer);
  }

  /** @param {{rules: boolean}} change */
  #linkChanged({rules}) {
    if (this.link.state === 'ready') {
      this.#policy.remember(this.settings().failPolicy);
      this.#policy.rememberContact(this.link.welcome?.settings ?? []);
    }
    this.#drafts.linkChanged();
    this.#tellAll(rules);
  }

  /** Tells every session how things stand. @param {boolean} rules  drafts are to be checked again */
  #tellAll(rules) {
    if (!this.#loaded) return;
    this.#tellSites(); // first: a popup asks which of them the user has to agree to
    for (const session of this.#sessions) {
      session.tellState();
      if (rules) session.send?.({type: 'recheck'});
    }
    this.#onState(this.linkState(), this.settings().language);
  }

  /** Before the host has been heard an empty list may be a list that is not known yet. */
  #tellSites() {
    const sites = listedSites(this.knownSettings());
    const text = JSON.stringify(sites);
    if (text === this.#sites || (sites.length === 0 && !this.link.welcome)) return;
    this.#sites = text;
    this.#onSites(sites);
  }
}
