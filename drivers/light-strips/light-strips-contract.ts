import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lightPlaces } from '../../protocol/agent-lights.ts';
import { ok } from '../../protocol/result.ts';
import { testStatus } from '../device-contract.ts';
import { benchWiring, type LightBench, openLightBench } from './simulator/test-bench.ts';

/** What light strips must show on every wire. For a real board a person looks at the lamps. */
export function describeLightStrips(way: 'tcp' | 'serial'): void {
  describe(`light strips over ${way}`, () => {
    let bench: LightBench;
    beforeEach(async () => {
      bench = await openLightBench(way);
    });
    afterEach(() => bench.close());

    testStatus(() => bench.lights);

    test('[D-11] each place lights its own strip', async () => {
      for (const place of lightPlaces) {
        expect(await bench.lights.show({ flash: null, on: [place] })).toEqual(ok(undefined));
        expect(bench.relays.closedRelays()).toEqual([benchWiring[place].coil]);
      }
      await bench.lights.show({ flash: null, on: [] });
      expect(bench.relays.closedRelays()).toEqual([]);
    });

    test('[D-11] one flashes while others are on, and goes on flashing by itself', async () => {
      const { lights, relays } = bench;
      const moves: [number, boolean][] = [];
      const beaten = new Promise<void>((resolve) => {
        relays.onMove((coil, on) => {
          moves.push([coil, on]);
          if (moves.length === 6) resolve();
        });
      });
      await lights.show({ flash: 'id-card-reader', on: ['ticket-printer'] });
      await beaten;
      expect(moves.filter(([coil]) => coil === 0)).toEqual([[0, true]]);
      expect(moves.filter(([coil]) => coil === 4).map(([, on]) => on)).toEqual([true, false, true, false, true]);
    });

    test('[D-11] when another place flashes, the one before goes dark first', async () => {
      const { lights, relays } = bench;
      await lights.show({ flash: 'id-card-reader', on: [] });
      const order: [number, boolean][] = [];
      relays.onMove((coil, on) => order.push([coil, on]));
      await lights.show({ flash: 'ticket-printer', on: [] });
      expect(order.filter(([, on]) => on).map(([coil]) => coil)).not.toContain(4);
      expect(relays.closedRelays()).not.toContain(4);
    });

    test('[D-11] all are dark when the agent ends', async () => {
      await bench.lights.show({ flash: null, on: ['biometric', 'qr-code'] });
      await bench.lights.close();
      expect(bench.relays.closedRelays()).toEqual([]);
    });
  });
}
