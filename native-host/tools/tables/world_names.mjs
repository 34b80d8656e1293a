// Prints first names and surnames of some sixty countries and languages, from the lists of the npm package @faker-js/faker: rows of
// "first" or "last", name, per cent women (50: both or unknown).
//   node world_names.mjs FOLDER_OF_THE_PACKAGE
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { allLocales } = await import(pathToFileURL(resolve(process.argv[2], 'dist/index.js')).href);
const shares = { female: 100, male: 0, generic: 50 };
const first = new Map();
const last = new Set();

for (const { person } of Object.values(allLocales)) {
  for (const [sex, names] of Object.entries(person?.first_name ?? {})) {
    // A name that one list has as a woman's and another as a man's is both.
    for (const name of names ?? []) first.set(name.toLowerCase(), [...(first.get(name.toLowerCase()) ?? []), shares[sex]]);
  }
  for (const names of Object.values(person?.last_name ?? {})) {
    for (const name of names ?? []) last.add(name.toLowerCase());
  }
}

const known = ([, found]) => found.some((share) => share !== 50);
for (const [name, found] of [...first].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const sided = found.filter((share) => share !== 50);
  const share = known([name, found]) ? Math.round(sided.reduce((a, b) => a + b) / sided.length) : 50;
  console.log(`first\t${name}\t${share}`);
}
for (const name of [...last].sort()) console.log(`last\t${name}\t50`);
