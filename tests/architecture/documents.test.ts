import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { partNames, stateNames } from '../../protocol/part-names.ts';
import { filesUnder } from './files-under.ts';

const files = filesUnder('.');
const folders = new Set(files.flatMap(foldersAround));
const documents = files
  .filter((path) => path.endsWith('.md') && !path.includes('/project.inlang/'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function foldersAround(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...foldersAround(folder)];
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Made where Tidehall runs, or no file at all. */
const elsewhere = /^(agent\.json|preact\/compat|dataDir\/.*|dist\/.*|\.tsbuild\/)$/;

/** A document may name a file from its own folder on, or by the end of its path, as people do. */
function isThere(document: string, name: string): boolean {
  const wanted = name.replace(/\/$/, '');
  const fromThere = join(dirname(document), wanted);
  return [...files, ...folders].some((path) => path === fromThere || path === wanted || path.endsWith(`/${wanted}`));
}

test('every file and folder that a document names is there', () => {
  const gone = documents.flatMap(({ path, text }) => {
    const prose = text.replace(/```[\s\S]*?```/g, '');
    const names = matches(prose, /`([\w.-]+(?:\/[\w.-]+)*\/?)`/g).filter((name) =>
      /\/|\.(ts|tsx|mjs|json|md|css|sh)$/.test(name),
    );
    const links = matches(prose, /\]\(([^)#:]+)\)/g).filter((link) => !existsSync(join(dirname(path), link)));
    return [...names.filter((name) => !elsewhere.test(name) && !isThere(path, name)), ...links].map(
      (name) => `${path}: ${name}`,
    );
  });
  expect(gone).toEqual([]);
});

test('every command that a document names is one of package.json', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = documents.flatMap(({ text }) => matches(text, /npm run ([\w-]+)/g));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('every setting that the server reads stands in docs/server.md', () => {
  const settings = readFileSync('queue-server/settings.ts', 'utf8');
  const read = matches(settings, /(?:environment\.|\(environment, ')([A-Z][A-Z_]+)/g);
  /** Set by `npm start` for itself, or not supported yet. */
  const internal = ['DEMO_AGENT_URL', 'DEMO_AGENT_TOKEN', 'DATABASE_URL'];
  expect(read.length).toBeGreaterThan(15);
  const text = readFileSync('docs/server.md', 'utf8');
  expect(read.filter((name) => !internal.includes(name) && !text.includes(`\`${name}`))).toEqual([]);
});

test('what docs/operating.md quotes from a screen stands on one', () => {
  const messages = files
    .filter((path) => /\/messages\/zh-CN\.json$/.test(path))
    .flatMap((path) => Object.values<string>(JSON.parse(readFileSync(path, 'utf8'))));
  const ofDevices = [partNames, stateNames].flatMap((names) => Object.values(names).map(({ zh }) => zh));
  const screens = [...messages, ...ofDevices];
  const quoted = matches(readFileSync('docs/operating.md', 'utf8'), /“([^”]*\p{Script=Han}[^”]*)”/gu);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((words) => !screens.some((text) => text.includes(words)))).toEqual([]);
});
