// @ts-check
/**
 * What the extension's own parts say to each other, over chrome.runtime ports. Types only.
 *
 *   content script --"content"--> service worker <--"ui"-- frames (marks, card)      pages of ours --"page"--> service worker
 *
 * One "content" port a document, one "ui" port a frame, one "page" port an open page of ours, and a "practice"
 * port, which speaks like "content", for the practice box of the welcome page. The worker may die at any
 * time: every side reconnects and says again what it needs; a reply to an old revision is dropped by who asked.
 * The worker holds no text beyond the request that it is relaying, and writes none anywhere.
 *
 * The wire's own types (Report, Finding, Part …) come from `wire.gen.js`, generated from wire.proto.
 *
 * @typedef {import('./wire.gen.js').Report} Report
 * @typedef {import('./wire.gen.js').Finding} Finding
 * @typedef {import('./wire.gen.js').Check} Check
 * @typedef {import('./wire.gen.js').Surface} Surface
 * @typedef {import('./wire.gen.js').Setting} Setting
 * @typedef {import('./wire.gen.js').AnswerKind} AnswerKind
 * @typedef {import('./wire.gen.js').Outcome} Outcome
 * @typedef {import('./wire.gen.js').OfferedText} OfferedText
 * @typedef {import('./wire.gen.js').Closing} Closing
 * @typedef {import('./wire.gen.js').Level} Level
 */

/**
 * Why nothing can be checked, or that it can.
 * @typedef {'starting'|'ready'|'off'|'not_installed'|'forbidden'|'blocked_by_policy'|'exited'|'version_skew'|'timed_out'|'broken_reply'|'disconnected'} LinkState
 */

/**
 * The settings a content script acts on. Known values only; a missing host leaves what managed storage says, then defaults.
 * @typedef {object} EffectiveSettings
 * @property {'off'|'observe'|'hints'|'gate'} mode
 * @property {'allow'|'warn'|'block'} failPolicy
 * @property {'stop'|'caution'|'never'} gateAt
 * @property {boolean} reasonRequired
 * @property {string} helpText
 * @property {string} helpUrl
 * @property {string} language   "en" or "es"
 */

/**
 * content -> worker. `composer` counts from 1 in its document; the worker maps it to the wire's own number. `draft`: whether
 * anything is written in the document that was not posted; told when it changes, and on every new port where it is so.
 * @typedef {{type: 'open'}
 *   | {type: 'check', check: Check}
 *   | {type: 'decision', composer: number, revision: number, outcome: Outcome, reason?: AnswerKind}
 *   | {type: 'forget', composer: number}
 *   | {type: 'health', health: Health}
 *   | {type: 'draft', open: boolean}
 *   | {type: 'pair', token: string, role: 'marks'|'card'}
 *   | {type: 'unpair', token: string}
 *   | {type: 'to_frame', token: string, body: ToFrame}} FromContent
 */

/**
 * worker -> content. `surface` is the one that matches the document's address, null where it is not a listed site.
 * `recheck`: rules or settings changed, so every draft of the document is to be checked again. `heir`: what a newer script of
 * ours calls itself to one that an update left behind, see content/succession.js.
 * @typedef {{type: 'state', link: LinkState, settings: EffectiveSettings, surface: Surface|null, heir: string}
 *   | {type: 'report', report: Report}
 *   | {type: 'not_checked', composer: number, revision: number, link: LinkState}
 *   | {type: 'recheck'}
 *   | {type: 'frame_ready', token: string}
 *   | {type: 'frame_gone', token: string}
 *   | {type: 'from_frame', token: string, body: FromFrame}} ToContent
 */

/**
 * A rectangle to underline, in CSS pixels of the mark frame.
 * @typedef {{x: number, y: number, width: number, height: number, level: Level}} MarkRect
 */

/**
 * Why one text was not looked at although the link is ready: as Report.reason, "unanswered" when no reply came in time, or
 * "out_of_sight" when the editor keeps lines of it out of the page.
 * @typedef {import('./wire.gen.js').NotCheckedReason|'unanswered'|'out_of_sight'} WhyNot
 */

/**
 * `numbers_only`: neither English nor Spanish. `not_here`: nothing was found that Post could be held by.
 * @typedef {'starting'|'checking'|'checked'|'numbers_only'|'to_look_at'|'not_checked'|'not_here'|'off'|'update_needed'} PillState
 */

/**
 * Whether the surface's patterns fit the page: NO_BOX, somebody wrote where no pattern finds a box; NO_SUBMIT, there is a
 * box and nothing that would post it.
 * @typedef {'FITS'|'NO_BOX'|'NO_SUBMIT'} Health
 * What is known of the page in a tab.
 * `last`: how the last check of anything written there ended.
 * @typedef {{id: string, status: string, health: Health, last: 'none'|'checked'|'not_checked'}} Site
 */

/**
 * One row of a card, list or gate: a finding with the author's words, which only our own frames may see.
 * @typedef {object} FindingView
 * @property {number} index       position in the report's findings
 * @property {string} quote       the words in question, as captured
 * @property {Finding} finding
 */

/**
 * What the host says of a draft as a whole, beside its findings.
 * @typedef {object} Said
 * @property {OfferedText[]} offers     `use` names them by their place here
 * @property {Closing[]} closings
 * @property {string} rewriteLabel      what the button says that makes all changes; "" where the host does not say
 */

