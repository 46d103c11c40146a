import { expect, test } from 'vitest';
import { encodeWithin, isDark } from './frame.ts';

function plain(red: number, green: number, blue: number): Uint8ClampedArray {
  return new Uint8ClampedArray(Array.from({ length: 64 }, () => [red, green, blue, 255]).flat());
}

test('[D-05] a covered lens is dark, a dim room and a sheet of paper are not', () => {
  expect(isDark(plain(0, 0, 0))).toBe(true);
  expect(isDark(plain(9, 12, 10))).toBe(true);
  expect(isDark(plain(40, 38, 30))).toBe(false);
  expect(isDark(plain(240, 240, 235))).toBe(false);
  expect(isDark(new Uint8ClampedArray())).toBe(true);
});

test('the best quality that keeps the limit is taken, and none where none does', async () => {
  const asked: number[] = [];
  const encode = async (quality: number) => {
    asked.push(quality);
    return { size: quality * 1_000 } as Blob;
  };
  expect((await encodeWithin(encode, 700))?.size).toBe(650);
  expect(asked).toEqual([0.92, 0.8, 0.65]);
  expect(await encodeWithin(encode, 100)).toBeNull();
  expect(await encodeWithin(async () => null, 100)).toBeNull();
});
