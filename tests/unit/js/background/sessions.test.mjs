// @ts-check
/** Content scripts, frames and the popup against the whole worker but the browser: only chrome's ports and storage are fakes. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ContentSession} from '../../../../extension/src/background/content_session.js';
import {serveFrame} from '../../../../extension/src/background/frame_session.js';
import {PageSession} from '../../../../extension/src/background/page_session.js';
import {PRACTICE} from '../../../../extension/src/background/practice.js';
import {RecordedSession} from '../../../../extension/src/background/recorded_session.js';
import {extensionPage} from '../../../../extension/src/background/senders.js';
import {fakePort} from './fake_port.mjs';
import {settle} from './hand_clock.mjs';
import {check, demo, rig, say} from './hand_desk.mjs';

const TOKEN = 'ab'.repeat(16);

test('a document hears how things stand, and again when the host is there', async () => {
  const {content, greet} = await rig();
  const port = content();
  port.say({type: 'open'});
  await settle();
  assert.equal(say(port, 'state')[0].link, 'starting');
  await greet();
  const last = say(port, 'state').at(-1);
  assert.equal(last.link, 'ready');
  assert.equal(last.surface.id, 'demo');
  assert.equal(last.settings.mode, 'gate');
});

test('a check goes out under a number of its own and comes back under the document’s', async () => {
  const {content, greet} = await rig();
  const [a, b] = [content(), content('http://127.0.0.1/other', 2)];
  const host = await greet();
  a.say(check(7, 'Señora Ñ 👵'));
  b.say(check(3, 'ליל מנוחה'));
  const [first, second] = host.sent.filter((each) => each.check);
  assert.notEqual(first.check.composer, second.check.composer);
  assert.equal(first.check.surface, 'demo');
  host.say({id: second.id, report: {composer: second.check.composer, revision: 3, status: 'COMPLETE'}});
  host.say({id: first.id, report: {composer: first.check.composer, revision: 7, status: 'COMPLETE'}});
  await settle();
  assert.deepEqual(say(a, 'report').map((each) => [each.report.composer, each.report.revision]), [[1, 7]]);
  assert.deepEqual(say(b, 'report').map((each) => [each.report.composer, each.report.revision]), [[1, 3]]);
});

test('a content script cannot name another surface, nor be checked where it is not listed', async () => {
  const {content, greet} = await rig();
  const [listed, other] = [content(), content('https://elsewhere.example/')];
  const host = await greet();
  listed.say(check(1, 'x', {surface: 'forged'}));
  other.say(check(1, 'x'));
  await settle();
  assert.deepEqual(host.sent.filter((each) => each.check).map((each) => each.check.surface), ['demo']);
  assert.deepEqual(say(other, 'not_checked'), [{type: 'not_checked', composer: 1, revision: 1, link: 'off'}]);
});

test('messages of the wrong shape change nothing', async () => {
  const {content, greet, desk} = await rig();
  const port = content();
  const host = await greet();
  const before = host.sent.length;
  for (const bad of [null, 7, 'check', [], {}, {type: 'check'}, {type: 'check', check: {composer: -1}}, {type: 'check', check: {parts: [{text: 7}]}},
    {type: 'hello'}, {type: 'status'}, {type: 'recorded'}, {type: 'decision', composer: 1, revision: 1, outcome: 'BOUGHT'},
    {type: 'pair', token: '../x', role: 'card'}, {type: 'pair', token: TOKEN, role: 'popup'}, {type: '__proto__'}, {type: 'constructor'},
    {type: 'to_frame', token: TOKEN, body: {type: 'eval'}}]) port.say(bad);
  await settle();
  assert.equal(host.sent.length, before);
  assert.equal(desk.linkState(), 'ready');
});

test('lone surrogates go out as U+FFFD, one for one', async () => {
  const {content, greet} = await rig();
  const port = content();
  const host = await greet();
  port.say(check(1, 'a\ud800b💙\udc00'));
  assert.equal(host.sent.at(-1).check.parts[0].text, 'a\ufffdb💙\ufffd');
});

test('too much text is never sent, and is said to be unchecked', async () => {
  const {content, greet} = await rig();
  const port = content();
  const host = await greet();
  const before = host.sent.length;
  port.say(check(1, 'é'.repeat(128_001)));
  port.say({...check(2, ''), check: {composer: 2, revision: 2, parts: Array.from({length: 65}, () => ({text: 'x'}))}});
  await settle();
  assert.equal(host.sent.length, before);
  assert.deepEqual(say(port, 'report').map((each) => [each.report.status, each.report.reason]), [['NOT_CHECKED', 'TOO_LONG'], ['NOT_CHECKED', 'TOO_LONG']]);
  port.say(check(3, 'é'.repeat(128_000)));
  assert.equal(host.sent.length, before + 1, 'exactly 256,000 bytes are not too much');
});

test('a flood of checks is slowed down, and the latest is still answered', async () => {
  const {clock, content, greet} = await rig();
  const port = content();
  const host = await greet();
  for (let i = 1; i <= 200; i++) port.say(check(i, `wort ${i}`));
  assert.equal(host.sent.filter((each) => each.check).length, 20);
  await clock.advance(60);
  assert.equal(host.sent.at(-1).check.revision, 200);
});

test('a decision goes to the host for composers that it knows, and for no other', async () => {
  const {content, greet} = await rig();
  const port = content();
  const host = await greet();
  port.say(check(4, 'x'));
  const {composer} = host.sent.at(-1).check;
  port.say({type: 'decision', composer: 1, revision: 4, outcome: 'OVERRODE', reason: 'NOT_REAL'});
  port.say({type: 'decision', composer: 9, revision: 4, outcome: 'POSTED'});
  assert.deepEqual(host.sent.filter((each) => each.decision).map((each) => each.decision),
    [{composer, revision: 4, outcome: 'OVERRODE', reason: 'NOT_REAL'}]);
});

test('off by browser policy: nothing is sent, and the document is told', async () => {
  const {content, greet, storage} = await rig();
  const port = content();
  const host = await greet();
  storage.change({Mode: 'off'});
  await settle();
  assert.equal(say(port, 'state').at(-1).link, 'off');
  assert.deepEqual(say(port, 'recheck').length, 1);
  const before = host.sent.length;
  port.say(check(1, 'x'));
  await settle();
  assert.equal(host.sent.length, before);
  assert.deepEqual(say(port, 'not_checked').at(-1), {type: 'not_checked', composer: 1, revision: 1, link: 'off'});
});

test('off by browser policy: a draft that comes before the policy has been read waits for it', async () => {
  const {content, hosts} = await rig({managed: {Mode: 'off'}, loaded: false});
  const port = content();
  port.say(check(1, 'x'));
  hosts[0].say({id: 1, welcome: {protocol: 1, settings: [], surfaces: [demo]}});
  await settle();
  assert.deepEqual(hosts[0].sent.filter((each) => each.check), []);
  assert.deepEqual(say(port, 'not_checked').map((each) => each.link), ['off']);
});

test('the button says nothing of a link that nobody needs', async () => {
  const {clock, content, greet, titles} = await rig();
  const port = content();
  await greet();
  port.drop();
  await clock.advance(60_000);
  assert.equal(titles.at(-1), 'disconnected');
});

test('off by the host’s news: the same', async () => {
  const {content, greet, titles} = await rig();
  const port = content();
  const host = await greet();
  host.say({policyChanged: {settings: [{name: 'Mode', value: 'off', source: 'MACHINE_POLICY'}]}});
  assert.equal(say(port, 'state').at(-1).link, 'off');
  assert.equal(titles.at(-1), 'off');
});

test('Firefox without a policy rejects managed storage: defaults, not an error', async () => {
  const {content} = await rig({managed: /** @type {any} */ (new Error('Managed storage manifest not found'))});
  const port = content();
  port.say({type: 'open'});
  await settle();
  assert.equal(say(port, 'state')[0].settings.failPolicy, 'warn');
});

