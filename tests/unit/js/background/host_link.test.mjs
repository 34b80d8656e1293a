// @ts-check
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {HostLink} from '../../../../extension/src/background/host_link.js';
import {HostPort} from '../../../../extension/src/background/host_port.js';
import {fakePort} from './fake_port.mjs';
import {handClock, settle} from './hand_clock.mjs';

const pack = (version) => ({id: 'core', version, sha256: String(version).padStart(64, '0'), rules: 9});
const welcome = (version = 1) => ({protocol: 1, engineVersion: '0.1.0', pack: pack(version), settings: [], surfaces: []});

/** A link whose ports the test holds. */
function rig() {
  const clock = handClock();
  const ports = [];
  const changes = [];
  const link = new HostLink({
    clock,
    hello: {protocolMin: 1, protocolMax: 1},
    open: (events) => new HostPort({
      clock, ...events, lastError: () => undefined,
      connect: () => {
        ports.push(fakePort());
        return ports.at(-1);
      },
    }),
    onChange: (change) => changes.push({state: link.state, ...change}),
  });
  const greet = async (port, version) => {
    port.say({id: port.sent[0].id, welcome: welcome(version)});
    await settle();
  };
  return {clock, ports, changes, link, greet};
}

test('hello is the first frame, and the link is ready once it is answered', async () => {
  const {ports, link, greet} = rig();
  link.want(true);
  assert.equal(link.state, 'starting');
  assert.deepEqual(ports[0].sent, [{id: 1, hello: {protocolMin: 1, protocolMax: 1}}]);
  await greet(ports[0]);
  assert.equal(link.state, 'ready');
  assert.equal(link.welcome?.pack?.version, 1);
});

test('requests carry ids of their own and find their replies in any order', async () => {
  const {ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0]);
  const first = link.request({status: {}});
  const second = link.request({recorded: {}});
  const [, one, two] = ports[0].sent;
  assert.notEqual(one.id, two.id);
  ports[0].say({id: two.id, recorded: {events: []}});
  ports[0].say({id: one.id, status: {checks: 3}});
  assert.deepEqual((await first).status, {checks: 3});
  assert.deepEqual((await second).recorded, {events: []});
});

test('a request that gets no answer in 5 s ends the port as timed out', async () => {
  const {clock, ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0]);
  const request = link.request({status: {}}).catch((failure) => failure.state);
  await clock.advance(4_999);
  assert.equal(link.state, 'ready');
  await clock.advance(1);
  assert.equal(await request, 'timed_out');
  assert.equal(link.state, 'timed_out');
  assert.equal(ports[0].open, false);
});

test('tries again after 0.25, 1, 4 and 30 s, and every 30 s from then on', async () => {
  const {clock, ports, link} = rig();
  link.want(true);
  for (const [pause, tries] of [[250, 2], [1_000, 3], [4_000, 4], [30_000, 5], [30_000, 6]]) {
    ports.at(-1).drop('Specified native messaging host not found.');
    assert.equal(link.state, 'not_installed');
    await clock.advance(pause - 1);
    assert.equal(ports.length, tries - 1, `not before ${pause} ms`);
    await clock.advance(1);
    assert.equal(ports.length, tries, `after ${pause} ms`);
  }
});

test('a host that greets and dies at each draft is not started ever faster', async () => {
  const {clock, ports, link, greet} = rig();
  link.want(true);
  for (const pause of [250, 1_000, 4_000]) {
    await greet(ports.at(-1));
    ports.at(-1).drop();
    const before = ports.length;
    await clock.advance(pause - 1);
    assert.equal(ports.length, before);
    await clock.advance(1);
    assert.equal(ports.length, before + 1);
  }
});

test('half a minute of health makes the next failure a first one again', async () => {
  const {clock, ports, link, greet} = rig();
  link.want(true);
  ports[0].drop();
  await clock.advance(250);
  ports[1].drop();
  await clock.advance(1_000);
  await greet(ports[2]);
  await clock.advance(30_000);
  ports[2].drop();
  await clock.advance(250);
  assert.equal(ports.length, 4);
});

test('a person who looks is not made to wait for the pause', async () => {
  const {clock, ports, link} = rig();
  link.want(true);
  for (const pause of [250, 1_000, 4_000]) {
    ports.at(-1).drop();
    await clock.advance(pause);
  }
  ports.at(-1).drop();
  link.tryNow();
  assert.equal(ports.length, 5);
  link.tryNow();
  assert.equal(ports.length, 5, 'one try at a time');
});

for (const code of ['PROTOCOL_TOO_OLD', 'PROTOCOL_TOO_NEW']) {
  test(`${code} at the hello is version skew`, async () => {
    const {ports, link} = rig();
    link.want(true);
    ports[0].say({id: 1, error: {code, field: 'hello.protocolMin', mend: 'Update.'}});
    await settle();
    assert.equal(link.state, 'version_skew');
    assert.equal(ports[0].open, false);
  });
}

