// @ts-check
/** The whole worker but the browser, with a clock that is moved by hand: only chrome's ports and storage are fakes. */
import {ChoiceStore} from '../../../../extension/src/background/choice_store.js';
import {ContentSession} from '../../../../extension/src/background/content_session.js';
import {Desk} from '../../../../extension/src/background/desk.js';
import {HostLink} from '../../../../extension/src/background/host_link.js';
import {HostPort} from '../../../../extension/src/background/host_port.js';
import {PolicyStore} from '../../../../extension/src/background/policy_store.js';
import {fakePort} from './fake_port.mjs';
import {handClock, settle} from './hand_clock.mjs';

export const demo = {id: 'demo', number: 1, matches: ['http://127.0.0.1/*'], composers: [], status: 'verified'};

/** chrome.storage as far as the worker uses it. @param {any} managed  an Error: rejects, as Firefox does without a policy */
export function fakeStorage(managed, local = {}) {
  /** @type {any[]} */
  const hearers = [];
  let policy = managed;
  const store = {
    kept: {...local},
    managed: {get: async () => { if (policy instanceof Error) throw policy; return policy; }},
    local: {get: async (names) => Object.fromEntries([names].flat().filter((name) => name in store.kept).map((name) => [name, store.kept[name]])), set: async (values) => { Object.assign(store.kept, values); }},
    onChanged: {addListener: (act) => hearers.push(act)},
    change: (next) => { policy = next; hearers.forEach((act) => act({}, 'managed')); },
  };
  return store;
}

export async function rig({managed = {}, local = {}, loaded = true} = {}) {
  const clock = handClock();
  const hosts = [];
  const titles = [];
  const storage = fakeStorage(managed, local);
  /** @type {string[]} */
  let listed = [];
  const desk = new Desk({
    clock, language: 'en-US', choices: new ChoiceStore(/** @type {any} */ (storage.local)), onState: (state) => titles.push(state),
    onSites: (sites) => { listed = sites; }, wantedSites: async () => listed,
    makePolicy: (onChange) => new PolicyStore(/** @type {any} */ (storage), onChange),
    makeLink: (onChange) => new HostLink({
      clock, hello: {uiLanguage: 'en-US'}, onChange,
      open: (events) => new HostPort({clock, ...events, lastError: () => undefined, connect: () => { hosts.push(fakePort()); return hosts.at(-1); }}),
    }),
  });
  if (loaded) await desk.ready;
  const content = (url = 'http://127.0.0.1:8000/feed', tab = 1) => {
    const port = fakePort({name: 'content', sender: {id: 'x', url, origin: 'null', tab: {id: tab}}});
    desk.opened(new ContentSession(/** @type {any} */ (port), desk));
    return port;
  };
  const greet = async (settings = []) => {
    const host = hosts.at(-1);
    host.say({id: host.sent[0].id, welcome: {protocol: 1, engineVersion: '0.1.0', pack: {id: 'core', version: 3, sha256: '0'.repeat(64), rules: 9}, settings, surfaces: [demo]}});
    await settle();
    return host;
  };
  return {clock, hosts, titles, storage, desk, content, greet};
}
export const say = (port, type) => port.sent.filter((each) => each.type === type);
export const check = (revision, text, more = {}) => ({type: 'check', check: {composer: 1, revision, parts: [{role: 'BODY', text}], kind: 'POST', ...more}});