test('the last FailPolicy that the host gave is there at the next start, without a host', async () => {
  const first = await rig();
  first.content();
  await first.greet([{name: 'FailPolicy', value: 'block', source: 'MACHINE_POLICY'}]);
  assert.deepEqual(first.storage.kept, {lastFailPolicy: 'block'}, 'a setting, and nothing else, is kept');
  const second = await rig({local: first.storage.kept});
  const port = second.content();
  port.say({type: 'open'});
  await settle();
  assert.equal(say(port, 'state')[0].settings.failPolicy, 'block');
});

test('frame and content script speak through the worker; what has not the right shape is dropped', async () => {
  const {content, desk} = await rig();
  const script = content();
  const card = fakePort({name: 'ui', sender: {tab: {id: 1}}});
  serveFrame(/** @type {any} */ (card), 'card', desk.pairing);
  script.say({type: 'pair', token: TOKEN, role: 'card'});
  card.say({type: 'edit'});
  card.say({type: 'hello', token: TOKEN});
  assert.deepEqual(say(script, 'frame_ready'), [{type: 'frame_ready', token: TOKEN}]);
  script.say({type: 'to_frame', token: TOKEN, body: {type: 'look', dark: true, language: 'es', rtl: false}});
  script.say({type: 'to_frame', token: TOKEN, body: {type: 'look', dark: 'yes'}});
  assert.deepEqual(card.sent, [{type: 'look', dark: true, language: 'es', rtl: false}]);
  card.say({type: 'post_anyway', reason: 'NOT_REAL', visibleMs: 700, observed: true});
  card.say({type: 'post_anyway', reason: 'BECAUSE', visibleMs: 700, observed: true});
  card.say({type: 'check', check: {}});
  assert.deepEqual(say(script, 'from_frame').map((each) => each.body.reason), ['NOT_REAL']);
  script.drop();
  assert.equal(card.open, false);
});