test('another error at the hello is a broken reply', async () => {
  const {ports, link} = rig();
  link.want(true);
  ports[0].say({id: 1, error: {code: 'WRONG_TYPE', field: 'hello.browser', mend: ''}});
  await settle();
  assert.equal(link.state, 'broken_reply');
});

test('a reply outside the schema ends the port as a broken reply', async () => {
  const {ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0]);
  const request = link.request({status: {}}).catch((failure) => failure.state);
  ports[0].say({id: 2, status: {checks: 'viele'}});
  assert.equal(await request, 'broken_reply');
  assert.equal(link.state, 'broken_reply');
});

test('a reply that nobody waits for is dropped', async () => {
  const {ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0]);
  ports[0].say({id: 77, done: {}});
  assert.equal(link.state, 'ready');
});

test('a newer pack: a second port takes over, and the old one closes', async () => {
  const {ports, link, changes, greet} = rig();
  link.want(true);
  await greet(ports[0], 1);
  ports[0].say({packChanged: {version: 2}});
  assert.equal(ports.length, 2);
  assert.equal(link.state, 'ready', 'the old port serves until the new one is ready');
  const early = link.request({status: {}});
  ports[0].say({id: ports[0].sent.at(-1).id, status: {checks: 1}});
  await early;
  await greet(ports[1], 2);
  assert.equal(link.welcome?.pack?.version, 2);
  assert.equal(ports[0].open, false);
  assert.equal(ports[1].open, true);
  assert.deepEqual(changes.at(-1), {state: 'ready', rules: true}, 'drafts are to be checked again');
});

test('the old port of a change of packs may still answer what it was asked', async () => {
  const {clock, ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0], 1);
  const asked = link.request({status: {}});
  ports[0].say({packChanged: {version: 2}});
  await greet(ports[1], 2);
  assert.equal(ports[0].open, true);
  ports[0].say({id: 2, status: {checks: 5}});
  assert.deepEqual((await asked).status, {checks: 5});
  await clock.advance(5_000);
  assert.equal(ports[0].open, false);
  assert.equal(link.state, 'ready');
});

test('the end of a port that was replaced is no news', async () => {
  const {ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0], 1);
  link.request({status: {}}).catch(() => {});
  ports[0].say({packChanged: {version: 2}});
  await greet(ports[1], 2);
  ports[0].drop('Native host has exited.');
  await settle();
  assert.equal(link.state, 'ready');
  assert.equal(ports.length, 2);
});

test('a host that ends while nobody wants it is not started again', async () => {
  const {clock, ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0]);
  link.want(false);
  ports[0].drop('Native host has exited.');
  await clock.advance(30_000);
  assert.equal(ports.length, 1);
});

test('a host that cannot take over leaves the old one at work', async () => {
  const {ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0], 1);
  ports[0].say({packChanged: {version: 2}});
  ports[1].drop('Native host has exited.');
  await settle();
  assert.equal(link.state, 'ready');
  assert.equal(ports[0].open, true);
});

test('changed settings are taken over and drafts checked again', async () => {
  const {ports, link, changes, greet} = rig();
  link.want(true);
  await greet(ports[0]);
  ports[0].say({policyChanged: {settings: [{name: 'Mode', value: 'off', source: 'MACHINE_POLICY'}]}});
  assert.equal(link.welcome?.settings?.[0].value, 'off');
  assert.deepEqual(changes.at(-1), {state: 'ready', rules: true});
});

test('nobody wants the link: it stays for a minute, then lets the host go and stops trying', async () => {
  const {clock, ports, link, greet} = rig();
  link.want(true);
  await greet(ports[0]);
  link.want(false);
  await clock.advance(59_999);
  assert.equal(ports[0].open, true);
  await clock.advance(1);
  assert.equal(ports[0].open, false);
  assert.equal(link.state, 'disconnected');
  await clock.advance(600_000);
  assert.equal(ports.length, 1);
  link.want(true);
  assert.equal(ports.length, 2);
});

test('a connect that throws counts as a failure like any other', async () => {
  const clock = handClock();
  const states = [];
  const link = new HostLink({
    clock, hello: {},
    open: (events) => new HostPort({clock, ...events, lastError: () => undefined, connect: () => { throw new Error('No such native application ñandú'); }}),
    onChange: () => states.push(link.state),
  });
  link.want(true);
  await clock.advance(0);
  assert.equal(link.state, 'not_installed');
  await clock.advance(250);
  assert.deepEqual(states, ['starting', 'not_installed', 'not_installed']);
});
