import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { testStatus } from '../device-contract.ts';
import { type FingerVeinBench, openFingerVeinBench } from './simulator/test-bench.ts';

/** What every finger-vein reader must show, on every wire. */
export function describeFingerVein(way: 'tcp' | 'serial'): void {
  describe(`a finger-vein reader over ${way}`, () => {
    let bench: FingerVeinBench;
    beforeEach(async () => {
      bench = await openFingerVeinBench(way);
    });
    afterEach(() => bench.close());

    testStatus(() => bench.reader);

    test('[D-09] gives the sealed template as the reader made it, tells when a finger lies there, and keeps none', async () => {
      const fingers: boolean[] = [];
      bench.reader.onFinger((present) => fingers.push(present));
      const begun = bench.begun();
      const captured = bench.reader.capture(5);
      await begun;
      bench.simulated.layFinger('captured');
      expect(await captured).toEqual(ok(Uint8Array.from(bench.simulated.lastTemplate() ?? [])));
      expect(fingers).toEqual([true, false]);
    });

    test('[D-09] one capture at a time', async () => {
      const begun = bench.begun();
      const first = bench.reader.capture(5);
      await begun;
      expect(await bench.reader.capture(5)).toEqual(err({ kind: 'refused', refusal: 'busy' }));
      bench.simulated.layFinger('captured');
      expect((await first).ok).toBe(true);
    });
  });
}