test('the popup hears state and protections and checks a draft of its own', async () => {
  const {desk, greet} = await rig();
  const port = fakePort({name: 'page', sender: {}});
  desk.opened(new PageSession(/** @type {any} */ (port), desk, 'popup'));
  port.say({type: 'open'});
  const host = await greet([{name: 'Mode', value: 'hints', source: 'MACHINE_POLICY'}]);
  host.say({id: host.sent.at(-1).id, status: {protections: ['seccomp'], degraded: ['landlock']}});
  await settle();
  const state = say(port, 'page_state').at(-1);
  assert.equal(state.link, 'ready');
  assert.deepEqual([state.packId, state.packVersion, state.rules, state.engineVersion], ['core', 3, 9, '0.1.0']);
  assert.deepEqual([state.protections, state.degraded], [['seccomp'], ['landlock']]);
  assert.deepEqual(state.settings.find((each) => each.name === 'Mode'), {name: 'Mode', value: 'hints', source: 'MACHINE_POLICY'});
  port.say(check(1, 'Frau Größe'));
  const asked = host.sent.at(-1);
  assert.equal(asked.check.surface, 'popup');
  host.say({id: asked.id, report: {composer: asked.check.composer, revision: 1, status: 'COMPLETE'}});
  await settle();
  assert.deepEqual(say(port, 'report').at(-1).report, {composer: 1, revision: 1, status: 'COMPLETE'});
});

test('a popup that opens without a host says what to do', async () => {
  const {desk, hosts} = await rig();
  const port = fakePort({name: 'page', sender: {}});
  desk.opened(new PageSession(/** @type {any} */ (port), desk, 'popup'));
  hosts[0].drop('Specified native messaging host not found.');
  await settle();
  const state = say(port, 'page_state').at(-1);
  assert.equal(state.link, 'not_installed');
  assert.match(state.mend, /Ask IT to install/);
});

/** @param {any} world @param {string} page */
function openPage({desk}, page) {
  const port = fakePort({name: 'page', sender: {}});
  desk.opened(new PageSession(/** @type {any} */ (port), desk, page));
  return port;
}

