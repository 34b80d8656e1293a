// @ts-check
/** What the card asks and offers: by which words, in which order, and what it says back. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {billboardPanel, pointing} from '../../../../extension/src/ui/card/billboard_panel.js';
import {findingPanel} from '../../../../extension/src/ui/card/finding_panel.js';
import {gatePanel} from '../../../../extension/src/ui/card/gate_panel.js';
import {listPanel} from '../../../../extension/src/ui/card/list_panel.js';
import {offersFor, offersPanel} from '../../../../extension/src/ui/card/offers.js';
import {en} from '../../../../extension/src/ui/locales/en.js';
import {es} from '../../../../extension/src/ui/locales/es.js';
import {rightsWords} from '../../../../extension/src/ui/locales/rights.js';
import {rightsLink, rightsPage} from '../../../../extension/src/ui/rights/rights_page.js';
import {HandElement, buttonNamed, buttonsOf, laidOut, nameOf, useHandDocument} from './hand_document.mjs';

useHandDocument();

const example = JSON.parse(readFileSync(new URL('../../../../shared/wire/examples/report.review_reply.json', import.meta.url), 'utf8')).report;
const said = {offers: example.offers, closings: example.closings, rewriteLabel: example.rewrite.label};
const unsaid = {offers: [], closings: [], rewriteLabel: ''};
const noWording = {id: 'no_wording', text: 'Keine Formulierung hilft.'};

/** A stage that keeps what was sent. @param {import('../../../../extension/src/ui/locales/en.js').Strings} [words] */
function stage(words = en) {
  /** @type {any[]} */
  const sent = [];
  const counts = {measured: 0};
  return {sent, counts, words, send: (/** @type {any} */ message) => { sent.push(message); }, announce: () => {}, measure: () => { counts.measured += 1; }};
}

/** @param {any} finding @param {number} [index] */
const viewOf = (finding, index = 0) => ({index, quote: 'Señora Núñez 🌷', finding: {level: 'STOP', category: 'PHI', title: 'Titel', why: 'Warum.', ...finding}});
/** @param {any} finding @param {any} [more] @returns {any} */
const cardOf = (finding, more = {}) => ({type: 'card', view: viewOf(finding), position: 1, total: 1, helpUrl: '', same: [], caredFor: false, said: unsaid, ...more});
/** @param {any} more @returns {any} */
const listOf = (more) => ({type: 'list', views: [], link: 'ready', partial: false, numbersOnly: false, helpText: '', helpUrl: '', said: unsaid, ...more});
/** @param {any} more @returns {any} */
const gateOf = (more) => ({type: 'gate', views: [viewOf({})], diff: [], levelAfter: null, partial: false, numbersOnly: false, reasonRequired: false, kind: 'POST', said: unsaid, ...more});
const nowhere = {anyway: () => {}, offers: () => {}, billboard: () => {}};

/** @param {HandElement} card */
const names = (card) => buttonsOf(card).map((each) => nameOf(each, card));
/** @param {HandElement} card @param {string} name */
const has = (card, name) => names(card).includes(name);

test('the list shows each text with its label, a preview and a button that names it', () => {
  const at = stage();
  const card = laidOut(listPanel(listOf({said}), at));
  assert.deepEqual(names(card), ['Use this reply: A plain reply', 'Add “Views are my own”']);
  assert.equal(buttonNamed(card, 'Use this reply: A plain reply').textContent, 'Use this reply', 'the visible words begin the name');
  assert.ok(card.textContent.includes('Privacy rules keep us from saying whether anyone is a patient.'));
  const section = card.all().find((each) => each.tag === 'section' && each !== card);
  assert.equal(section && nameOf(section, card), en.offers.title(1));
  buttonNamed(card, 'Use this reply: A plain reply').press();
  buttonNamed(card, 'Add “Views are my own”').press();
  assert.deepEqual(at.sent, [{type: 'use', offer: 0}, {type: 'use', offer: 1}]);
});

