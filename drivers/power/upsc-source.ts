import { err } from '../../protocol/result.ts';
import type { PowerSource } from './power-source.ts';
import type { RunCommand } from './run-command.ts';
import { readUpsc } from './upsc-codec.ts';

/** A UPS behind Network UPS Tools (Debian: `nut-client`, and `nut-server` with the UPS's driver), for instance `ups@localhost`. */
export function createUpscSource(ups: string, run: RunCommand, limitMs: number, command = 'upsc'): PowerSource {
  return {
    async read() {
      const ran = await run([command, ups, 'ups.status'], limitMs);
      if (ran.ok) return readUpsc(ran.value);
      // Without the command, or with one that breaks, there is no way to a UPS, however well it stands there.
      return err(ran.error === 'timeout' ? 'stalled' : 'fault');
    },
  };
}
