// @ts-check
/**
 * The worker: a service worker in Chromium, an event page in Firefox. It keeps nothing that its sudden end would lose:
 * content scripts and frames connect again by themselves and say again what they need.
 */
import {ChoiceStore} from './choice_store.js';
import {realClock} from './clock.js';
import {ContentSession} from './content_session.js';
import {Desk} from './desk.js';
import {serveFrame} from './frame_session.js';
import {HostLink} from './host_link.js';
import {HostPort} from './host_port.js';
import {ListedSites} from './listed_sites.js';
import {OpenPages} from './open_pages.js';
import {PageSession} from './page_session.js';
import {PolicyStore} from './policy_store.js';
import {PRACTICE} from './practice.js';
import {RecordedSession} from './recorded_session.js';
import {extensionPage} from './senders.js';
import {showHealth, showState} from './toolbar_button.js';
import {Update} from './update.js';
import {welcomeOnce} from './welcome.js';

const HOST = 'org.discreet.host';
const PROTOCOL = 1;
const pages = ['popup', 'options', 'sees', 'welcome'];
const {runtime} = chrome;

/** @type {import('./host_link.js').OpenPort} */
const open = ({onNews, onGone}) => new HostPort({
  connect: () => runtime.connectNative(HOST),
  lastError: () => runtime.lastError?.message,
  clock: realClock, onNews, onGone,
});

const own = runtime.getManifest().content_scripts?.flatMap((each) => each.matches ?? []) ?? [];
const listed = new ListedSites(chrome, own);
const openPages = new OpenPages(chrome, own);
const heirKnown = openPages.load();
/** Firefox takes old content scripts out of open pages and puts new ones in. */
const inFirefox = runtime.getURL('').startsWith('moz-');

const desk = new Desk({
  makeLink: (onChange) => new HostLink({
    open, clock: realClock, onChange,
    hello: {
      protocolMin: PROTOCOL, protocolMax: PROTOCOL, extensionVersion: runtime.getManifest().version,
      browser: inFirefox ? 'FIREFOX' : 'CHROMIUM',
      uiLanguage: chrome.i18n.getUILanguage().slice(0, 35),
    },
  }),
  makePolicy: (onChange) => new PolicyStore(chrome.storage, onChange),
  choices: new ChoiceStore(chrome.storage.local),
  language: chrome.i18n.getUILanguage(),
  clock: realClock,
  onState: (state, language) => showState(chrome.action, state, language),
  onHealth: (tab, health, language) => { showHealth(chrome.action, tab, health, language); },
  onSites: (sites) => { listed.use(sites); },
  wantedSites: () => listed.wanted(),
  before: heirKnown,
  heir: () => openPages.heir,
  onQuieter: () => { update.quieter(); },
});

const update = new Update({
  clock: {now: Date.now, after: realClock.after}, stored: chrome.storage.session,
  isBusy: (patience) => desk.isBusy(patience),
  leave: () => {
    desk.leave();
    runtime.reload();
  },
});

/** A page of ours in a tab or in the popup. @param {chrome.runtime.Port} port @param {string} page @returns {boolean} whether it has a right to this port */
function servePage(port, page) {
  if (port.name === 'page' && pages.includes(page)) desk.opened(new PageSession(port, desk, page));
  else if (port.name === 'practice' && page === 'welcome' && port.sender?.tab) desk.opened(new ContentSession(port, desk, PRACTICE));
  else if (port.name === 'recorded' && page === 'recorded') desk.opened(new RecordedSession(port, desk));
  else if (port.name === 'ui' && port.sender?.tab && (page === 'marks' || page === 'card')) serveFrame(port, page, desk.pairing);
  else return false;
  return true;
}

/** @param {chrome.runtime.Port} port */
function serve(port) {
  const page = extensionPage(port.sender, runtime.id, runtime.getURL(''));
  if (page !== null) {
    if (!servePage(port, page)) port.disconnect();
  } else if (port.name === 'content' && port.sender?.id === runtime.id && port.sender.tab) {
    desk.opened(new ContentSession(port, desk));
  } else {
    port.disconnect();
  }
}

runtime.onConnect.addListener(serve);
runtime.onUpdateAvailable.addListener(() => { update.available(); });
update.resume();
welcomeOnce(runtime, chrome.management, chrome.tabs);
if (!inFirefox) heirKnown.then(() => openPages.enter());

const agreed = () => { listed.again().then(() => desk.permissionsChanged()); };
chrome.permissions.onAdded.addListener(agreed);
chrome.permissions.onRemoved.addListener(agreed);