test('the popup says what the page under it is: listed, tried by hand, checked', async () => {
  const world = await rig();
  const document = world.content();
  const host = await world.greet();
  const popup = openPage(world, 'popup');
  const site = async (tab) => {
    popup.say({type: 'open', tab});
    await settle();
    return say(popup, 'page_state').at(-1).site;
  };
  assert.equal(await site(2), null, 'another tab');
  assert.deepEqual(await site(1), {id: 'demo', status: 'verified', health: 'FITS', last: 'none'});
  document.say(check(1, 'Übergabe'));
  const asked = host.sent.at(-1);
  host.say({id: asked.id, report: {composer: asked.check.composer, revision: 1, status: 'COMPLETE'}});
  await settle();
  assert.equal((await site(1)).last, 'checked');
  assert.equal(say(popup, 'page_state').at(-1).lastCheck.status, 'COMPLETE');
  document.say(check(2, 'x'.repeat(256_001)));
  await settle();
  assert.equal((await site(1)).last, 'not_checked');
  const elsewhere = world.content('https://elsewhere.example/', 3);
  elsewhere.say({type: 'open'});
  assert.equal(await site(3), null, 'a site that is not on the list');
});

test('an open popup asks for the sites of an admin as soon as the host has told of them', async () => {
  const world = await rig();
  const popup = openPage(world, 'popup');
  const options = openPage(world, 'options');
  for (const port of [popup, options]) port.say({type: 'open'});
  await settle();
  assert.deepEqual(say(popup, 'page_state').at(-1).wanted, []);
  await world.greet([{name: 'Sites', value: '["https://forum.harbor.example/*"]', source: 'MACHINE_POLICY'}]);
  await settle();
  assert.deepEqual(say(popup, 'page_state').at(-1).wanted, ['https://forum.harbor.example/*']);
  assert.deepEqual(say(options, 'page_state').at(-1).wanted, [], 'no other page asks');
});

test('a page hears at once how things stand, though the host never tells its own state', async () => {
  const world = await rig();
  const port = openPage(world, 'sees');
  await world.greet();
  port.say({type: 'open'});
  await settle();
  assert.equal(say(port, 'page_state').at(-1).link, 'ready');
  assert.deepEqual(say(port, 'page_state').at(-1).surfaces.map((each) => each.id), ['demo']);
});

const chosen = {language: 'es', muted: ['OFFENSIVE', 'BULLYING']};

test('a choice holds at once, is kept, goes along with every check, and has drafts checked again', async () => {
  const world = await rig();
  const document = world.content();
  const host = await world.greet();
  const options = openPage(world, 'options');
  options.say({type: 'choose', choices: chosen});
  await settle();
  assert.deepEqual(say(options, 'chosen'), [{type: 'chosen', kept: true}]);
  assert.deepEqual(world.storage.kept.choices, chosen);
  assert.equal(say(document, 'state').at(-1).settings.language, 'es');
  assert.equal(say(document, 'recheck').length > 0, true);
  document.say(check(1, 'Piñata', {muted: ['PHI']}));
  const asked = host.sent.findLast((each) => each.check);
  assert.deepEqual(asked.check.muted, chosen.muted, 'and a document has no say in it');
  assert.equal(world.hosts.length, 2, 'the host is asked to speak the other language');
  assert.equal(world.hosts[1].sent[0].hello.uiLanguage, 'es');
  const later = await rig({local: world.storage.kept});
  later.content();
  assert.equal(later.hosts[0].sent[0].hello.uiLanguage, 'es', 'from the first hello on');
  assert.deepEqual(later.desk.choices.choices, chosen);
});

test('the language is the organisation’s where it set one', async () => {
  const world = await rig({local: {choices: {language: 'es', muted: []}}});
  const document = world.content();
  await world.greet([{name: 'UiLanguage', value: 'en', source: 'MACHINE_POLICY'}]);
  assert.equal(say(document, 'state').at(-1).settings.language, 'en');
});

test('a language that is chosen while the host is starting is the next thing that it hears', async () => {
  const world = await rig({local: {choices: {language: 'es', muted: []}}, loaded: false});
  world.content();
  assert.equal(world.hosts[0].sent[0].hello.uiLanguage, 'en-US');
  await world.desk.ready;
  await world.greet();
  assert.equal(world.hosts[1]?.sent[0].hello.uiLanguage, 'es');
});

test('only the options page may choose, and nobody may mute what must be heard', async () => {
  const world = await rig();
  for (const page of ['popup', 'sees', 'welcome']) openPage(world, page).say({type: 'choose', choices: chosen});
  for (const muted of [['PHI'], ['REIDENTIFIABLE'], ['CREDENTIALS'], ['TONE'], 'OFFENSIVE']) {
    openPage(world, 'options').say({type: 'choose', choices: {language: 'en', muted}});
  }
  await settle();
  assert.deepEqual(world.desk.choices.choices, {language: 'browser', muted: []});
});