test('a gate with a picture leads to the card that asks what is in it, and one without does not', () => {
  const at = stage();
  const views = [viewOf({level: 'CAUTION'}, 0), viewOf({category: 'PHOTO', level: 'STOP'}, 4)];
  buttonNamed(laidOut(gatePanel(gateOf({views}), at, nowhere)), en.photo.ask).press();
  assert.deepEqual(at.sent, [{type: 'show', index: 4}]);
  assert.ok(has(laidOut(gatePanel(gateOf({views}), stage(es), nowhere)), es.photo.ask));
  assert.ok(!has(laidOut(gatePanel(gateOf({}), stage(), nowhere)), en.photo.ask));
});

test('a click by a program uses nothing', () => {
  const at = stage();
  const card = laidOut(listPanel(listOf({said}), at));
  for (const each of buttonsOf(card)) each.press(false);
  assert.deepEqual(at.sent, []);
});

test('a clear list without offers is as it was; offers without a text are not shown', () => {
  assert.deepEqual(names(laidOut(listPanel(listOf({}), stage()))), []);
  const card = laidOut(listPanel(listOf({said: {...unsaid, offers: [{label: 'Leer', use: 'INSTEAD'}, {label: 'Morgen', text: 'Später', use: 'OFFER_USE_UNSPECIFIED'}]}}), stage()));
  assert.deepEqual(names(card), []);
});

test('list and gate say that another language was not read, and do not call it clear', () => {
  const list = laidOut(listPanel(listOf({numbersOnly: true}), stage())).textContent;
  assert.ok(list.includes(en.numbersOnly) && !list.includes(en.clear));
  assert.ok(laidOut(gatePanel(gateOf({numbersOnly: true}), stage(), nowhere)).textContent.includes(en.numbersOnly));
  assert.ok(!laidOut(gatePanel(gateOf({}), stage(), nowhere)).textContent.includes(en.numbersOnly));
});

test('after all changes the host\'s own sentence takes the place of ours', () => {
  const after = {id: 'after_rewrite', text: 'Vos règles: pas d’histoires de patients.'};
  assert.ok(laidOut(listPanel(listOf({said: {...unsaid, closings: [after]}}), stage())).textContent.includes(after.text));
  assert.ok(laidOut(listPanel(listOf({}), stage())).textContent.includes(en.clear));
  assert.ok(!laidOut(listPanel(listOf({views: [viewOf({})], said: {...unsaid, closings: [after]}}), stage())).textContent.includes(after.text), 'not while something is left');
});

test('the button for all changes says what the host calls it, else what it always said', () => {
  const diff = [[{kind: 'keep', text: 'Ça '}, {kind: 'delete', text: 'Núñez'}]];
  assert.ok(has(laidOut(gatePanel(gateOf({diff, said}), stage(), nowhere)), 'Keep your point, leave the patient out'));
  assert.ok(has(laidOut(gatePanel(gateOf({diff}), stage(), nowhere)), en.gate.fixAll));
  assert.ok(has(laidOut(gatePanel(gateOf({diff}), stage(es), nowhere)), es.gate.fixAll));
});

test('the gate leads to the texts, never asks for them, and posting anyway stays last', () => {
  let opened = 0;
  const card = laidOut(gatePanel(gateOf({said}), stage(), {...nowhere, offers: () => { opened += 1; }}));
  assert.deepEqual(names(card), ['Edit myself', en.billboard.open, 'See a reply to use instead', 'Add “Views are my own”', 'Post anyway…']);
  assert.equal(buttonNamed(card, 'Add “Views are my own”').getAttribute('class'), 'quiet');
  buttonNamed(card, 'See a reply to use instead').press();
  assert.equal(opened, 1);
});

test('the panel of texts goes back to where it came from, and Escape means what it meant there', () => {
  let back = 0;
  const at = stage(es);
  const panel = offersPanel(offersFor(said, 'INSTEAD'), at, {wide: true, escape: {type: 'edit'}}, () => { back += 1; });
  const card = laidOut(panel);
  assert.deepEqual([panel.escape, panel.wide, panel.title], [{type: 'edit'}, true, es.offers.title(1)]);
  assert.deepEqual(names(card), ['Usar esta respuesta: A plain reply', es.offers.back]);
  buttonNamed(card, es.offers.back).press();
  assert.equal(back, 1);
});

