import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markOfThisPc } from './pc-mark.ts';

let one: string;
let another: string;
beforeEach(async () => {
  one = await mkdtemp(join(tmpdir(), 'tidehall-mark-'));
  another = await mkdtemp(join(tmpdir(), 'tidehall-mark-'));
});
afterEach(async () => {
  for (const folder of [one, another]) await rm(folder, { recursive: true });
});

test('[D-27] two PCs of one name bear two marks, each its own after a restart too', async () => {
  const marks = [await markOfThisPc(one), await markOfThisPc(another), await markOfThisPc(one)];
  expect(marks[0]).toMatch(/^tidehall-[0-9a-f]{10}$/);
  expect(marks[1]).not.toBe(marks[0]);
  expect(marks[2]).toBe(marks[0]);
});

test('[D-27] a mark whose writing was cut off is made anew; where none can be kept each start has its own', async () => {
  await writeFile(join(one, 'a4-mark'), 'tideh');
  const made = await markOfThisPc(one);
  expect(await markOfThisPc(one)).toBe(made);
  for (const nowhere of [null, join(one, 'missing')]) {
    expect(await markOfThisPc(nowhere)).not.toBe(await markOfThisPc(nowhere));
  }
});