/**
 * A piece of the gate's diff: kept, deleted or inserted text.
 * @typedef {{kind: 'keep'|'delete'|'insert', text: string}} DiffPiece
 */

/**
 * content -> frame (relayed by the worker, word for word).
 * `look` comes first and again when it changes; `dark` follows the page, `language` is "en" or "es". The frames'
 * documents are `color-scheme: light` in both themes: give each iframe element the same, or it paints opaque.
 * `same`: the other findings about exactly the same words. `caredFor`: the author already said whose story it is, so it is
 * not asked again.
 * `position` counts from 1; `before` and `after` are what `show` is to name for the neighbours, absent at the ends.
 * A document has several mark frames: one over each editor, and one of the pill's size that holds the pill alone.
 * In the former the pill lies outside the frame, in the latter there are no rectangles.
 * `covered`: the press on "Post anyway" was not taken, since from outside the frame was not in full view for long enough.
 * `press_again`: the author chose to post, and the site obeys a person's own press only: ask for that one press.
 * @typedef {{type: 'look', dark: boolean, language: string, rtl: boolean}
 *   | {type: 'marks', round: number, rects: MarkRect[], pill: {state: PillState, count: number, x: number, y: number}}
 *   | {type: 'card', view: FindingView, position: number, total: number, groupSize?: string, helpUrl: string,
 *      before?: number, after?: number, same: FindingView[], caredFor: boolean, said: Said}
 *   | {type: 'list', views: FindingView[], link: LinkState, partial: boolean, numbersOnly: boolean, helpText: string, helpUrl: string, why?: WhyNot,
 *      said: Said}
 *   | {type: 'gate', views: FindingView[], diff: DiffPiece[][], levelAfter: Level|null, partial: boolean, numbersOnly: boolean, reasonRequired: boolean,
 *      groupSize?: string, kind: string, said: Said}
 *   | {type: 'not_checked', link: LinkState, mayPost: boolean, helpText: string, helpUrl: string, why?: WhyNot}
 *   | {type: 'checking'}
 *   | {type: 'press_again'}
 *   | {type: 'copy', text: string}
 *   | {type: 'covered'}
 *   | {type: 'close'}} ToFrame
 */

/**
 * frame -> content. Sent only from trusted events, except `size` and `drawn`. `postAnyway` says what the frame itself saw of its
 * visibility; the content script checks its ancestors once more before it believes it. An answer counts for the finding and
 * for those of `also`.
 * `drawn`: what it was told in that round is on the screen with its next frame.
 * @typedef {{type: 'size', width: number, height: number}
 *   | {type: 'drawn', round: number}
 *   | {type: 'fix', index: number, fix: number}
 *   | {type: 'use', offer: number}
 *   | {type: 'answer', index: number, kind: AnswerKind, also?: number[]}
 *   | {type: 'show', index: number}
 *   | {type: 'fix_all'}
 *   | {type: 'edit'}
 *   | {type: 'post_anyway', reason: AnswerKind|'ANSWER_KIND_UNSPECIFIED', visibleMs: number, observed: boolean}
 *   | {type: 'close'}} FromFrame
 */

/**
 * The first message of a frame to the worker, with the token from its address. A frame whose port closes says it again.
 * @typedef {{type: 'hello', token: string}} FrameHello
 */

/**
 * How the last check of any draft ended, and when, as Date.now(). Nothing else of it is known.
 * @typedef {{at: number, status: import('./wire.gen.js').CheckStatus}} LastCheck
 */

/**
 * A page of ours -> worker and back, over a port "page". `tab`: the one that the popup was opened over. Only the popup may
 * ask for a check: its "Check a draft" box is a composer of its own. Only the options page may choose.
 * `site`: null where that tab's page is not listed. `ignored`: which stored choices could not be read and do not count.
 * `listed`: match patterns that an admin added; `wanted`: origins of those that the browser does not let us into until the
 * user agrees.
 * @typedef {import('./choices.js').Choices} Choices
 * @typedef {{type: 'open', tab?: number} | {type: 'check', check: Check} | {type: 'choose', choices: Choices}} FromPage
 * @typedef {{type: 'page_state', link: LinkState, mend: string, language: string, settings: Setting[], engineVersion: string,
 *            packVersion: number, packId: string, rules: number, protections: string[], degraded: string[],
 *            site: Site|null, choices: Choices, ignored: ('language'|'muted')[], lastCheck: LastCheck|null,
 *            surfaces: {id: string, matches: string[], status: string}[], listed: string[], wanted: string[]}
 *   | {type: 'chosen', kept: boolean}
 *   | {type: 'report', report: Report}
 *   | {type: 'not_checked', composer: number, revision: number, link: LinkState}} ToPage
 */

/**
 * The page "what is recorded" -> worker and back, over a port "recorded": one question, one answer, again when asked.
 * @typedef {import('./wire.gen.js').RecordedEvent} RecordedEvent
 * @typedef {{type: 'open'}} FromRecorded
 * @typedef {{type: 'recorded', language: string, link: LinkState, auditMode: string, events: RecordedEvent[]|null}} ToRecorded
 *   `events` is null where the host could not be asked: not known is not the same as none
 */

export {};
