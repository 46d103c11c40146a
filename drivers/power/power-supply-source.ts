import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err } from '../../protocol/result.ts';
import { createDisk } from '../disk.ts';
import type { PowerSource } from './power-source.ts';
import { readSupplies, type SupplyAttributes, supplyAttributes } from './power-supply-codec.ts';

/** What the kernel itself knows: PCs with a battery of their own, and UPSs that it has a driver for. */
export function createPowerSupplySource(limitMs: number, folder = '/sys/class/power_supply'): PowerSource {
  // A battery that hangs its driver must not take one thread after the other.
  const kernel = createDisk(limitMs);
  return {
    read: () => kernel(() => readAll(folder)).then(readSupplies, () => err('stalled')),
  };
}

async function readAll(folder: string): Promise<readonly SupplyAttributes[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map((name) => readOne(join(folder, name))));
}

async function readOne(folder: string): Promise<SupplyAttributes> {
  const found = await Promise.all(
    supplyAttributes.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8').catch(() => null);
      return text === null ? [] : [[name, text.trim()] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}
