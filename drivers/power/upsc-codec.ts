import { err, ok, type Result } from '../../protocol/result.ts';
import type { PowerSourceTrouble, PowerSupply } from './power-source.ts';
import type { CommandOutput } from './run-command.ts';

/** Network UPS Tools: `upsc <ups> ups.status` prints these words, several at a time: `OL CHRG`, `OB DISCHRG`, `OB LB`. */
const onLine = 'OL';
const onBattery = 'OB';
const batteryLow = 'LB';
/** The UPS will be switched off by its master: as urgent as an empty battery. */
const forcedShutdown = 'FSD';

/** What `upsc` writes to its error output, by the beginning of it. */
const complaints: readonly (readonly [RegExp, PowerSourceTrouble])[] = [
  [/Error: Data stale/, 'stalled'],
  [/Error: Driver not connected/, 'absent'],
  [/Error: (Connection failure|Unable to connect|Write error|Read error)/, 'absent'],
];

/** What one call of `upsc` says. Anything that no UPS says is a fault, never mains. */
export function readUpsc({ code, out, errors }: CommandOutput): Result<PowerSupply, PowerSourceTrouble> {
  if (code !== 0) return err(complaints.find(([words]) => words.test(errors))?.[1] ?? 'fault');
  const words = out.trim().split(/\s+/);
  if (words.includes(forcedShutdown)) return ok('low');
  if (words.includes(onBattery)) return ok(words.includes(batteryLow) ? 'low' : 'battery');
  return words.includes(onLine) ? ok('mains') : err('fault');
}
