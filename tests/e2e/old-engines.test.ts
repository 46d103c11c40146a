import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltPages, buildPages } from './support/built-pages.ts';

/** What Chromium 84 and the WebView of Android 9 do not have, and no build step adds. */
const missingInScripts = [
  /\.at\(/,
  /\.replaceAll\(/,
  /\.replaceChildren\(/,
  /\.findLast(Index)?\(/,
  /\.to(Sorted|Spliced|Reversed)\(/,
  /\bstructuredClone\b/,
  /\brandomUUID\b/,
  /\bObject\.(hasOwn|groupBy)\b/,
  /\bPromise\.(any|withResolvers)\b/,
  /\bAbortSignal\.(timeout|any)\b/,
  /\bnew (WeakRef|AggregateError)\b/,
  /\?\?=|\|\|=|&&=/,
];
const missingInStyles = [
  /[{;]\s*inset\s*:/,
  /aspect-ratio/,
  /:(has|is|where)\(/,
  /@(layer|container)\b/,
  /[{;]\s*translate\s*:/,
];

const built: BuiltPages[] = [];

beforeAll(async () => {
  for (const frontEnd of ['display-board', 'ticket-page'] as const) built.push(await buildPages(frontEnd));
});

afterAll(async () => {
  for (const pages of built) await pages.remove();
});

async function findIn(extension: string, patterns: readonly RegExp[]): Promise<string[]> {
  const found: string[] = [];
  for (const { folder } of built) {
    const files = await readdir(folder, { recursive: true });
    for (const file of files.filter((name) => name.endsWith(extension))) {
      const text = await readFile(join(folder, file), 'utf8');
      for (const pattern of patterns) {
        const at = text.search(pattern);
        if (at >= 0) found.push(`${file}: ${text.slice(Math.max(0, at - 30), at + 30)}`);
      }
    }
  }
  return found;
}

test('boards and ticket pages call nothing that Chromium 84 does not have', async () => {
  expect(await findIn('.js', missingInScripts)).toEqual([]);
});

test('boards and ticket pages are laid out with what Chromium 84 understands', async () => {
  expect(await findIn('.css', missingInStyles)).toEqual([]);
});
