import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecentMap } from './recent-map.ts';

test('the last entries are there, old ones go, and no more than twice as many are kept', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 10 }), (sets, atLeast) => {
      const map = createRecentMap<number>(atLeast);
      const last = new Map<string, number>();
      sets.forEach((key, index) => {
        map.set(String(key), index);
        last.delete(String(key));
        last.set(String(key), index);
      });
      const newestFirst = [...last].reverse();
      for (const [key, value] of newestFirst.slice(0, atLeast)) expect(map.get(key)).toBe(value);
      const kept = newestFirst.filter(([key]) => map.get(key) !== undefined);
      expect(kept.length).toBeLessThanOrEqual(2 * atLeast);
      for (const [key, value] of kept) expect(map.get(key)).toBe(value);
    }),
  );
});

test('what was deleted is gone, wherever it lay', () => {
  const map = createRecentMap<string>(2);
  for (const key of ['a', 'b', 'c']) map.set(key, key);
  map.delete('a');
  map.delete('c');
  expect(['a', 'b', 'c'].map(map.get)).toEqual([undefined, 'b', undefined]);
  map.clear();
  expect(map.get('b')).toBeUndefined();
});
