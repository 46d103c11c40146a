import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHallConfig, readHallConfigs } from './set-up.ts';

const demo = readFileSync(new URL('../demo/demo-hall.json', import.meta.url), 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-hall-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('a hall is read from its file, with or without a mark of byte order', () => {
  expect(readHallConfig(fileWith('plain.json', demo)).id).toBe('demo');
  expect(readHallConfig(fileWith('marked.json', `\uFEFF${demo}`)).id).toBe('demo');
});

test('a file that cannot be read or is no hall is refused by its name', () => {
  const without = (text: string, name: string) => () => readHallConfig(fileWith(name, text));
  expect(without('{"id": "north",', 'cut.json')).toThrow(/cut\.json is no valid JSON: /);
  expect(without('', 'empty.json')).toThrow(/empty\.json is no valid JSON: /);
  expect(without('{}', 'bare.json')).toThrow(/bare\.json is no valid hall:\n {2}\/: /);
  const sameLabels = demo.replace('"label": "2"', '"label": "1"');
  expect(sameLabels).not.toBe(demo);
  expect(without(sameLabels, 'labels.json')).toThrow('/windows/1/label: two windows are called 1');
});

test('[C-11] a hall without a supervision telephone is not opened', () => {
  for (const telephone of [undefined, '', '1', '   ']) {
    const hall = { ...JSON.parse(demo), supervisionTelephone: telephone };
    expect(() => readHallConfig(fileWith('silent.json', JSON.stringify(hall)))).toThrow('supervisionTelephone');
  }
});

test('[C-02] a window whose name is blank is refused: nobody would know where to go', () => {
  const hall = JSON.parse(demo);
  hall.windows[0].label = ' ';
  expect(() => readHallConfig(fileWith('blank.json', JSON.stringify(hall)))).toThrow('/windows/0/label');
});

test('two files of one hall are refused: one of them would count for nothing', () => {
  const north = fileWith('north.json', demo.replace('"id": "demo"', '"id": "north"'));
  const [one, other] = [fileWith('one.json', demo), fileWith('other.json', demo)];
  expect(readHallConfigs([one, north]).map(({ id }) => id)).toEqual(['demo', 'north']);
  expect(() => readHallConfigs([one, north, other])).toThrow(`${one} and ${other} are both of the hall demo`);
});