test('a card offers only texts for its own part', () => {
  assert.ok(has(laidOut(findingPanel(cardOf({part: 0}, {said}), stage(), () => {})), 'See a reply to use instead'));
  assert.ok(!has(laidOut(findingPanel(cardOf({part: 1}, {said}), stage(), () => {})), 'See a reply to use instead'));
});

test('only the card on speaking for the employer adds whose views they are', () => {
  const at = stage();
  const card = laidOut(findingPanel(cardOf({category: 'SPEAKING_FOR_EMPLOYER'}, {said}), at, () => {}));
  buttonNamed(card, 'Add “Views are my own”').press();
  assert.deepEqual(at.sent, [{type: 'use', offer: 1}]);
  assert.ok(!has(laidOut(findingPanel(cardOf({}, {said}), stage(), () => {})), 'Add “Views are my own”'));
});

test('"no wording" is said where the host says it and no fix is offered, and nowhere else', () => {
  const closed = {...unsaid, closings: [noWording]};
  const shows = (/** @type {any} */ finding, /** @type {any} */ words) => laidOut(findingPanel(cardOf(finding, {said: words}), stage(), () => {})).textContent.includes(noWording.text);
  assert.equal(shows({}, closed), true);
  assert.equal(shows({}, unsaid), false);
  assert.equal(shows({fixes: [{label: 'Ändern', replacement: 'sie'}]}, closed), false);
  assert.equal(shows({category: 'HATE'}, closed), false);
  assert.equal(shows({answers: ['CARED_FOR_HERE']}, closed), false, 'first it is asked whose story it is');
  assert.equal(laidOut(gatePanel(gateOf({said: closed}), stage(), nowhere)).textContent.includes(noWording.text), true);
});

for (const rule of ['told.direct', 'told.indirect']) {
  for (const words of [en, es]) {
    test(`${rule}: whose story it is has three answers with names, ${words === en ? 'en' : 'es'}`, () => {
      const at = stage(words);
      const answers = ['CARED_FOR_HERE', 'NOT_A_PATIENT', 'OWN_OR_FAMILY', 'SIGNED_AUTHORIZATION', 'NOT_REAL', 'WRONG_WARNING'];
      const card = laidOut(findingPanel(cardOf({rule, answers, fixes: [{label: 'Ersetzen', replacement: 'jemand'}]}), at, () => {}));
      const group = card.all().find((each) => each.getAttribute('role') === 'group');
      assert.ok(group);
      assert.equal(nameOf(group, card), words.whoseStory);
      const {answer} = words;
      assert.deepEqual(names(group), [answer.CARED_FOR_HERE, answer.OWN_OR_FAMILY, answer.NOT_REAL]);
      assert.deepEqual(names(card), [...names(group), 'Ersetzen', words.moreAnswers], 'the Tab key goes from the answers to the rest');
      for (const each of buttonsOf(group)) each.press();
      assert.deepEqual(at.sent.map(({kind}) => kind), ['CARED_FOR_HERE', 'OWN_OR_FAMILY', 'NOT_REAL']);
      buttonNamed(card, words.moreAnswers).press();
      assert.deepEqual(names(card).slice(-3), [answer.NOT_A_PATIENT, answer.SIGNED_AUTHORIZATION, answer.WRONG_WARNING]);
      assert.equal(HandElement.focused && nameOf(HandElement.focused, card), answer.NOT_A_PATIENT, 'the keyboard goes on where it was');
      assert.equal(at.counts.measured, 1);
    });
  }
}

test('once it was told whose story it is, the card offers what to do, and does not ask again', () => {
  const card = laidOut(findingPanel(cardOf({answers: ['CARED_FOR_HERE', 'NOT_REAL'], fixes: [{label: 'Ersetzen'}]}, {caredFor: true}), stage(), () => {}));
  assert.deepEqual(names(card), ['Ersetzen', en.answer.NOT_REAL]);
  assert.equal(buttonNamed(card, 'Ersetzen').getAttribute('class'), 'primary');
});

