import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const units = [
  'docs/hardware/tidehall-agent.service',
  'docs/hardware/tidehall-kiosk.service',
  'docs/server/tidehall-server.service',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-units-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Users, groups and programs of a kiosk or server are not on the machine that tests; those of this one take their place. */
function verifiable(text: string): string {
  return text
    .replace(/^User=.*$/m, 'User=root')
    .replaceAll('/usr/bin/cage', '/bin/sh')
    .replaceAll('/usr/bin/node', '/bin/sh');
}

test.each(units)('[D-16] systemd accepts every setting of %s', (unit) => {
  const path = join(folder, basename(unit));
  writeFileSync(path, verifiable(readFileSync(unit, 'utf8')));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
