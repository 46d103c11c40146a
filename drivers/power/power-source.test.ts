import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { err } from '../../protocol/result.ts';
import { hangFile } from '../test-hung-file.ts';
import type { PowerSupply } from './power-source.ts';
import { describePowerSource } from './power-source-contract.ts';
import { createPowerSupplySource } from './power-supply-source.ts';
import { runCommand } from './run-command.ts';
import { createSimulatedUps } from './simulator/simulated-ups.ts';
import { createUpscSource } from './upsc-source.ts';

describe('[D-12] [D-26] every source of power, the simulated one too, keeps one contract', () => {
  describePowerSource('upsc against the simulated UPS', () => {
    const ups = createSimulatedUps();
    return {
      source: createUpscSource('ups@localhost', ups.run, 200),
      setSupply: ups.setSupply,
      setThere: (there) => ups.setLink(there ? 'ok' : 'lost'),
      close: () => undefined,
    };
  });

  /** A command on the disk that answers as `upsc` does, run as the real one is. */
  describePowerSource('upsc as a process', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tidehall-upsc-'));
    const command = join(folder, 'upsc');
    const answer = (lines: string): void =>
      writeFileSync(command, `#!/bin/sh\n[ "$1 $2" = "ups@localhost ups.status" ] || exit 64\n${lines}\n`, {
        mode: 0o755,
      });
    const words: Readonly<Record<PowerSupply, string>> = { mains: 'OL', battery: 'OB DISCHRG', low: 'OB LB' };
    return {
      source: createUpscSource('ups@localhost', runCommand, 5_000, command),
      setSupply: (supply) => answer(`echo 'Init SSL without certificate database' >&2\necho '${words[supply]}'`),
      setThere: () => answer("echo 'Error: Connection failure: Connection refused' >&2\nexit 1"),
      close: () => rmSync(folder, { recursive: true }),
    };
  });

  describePowerSource('the power supplies of the kernel', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tidehall-supplies-'));
    const write = (name: string, attributes: Readonly<Record<string, string>>): void => {
      mkdirSync(join(folder, name), { recursive: true });
      for (const [key, text] of Object.entries(attributes)) writeFileSync(join(folder, name, key), `${text}\n`);
    };
    write('hidpp_battery_0', { type: 'Battery', scope: 'Device', status: 'Discharging', capacity: '5' });
    return {
      source: createPowerSupplySource(5_000, folder),
      setSupply(supply) {
        write('AC', { type: 'Mains', online: supply === 'mains' ? '1' : '0' });
        write('BAT0', { type: 'Battery', status: 'Discharging', capacity: supply === 'low' ? '12' : '80' });
      },
      setThere(there) {
        for (const name of there ? [] : ['AC', 'BAT0']) rmSync(join(folder, name), { recursive: true, force: true });
      },
      close: () => rmSync(folder, { recursive: true }),
    };
  });
});

test('[D-12] a UPS without a mains adapter beside it is believed by its own word', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidehall-ups-'));
  mkdirSync(join(folder, 'ups'));
  for (const [status, supply] of [
    ['Full', 'mains'],
    ['Discharging', 'battery'],
  ] as const) {
    writeFileSync(join(folder, 'ups', 'type'), 'UPS\n');
    writeFileSync(join(folder, 'ups', 'status'), `${status}\n`);
    expect(await createPowerSupplySource(5_000, folder).read()).toEqual({ ok: true, value: supply });
  }
  rmSync(folder, { recursive: true });
});

test('[D-12] a PC without such a folder has no UPS that could be asked', async () => {
  expect(await createPowerSupplySource(5_000, '/nowhere/power_supply').read()).toEqual(err('absent'));
});

test('[D-12] a battery at which the kernel hangs is stalled, however often it is asked, and takes nothing from the others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidehall-hung-'));
  const battery = join(folder, 'BAT0');
  mkdirSync(battery);
  writeFileSync(join(battery, 'status'), 'Full\n');
  const mend = hangFile(join(battery, 'type'));
  const source = createPowerSupplySource(50, folder);
  for (const _look of [1, 2, 3, 4, 5]) expect(await source.read()).toEqual(err('stalled'));
  // A hung read holds one of Node's four threads for files.
  expect(await readFile(join(battery, 'status'), 'utf8')).toBe('Full\n');
  await mend();
  writeFileSync(join(battery, 'type'), 'UPS\n');
  await vi.waitFor(async () => expect(await source.read()).toEqual({ ok: true, value: 'mains' }), 10_000);
  rmSync(folder, { recursive: true });
});

test('[D-12] a command that never ends is killed, and one that is not there is said', async () => {
  expect(await runCommand([process.execPath, '-e', 'setInterval(() => {}, 1000)'], 300)).toEqual(err('timeout'));
  expect(await runCommand(['/nowhere/upsc'], 300)).toEqual(err('missing'));
});

test('[D-12] a command that a signal ended, or that wrote without an end, was there all the same', async () => {
  const node = (script: string) => runCommand([process.execPath, '-e', script], 5_000);
  expect(await node("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)")).toEqual(err('broken-off'));
  expect(await node("process.stdout.write('x'.repeat(100_000)); setInterval(() => {}, 1000)")).toEqual(
    err('broken-off'),
  );
});
