import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import type { PowerSource, PowerSupply } from './power-source.ts';

/** One way to ask for the supply, and the hands that change it. */
export interface PowerSourceWay {
  readonly source: PowerSource;
  setSupply(supply: PowerSupply): void;
  /** The UPS goes away, or comes back. */
  setThere(there: boolean): void;
  close(): void;
}

/** What every source of power facts must do; a real UPS passes it with somebody who pulls the plug. */
export function describePowerSource(name: string, start: () => PowerSourceWay): void {
  describe(name, () => {
    let way: PowerSourceWay;
    beforeAll(() => {
      way = start();
    });
    afterAll(() => way.close());

    test('[D-12] tells mains, battery and a battery that is nearly empty', async () => {
      for (const supply of ['mains', 'battery', 'low', 'mains'] as const) {
        way.setSupply(supply);
        expect(await way.source.read()).toEqual(ok(supply));
      }
    });

    test('[D-12] tells a UPS that has gone, and comes back with it', async () => {
      way.setThere(false);
      expect(await way.source.read()).toEqual(err('absent'));
      way.setThere(true);
      way.setSupply('battery');
      expect(await way.source.read()).toEqual(ok('battery'));
    });
  });
}