test('where the title already asks, it names the answers and stands once', () => {
  const card = laidOut(findingPanel(cardOf({title: en.whoseStory, answers: ['CARED_FOR_HERE']}), stage(), () => {}));
  const group = card.all().find((each) => each.getAttribute('role') === 'group');
  assert.equal(group && nameOf(group, card), en.whoseStory);
  assert.equal(card.textContent.split(en.whoseStory).length - 1, 1);
});

/** @param {any} [finding] @param {any} [more] */
const photo = (finding = {}, more = {}) => cardOf({category: 'PHOTO', answers: ['NOT_A_PATIENT', 'SIGNED_AUTHORIZATION', 'NOT_REAL', 'WRONG_WARNING'], ...finding}, more);

for (const words of [en, es]) {
  test(`a picture: three answers say what to do and go nowhere, ${words === en ? 'en' : 'es'}`, () => {
    const at = stage(words);
    const card = laidOut(findingPanel(photo(), at, () => {}));
    const group = card.all().find((each) => each.getAttribute('role') === 'group');
    assert.ok(group);
    assert.equal(nameOf(group, card), words.photo.ask);
    assert.deepEqual(names(group), Object.values(words.photo.answer));
    assert.ok(card.textContent.includes(words.photo.unseen));
    const line = card.all().find((each) => each.getAttribute('role') === 'status');
    assert.equal(line?.textContent, '');
    for (const what of /** @type {const} */ (['person', 'screen', 'label'])) {
      buttonNamed(card, words.photo.answer[what]).press();
      assert.equal(line?.textContent, words.photo.advice[what]);
      assert.deepEqual(buttonsOf(group).filter((each) => each.getAttribute('aria-pressed') === 'true').map((each) => each.textContent), [words.photo.answer[what]]);
    }
    assert.deepEqual(at.sent, [], 'nothing of it leaves the card');
    assert.equal(at.counts.measured, 3);
  });
}

test('a picture: "none of these" is the answer "not about a patient", once for all findings about the same words', () => {
  const at = stage();
  const same = [viewOf({category: 'PHI', answers: ['NOT_A_PATIENT']}, 3), viewOf({category: 'PHI', answers: ['WRONG_WARNING']}, 4)];
  const card = laidOut(findingPanel(photo({}, {same}), at, () => {}));
  buttonNamed(card, en.photo.answer.none).press();
  assert.deepEqual(at.sent, [{type: 'answer', index: 0, kind: 'NOT_A_PATIENT', also: [3]}]);
  assert.ok(!has(card, en.answer.NOT_A_PATIENT), 'the same is not offered twice');
});

test('a picture: where that answer does not fit, "none of these" keeps the finding too', () => {
  const at = stage();
  const card = laidOut(findingPanel(photo({answers: ['WRONG_WARNING']}), at, () => {}));
  buttonNamed(card, en.photo.answer.none).press();
  assert.deepEqual(at.sent, []);
  assert.ok(card.textContent.includes(en.photo.advice.none));
});

test('a picture is asked about where another finding about the same words shows, and nowhere else', () => {
  const asks = (/** @type {any} */ message) => laidOut(findingPanel(message, stage(), () => {})).textContent.includes(en.photo.ask);
  assert.equal(asks(cardOf({}, {same: [viewOf({category: 'PHOTO'}, 2)]})), true);
  assert.equal(asks(cardOf({})), false);
});

test('no word of ours claims to see a picture', () => {
  for (const words of [en, es]) {
    const all = JSON.stringify(words.photo);
    assert.doesNotMatch(all, /\b(we see|we saw|Discreet sees|the picture shows|vemos|Discreet ve |la imagen muestra)\b/i);
  }
});

test('the page on talk about work names the law and what stays private, in both languages', () => {
  for (const [words, language] of /** @type {const} */ ([[en, 'en'], [es, 'es']])) {
    const page = new HandElement('main');
    page.append(.../** @type {any} */ (rightsPage(rightsWords(language), language)));
    for (const law of ['29 U.S.C. 157', '29 U.S.C. 158(a)(1)', '45 CFR 164.502(j)(1)']) assert.ok(page.textContent.includes(law), law);
    assert.deepEqual(page.all().filter((each) => /^h\d$/.test(each.tag)).map((each) => each.tag), ['h1', 'h2', 'h2', 'h2']);
    const other = page.all().find((each) => each.tag === 'a');
    assert.equal(other?.getAttribute('href'), language === 'es' ? '#en' : '#es');
    const link = /** @type {HandElement} */ (/** @type {unknown} */ (rightsLink(words, language)));
    assert.deepEqual([link.getAttribute('href'), link.textContent], [`rights.html#${language}`, rightsWords(language).title]);
  }
});

