import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HallInfoReply } from '../../protocol/api.ts';
import { createClient } from '../support/client.ts';
import { startApp } from '../support/start-app.ts';

const demo = JSON.parse(readFileSync(new URL('../../queue-server/demo/demo-hall.json', import.meta.url), 'utf8'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-hall-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('[B-17] a hall is read from its file once; who edits the file later is told that the record counts', async () => {
  const file = join(folder, 'north.json');
  const write = (supervisionTelephone: string) =>
    writeFileSync(file, JSON.stringify({ ...demo, id: 'north', supervisionTelephone }));
  const warned = (log: readonly string[]) => log.filter((line) => line.includes('keeps the configuration on record'));
  write('12333');
  let app = await startApp({ environment: { HALL_CONFIG: file } });
  app = await app.restart();
  expect(warned(app.log)).toEqual([]);

  write('0812-0000000');
  app = await app.restart();
  expect(warned(app.log)).toHaveLength(1);
  const hall = await createClient(app).get<HallInfoReply>('/halls/north');
  expect(hall.body.supervisionTelephone).toBe('12333');
  await app.stop();
});
