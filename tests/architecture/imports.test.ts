import { expect, test } from 'vitest';
import { importsOf, sourcesUnder } from './read-imports.ts';
import { composers, type Room, rooms } from './rooms.ts';

const topFolders = [...new Set(rooms.map((room) => room.folder.split('/')[0] ?? ''))];
const sources = topFolders.flatMap((folder) => sourcesUnder(folder));

/** The most specific room that a path lies in. */
function roomOf(path: string): Room | undefined {
  const around = rooms.filter((room) => path.startsWith(`${room.folder}/`));
  return around.sort((left, right) => right.folder.length - left.folder.length)[0];
}

function isOwnPath(specifier: string): boolean {
  return topFolders.some((folder) => specifier.startsWith(`${folder}/`));
}

test('every room imports only the rooms that the design lets it import', () => {
  const wrong = sources.flatMap((source) => {
    const room = roomOf(source.path);
    return importsOf(source)
      .filter(isOwnPath)
      .filter((path) => {
        const other = roomOf(path)?.folder;
        return other !== room?.folder && !room?.mayImport.includes(other ?? '');
      })
      .map((path) => `${source.path} imports ${path}`);
  });
  expect(wrong).toEqual([]);
});

test('no room reaches out of the house or into its tools', () => {
  const wrong = sources.flatMap((source) =>
    importsOf(source)
      .filter((path) => path.startsWith('..') || path.startsWith('/') || /^(scripts|tests|dist)\//.test(path))
      .map((path) => `${source.path} imports ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('protocol, domain and views use no Node and only the packages on their list', () => {
  const wrong = sources.flatMap((source) => {
    const allowed = roomOf(source.path)?.packages;
    if (allowed === undefined) return [];
    return importsOf(source)
      .filter((specifier) => !isOwnPath(specifier))
      .filter((specifier) => !allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
      .map((specifier) => `${source.path} imports ${specifier}`);
  });
  expect(wrong).toEqual([]);
});

test('the domain has no clock and no chance: time and ids come in with the command', () => {
  const impure =
    /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)|\bperformance\.now\b|\brandomUUID\b|\bset(Timeout|Interval)\b/;
  const pure = ['protocol', 'queue-server/domain', 'queue-server/views'].flatMap((folder) => sourcesUnder(folder));
  expect(pure.length).toBeGreaterThan(10);
  expect(pure.filter((source) => impure.test(source.text)).map((source) => source.path)).toEqual([]);
});

test('only the files that compose a process read the environment', () => {
  const readers = sources.filter((source) => /\bprocess\.env\b/.test(source.text)).map((source) => source.path);
  expect(readers.filter((path) => !composers.includes(path))).toEqual([]);
});

test('one room opens SQLite files, in the way that a garbage collector cannot end the process', () => {
  const openers = [...sources, ...sourcesUnder('scripts')].filter(({ text }) =>
    /^import (?!type ).*'better-sqlite3'/m.test(text),
  );
  expect(openers.map(({ path }) => path)).toEqual(['queue-server/sqlite/lasting-database.ts']);
});

test('front ends never import preact/compat, which brings a second Preact along', () => {
  const wrong = sources.filter((source) => importsOf(source).some((name) => name.startsWith('preact/compat')));
  expect(wrong.map((source) => source.path)).toEqual([]);
});

test('the reader of imports sees every way to import, and not what stands in comments', () => {
  const text = `
    import { a } from './a.ts';
    import type { B } from '../b.ts';
    import './c.css';
    export { d } from '../../d.ts';
    const e = await import('./e.ts');
    // import { f } from './f.ts';
    /* import { g } from './g.ts'; */
    import {
      h,
      i,
    } from "node:fs";`;
  const found = ['x/y/a.ts', 'x/b.ts', 'x/y/c.css', 'd.ts', 'x/y/e.ts', 'node:fs'];
  expect([...importsOf({ path: 'x/y/z.ts', text })].sort()).toEqual(found.sort());
});