/** @param {string} text @param {[number, number, object?][]} spans */
const cutAt = (text, spans) => pointing(text, spans.map(([begin, end, more], index) => viewOf({span: {begin, end}, ...more}, index)), 0)
  .map(({text: words, points}) => (points ? `[${words}]` : words)).join('');

test('words that point to a person are cut out whole, where findings overlap, touch or lie in another part too', () => {
  const text = 'Zoë 🌷 Núñez, 94';
  assert.equal(cutAt(text, [[0, 12], [7, 12], [14, 16]]), '[Zoë 🌷 Núñez], [94]');
  assert.equal(cutAt(text, [[7, 12], [0, 3], [3, 7]]), '[Zoë 🌷 Núñez], 94', 'what touches is one');
  assert.equal(cutAt(text, [[0, 3, {part: 1}], [7, 12, {category: 'DISPARAGEMENT'}]]), text, 'nothing of another part, nothing about no patient');
  assert.equal(cutAt(text, [[14, 99], [3, 3]]), 'Zoë 🌷 Núñez, [94]', 'offsets past the end show what there is');
});

test('the billboard shows every text as it was written, and who could tell in words', () => {
  const diff = [
    [{kind: 'keep', text: '<b>Ça</b> '}, {kind: 'delete', text: 'Núñez'}, {kind: 'insert', text: 'someone'}],
    [{kind: 'keep', text: ' \n'}], [{kind: 'keep', text: 'שלום'}]];
  let back = 0;
  const views = [viewOf({part: 0, span: {begin: 10, end: 15}})];
  const panel = billboardPanel(gateOf({diff, views, groupSize: 'A_HANDFUL', kind: 'REVIEW_REPLY'}), stage(), () => { back += 1; });
  const card = laidOut(panel);
  const blocks = card.all().filter((each) => each.getAttribute('class') === 'billboard');
  assert.deepEqual(blocks.map((each) => each.textContent), [`<b>Ça</b>  ${en.billboard.points} Núñez`, 'שלום'], 'as text; what the fix would write is not shown, nor an empty part');
  assert.ok(blocks.every((each) => each.getAttribute('dir') === 'auto'));
  assert.ok(card.textContent.includes(en.gate.part(3, 3)), 'each is named by its place in the thread');
  assert.deepEqual(card.all().filter((each) => each.tag === 'mark').map((each) => each.textContent), [` ${en.billboard.points} Núñez`]);
  for (const line of [en.billboard.fits.A_HANDFUL, en.billboard.readers.looked_up, en.billboard.legend]) assert.ok(card.textContent.includes(line), line);
  buttonNamed(card, en.billboard.back).press();
  if (typeof panel.escape === 'function') panel.escape();
  assert.equal(back, 2, 'button and Escape lead back to the gate');
});

test('a billboard of no patient has no band and underlines nothing', () => {
  const views = [viewOf({category: 'CREDENTIALS', span: {begin: 0, end: 2}})];
  const card = laidOut(billboardPanel(gateOf({diff: [[{kind: 'keep', text: 'Ça y est'}]], views, groupSize: 'ONLY_THIS_PERSON', kind: 'POST'}), stage(es), () => {}));
  assert.ok(card.textContent.includes('Ça y est') && card.textContent.includes(es.billboard.readers.passed_on));
  for (const line of [es.billboard.fits.ONLY_THIS_PERSON, es.billboard.legend, es.billboard.points]) assert.ok(!card.textContent.includes(line), line);
});

test('the gate leads to the billboard', () => {
  let opened = 0;
  buttonNamed(laidOut(gatePanel(gateOf({}), stage(), {...nowhere, billboard: () => { opened += 1; }})), en.billboard.open).press();
  assert.equal(opened, 1);
});
