import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const leftOut = new Set([
  'node_modules',
  'dist',
  'data',
  '.git',
  '.tsbuild',
  'test-results',
  'coverage',
  'paraglide',
  'cache',
]);
const binary = /\.(png|jpg|webp|woff2?|wav|gz|br|db|ico)$/;

function textFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (leftOut.has(entry.name) || entry.name.startsWith('.tmp')) return [];
    if (entry.isDirectory()) return textFiles(path);
    return entry.isFile() && !binary.test(entry.name) ? [path] : [];
  });
}

const files = textFiles('.').filter((path) => path !== 'package-lock.json' && statSync(path).size < 2_000_000);

function filesWith(pattern: RegExp): readonly string[] {
  return files.filter((path) => pattern.test(readFileSync(path, 'utf8')));
}

test('nothing names a path of the machine it was written on', () => {
  const machinePaths = new RegExp(['/work', '/home', '/root', '/Users'].map((path) => `["'\`\\s(=]${path}/`).join('|'));
  expect(filesWith(machinePaths)).toEqual([]);
});

test('nothing reaches for files beside the project', () => {
  expect(filesWith(new RegExp(`${'\\.\\./'}shared/|/${'shared'}/(data|standards|ux)/`))).toEqual([]);
});

test('the lock file names the public registry or none', () => {
  const hosts = [...readFileSync('package-lock.json', 'utf8').matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(
    ([, host]) => host,
  );
  expect([...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
});

test('the lock file holds the packages of every platform, so that a clean clone can be installed', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
  };
  const locked = Object.keys(packages);
  const missing = Object.values(packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test('no fixture holds an ID number other than the invented ones of the unassigned area 510499', () => {
  const numbers =
    /(?<![0-9A-Za-z.])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X](?![0-9A-Za-z])/g;
  // Foreigners' permits begin with 9, their province and country follow: 00 and 000 are neither.
  const invented = /^(510499|8[123]0000|900000)/;
  /** Worked examples that are printed in the public standard GB 11643 and its explanations. */
  const published = ['34052419800101001X', '370101190102039973'];
  const found = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(numbers)]
      .map(([number]) => number)
      .filter((number) => !invented.test(number) && !published.includes(number))
      .map((number) => `${path}: ${number}`),
  );
  expect(found).toEqual([]);
});
