// @ts-check
/** Hostile pages in real Chromium and real Firefox with the built extension and the real native host. See README.md. */
import { readOptions, requirePlaces, USAGE } from '../e2e/harness/options.mjs';
import { runCases } from '../e2e/harness/runner.mjs';
import { attacks as clickjackingAttacks, overlooked } from './pages/clickjacking.mjs';
import { attacks as unstoppableAttacks } from './pages/unstoppable.mjs';
import { attacks as roundAttacks } from './pages/round_the_gate.mjs';
import { attacks as spyingAttacks } from './pages/spying.mjs';
import { attacks as syntheticAttacks } from './pages/synthetic.mjs';
import { attacks as forgedAttacks } from './pages/forged.mjs';
import { controls } from './controls.mjs';
import { clickjacking } from './scenes/clickjacking.mjs';
import { roundTheGate, unstoppable } from './scenes/round_the_gate.mjs';
import { spying } from './scenes/spying.mjs';
import { synthetic } from './scenes/synthetic.mjs';

/** @typedef {import('../e2e/harness/runner.mjs').Case} Case */
/** @typedef {import('./scenes/author.mjs').Attack} Attack */

const UNSTOPPABLE = 'what nobody can stop';

/** Class -> its attacks and how each is carried out. @type {[string, Attack[], (attack: any) => Case['run']][]} */
const CLASSES = [
  ['clickjacking', clickjackingAttacks, clickjacking],
  ['synthetic events', [...syntheticAttacks, ...forgedAttacks], synthetic],
  ['spying', spyingAttacks, spying],
  ['round the gate', roundAttacks, roundTheGate],
  [UNSTOPPABLE, unstoppableAttacks, unstoppable],
  [UNSTOPPABLE, overlooked, clickjacking],
];

/** @param {string} kind @param {Attack} attack */
const nameOf = (kind, attack) => `${kind}: ${attack.id}: ${attack.tries}`;

/** @param {boolean} fast @returns {Case[]} */
function allCases(fast) {
  const attacks = CLASSES.flatMap(([kind, list, play]) => list.filter((attack) => !fast || attack.fast).map((attack) => ({
    name: nameOf(kind, attack), browsers: attack.browsers, host: 'noted', limit: attack.limit ?? 90_000, run: play(attack),
  })));
  return [...attacks, ...controls.map((one) => ({ host: 'noted', ...one }))];
}

/** How many of each class were tried and held, in each browser. @param {import('../e2e/harness/runner.mjs').Outcome[]} outcomes */
function closingLines(outcomes) {
  for (const kind of new Set(CLASSES.map(([name]) => name))) {
    for (const browser of new Set(outcomes.map((one) => one.browser))) {
      const mine = outcomes.filter((one) => one.browser === browser && one.name.startsWith(`${kind}: `));
      const verdict = kind === UNSTOPPABLE ? 'as listed' : 'held';
      if (mine.length > 0) process.stdout.write(`${kind}, ${browser}: ${mine.filter((one) => one.passed).length} of ${mine.length} ${verdict}\n`);
    }
  }
}

const options = readOptions();
if (options.help) {
  process.stdout.write(`usage: node tests/attack/run.mjs [options]\n${USAGE}`);
} else {
  try {
    if (!options.list) requirePlaces(options.places, options.browsers);
    const { failed, outcomes } = await runCases(allCases(options.fast), options);
    closingLines(outcomes);
    process.exitCode = failed > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}
