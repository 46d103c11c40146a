import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, openScannerBench, type Way } from './simulator/test-bench.ts';

/** What every scanner must show, whichever wire it hangs on. */
export function describeScanner(way: Way): void {
  describe(`a scanner over ${way}`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await openScannerBench(way);
    });
    afterEach(() => bench.close());

    test('[D-26] is absent until its line has been opened, then ok, and tells each state once', async () => {
      const states: string[] = [];
      bench.scanner.onStatus(({ state }) => states.push(state));
      expect(bench.scanner.getStatus().state).toBe('absent');
      await bench.start();
      await bench.scanner.check();
      expect(states).toEqual(['ok']);
    });

    test('[D-10] tells each code that is held up, in order', async () => {
      await bench.start();
      for (const text of ['7KQ2MXRT', 'https://hall.example/t/7kq2mxrtab3cdefg', '134567890123456789']) {
        bench.simulated.hold(text);
      }
      expect(await bench.told(3)).toEqual([
        { kind: 'booking', code: '7KQ2MXRT' },
        { kind: 'ticket', ticket: '7kq2mxrtab3cdefg' },
        { kind: 'unknown' },
      ]);
    });

    test('[D-26] a line that goes is absent', async () => {
      await bench.start();
      const gone = new Promise<string>((resolve) => bench.scanner.onStatus(({ state }) => resolve(state)));
      bench.simulated.unplug();
      expect(await gone).toBe('absent');
    });
  });
}
