import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import type { DeviceStatus } from '../../device.ts';
import type { PortOpener } from '../../transport/byte-port.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import { createLightStrips } from '../light-strips.ts';
import { startSimulatedRelays } from '../simulator/simulated-relays.ts';
import { benchRelayLimits, benchWiring } from '../simulator/test-bench.ts';

test('[D-11] a board that goes in the middle of a beat, just as it is looked at, flashes again', async () => {
  const relays = await startSimulatedRelays();
  const tcp = createTcpOpener('127.0.0.1', relays.port);
  let breaks = false;
  let looked: Promise<DeviceStatus> | null = null;
  const opener: PortOpener = {
    name: tcp.name,
    async open(timeoutMs) {
      const opened = await tcp.open(timeoutMs);
      if (!opened.ok) return opened;
      const { source, sink, close } = opened.value;
      async function write(bytes: Uint8Array, limitMs: number) {
        if (!breaks) return sink.write(bytes, limitMs);
        breaks = false;
        looked = lights.check();
        await close();
        return err('closed' as const);
      }
      return ok({ source, sink: { write }, close });
    },
  };
  const options = { unit: 1, wiring: benchWiring, beatMs: 20, now: () => 0, limits: benchRelayLimits };
  const lights = createLightStrips({ opener, ...options });
  await lights.show({ flash: 'qr-code', on: [] });
  breaks = true;
  await expect.poll(() => looked).not.toBeNull();
  expect((await (looked as Promise<DeviceStatus> | null))?.state).toBe('ok');
  let moves = 0;
  relays.onMove(() => {
    moves += 1;
  });
  await expect.poll(() => moves, { timeout: 10_000 }).toBeGreaterThan(3);
  await lights.close();
  await relays.close();
});