test('only the popup may have a draft checked', async () => {
  const world = await rig();
  const pages = ['options', 'sees', 'welcome'].map((page) => openPage(world, page));
  const host = await world.greet();
  for (const page of pages) page.say(check(1, 'Käse'));
  assert.deepEqual(host.sent.filter((each) => each.check), []);
});

test('what a person tries out is checked, and what they decide there is told to nobody', async () => {
  const world = await rig();
  const port = fakePort({name: 'practice', sender: {id: 'x', url: 'chrome-extension://x/ui/welcome.html', tab: {id: 4}}});
  world.desk.opened(new ContentSession(/** @type {any} */ (port), world.desk, PRACTICE));
  const host = await world.greet();
  port.say({type: 'open'});
  await settle();
  assert.equal(say(port, 'state').at(-1).surface.id, 'practice');
  port.say(check(1, 'Señor Brañas 🌙'));
  assert.equal(host.sent.at(-1).check.surface, 'practice');
  port.say({type: 'decision', composer: 1, revision: 1, outcome: 'OVERRODE'});
  assert.deepEqual(host.sent.filter((each) => each.decision), []);
  assert.equal(world.desk.siteIn(4), null, 'and it is no page that the popup speaks of');
});

test('whom to call is known at the next start, without a host; what else stands there is not believed', async () => {
  const first = await rig();
  first.content();
  await first.greet([{name: 'PrivacyContact', value: 'Añila Öz, 555-0142', source: 'MACHINE_POLICY'}]);
  const {lastContact} = first.storage.kept;
  assert.deepEqual(lastContact, {PrivacyContact: 'Añila Öz, 555-0142'});
  const second = await rig({local: {lastContact: {...lastContact, Mode: 'off', HelpText: 7, HelpUrl: 'x'.repeat(2_001)}}});
  const valueOf = (name) => second.desk.knownSettings().find((each) => each.name === name)?.value;
  assert.deepEqual(['PrivacyContact', 'Mode', 'HelpText', 'HelpUrl'].map(valueOf), ['Añila Öz, 555-0142', 'gate', '', '']);
});

test('the page of what is recorded gets all of it, and null where nobody could be asked', async () => {
  const {desk, hosts, greet} = await rig();
  const port = fakePort({name: 'recorded', sender: {}});
  desk.opened(new RecordedSession(/** @type {any} */ (port), desk));
  port.say({type: 'open'});
  await settle();
  assert.deepEqual([port.sent[0].events, port.sent[0].link], [null, 'starting']);
  const host = await greet([{name: 'AuditMode', value: 'events', source: 'MACHINE_POLICY'}]);
  const events = [{minute: 29_000_000, kind: 'POST', level: 'STOP', outcome: 'OVERRODE', reason: 'NOT_REAL', rules: [1801]}];
  host.say({id: host.sent.at(-1).id, recorded: {events}});
  await settle();
  assert.deepEqual([port.sent.at(-1).events, port.sent.at(-1).auditMode], [events, 'events']);
  hosts[0].drop();
  await settle();
  assert.equal(port.sent.at(-1).events, null);
});

test('only our own pages pass for our own pages', () => {
  const own = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/';
  const page = (url, id = 'x') => extensionPage(/** @type {any} */ ({id, url}), 'x', own);
  assert.equal(page(`${own}ui/card.html`), 'card');
  assert.equal(page('chrome-extension://0d7c2a9e-aaaa-bbbb-cccc-000000000000/ui/marks.html'), 'marks', 'the per-session address');
  assert.equal(page(`${own}ui/card.html`, 'y'), null);
  assert.equal(page('https://evil.example/ui/card.html'), null);
  for (const name of ['options', 'sees', 'welcome']) assert.equal(page(`${own}ui/${name}.html`), name);
  assert.equal(page(`${own}ui/other.html`), null);
  assert.equal(page(`${own}x/ui/card.html`), null);
  assert.equal(page('keine Adresse'), null);
  assert.equal(extensionPage(undefined, 'x', own), null);
});
