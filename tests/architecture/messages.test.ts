import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder } from './files-under.ts';

const rooms = ['kiosk', 'display-board', 'staff-console', 'ticket-page', 'ui'];

type Words = Readonly<Record<string, string>>;

function wordsIn(path: string): Words {
  const { $schema: _, ...words } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  return words;
}

const files = rooms.flatMap(filesUnder);
const tables = files
  .filter((path) => path.endsWith('/messages/zh-CN.json'))
  .map((path) => ({ path, zh: wordsIn(path), en: wordsIn(join(dirname(path), 'en.json')) }));

/** What a room says: the sources of the room, without its tests. */
function sourcesOf(room: string): string {
  const sources = files.filter((path) => path.startsWith(`${room}/`) && /\.tsx?$/.test(path) && !/\.test\./.test(path));
  return sources.map((path) => readFileSync(path, 'utf8')).join('\n');
}

/** A month is a figure in Chinese and a name in English. */
const dateInWords = 'ticket-page/book/messages/zh-CN.json: day';

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

test('every word is there in both languages, with the same things to fill in', () => {
  expect(tables.length).toBeGreaterThanOrEqual(12);
  for (const { path, zh, en } of tables) {
    expect(Object.keys(en).sort(), path).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) {
      expect(text.length * (en[key]?.length ?? 0), `${path}: ${key}`).toBeGreaterThan(0);
      if (`${path}: ${key}` === dateInWords) continue;
      expect(placeholders(en[key] ?? ''), `${path}: ${key}`).toEqual(placeholders(text));
    }
  }
});

test('every word is said somewhere', () => {
  const unsaid = tables.flatMap(({ path, zh }) => {
    const sources = sourcesOf(path.split('/')[0] ?? '');
    const said = new Set(sources.match(/[\w-]+/g));
    // Keys that are put together: `status_${booking.status}`.
    const beginnings = [...sources.matchAll(/`([a-z_]+_)\$\{/g)].map(([, beginning = '']) => beginning);
    const isSaid = (key: string) => said.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
    return Object.keys(zh)
      .filter((key) => !isSaid(key))
      .map((key) => `${path}: ${key}`);
  });
  expect(unsaid).toEqual([]);
});
