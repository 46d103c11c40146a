import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readOperationLog, verifyOperationLog } from './read-operation-log.ts';
import { aPrint, createTestLog, dayMs, morning, type TestLog, testKey } from './test-log.ts';

let under: TestLog;
let originals: readonly (readonly [string, string])[];
beforeAll(async () => {
  under = createTestLog();
  const log = await under.open();
  for (let count = 0; count < 12; count += 1) {
    under.clock.at = morning + Math.floor(count / 6) * dayMs + count;
    await log.append(aPrint);
  }
  originals = ['2026-12-01.log', '2026-12-02.log', 'head'].map((name) => [name, read(name)]);
});
beforeEach(() => {
  for (const [name, text] of originals) write(name, text);
});
afterAll(() => under.remove());

const read = (name: string): string => readFileSync(join(under.folder, name), 'utf8');
const write = (name: string, text: string): void => writeFileSync(join(under.folder, name), text);
function change(name: string, how: (lines: readonly string[]) => readonly string[]): void {
  write(
    name,
    how(read(name).trimEnd().split('\n'))
      .map((line) => `${line}\n`)
      .join(''),
  );
}
async function faults(): Promise<readonly string[]> {
  return (await verifyOperationLog(under.files, testKey)).faults.map(
    ({ fault, day, line }) => `${fault} ${day} ${line}`,
  );
}
const first = '2026-12-01';
const second = '2026-12-02';

test('[D-24] an untouched log has no fault', async () => {
  expect(await verifyOperationLog(under.files, testKey)).toEqual({ entries: 12, faults: [] });
});

test('[D-24] a removed entry is found where it was', async () => {
  change(`${first}.log`, (lines) => lines.filter((_line, index) => index !== 2));
  expect(await faults()).toEqual([`chain-broken ${first} 3`]);
});

test('[D-24] swapped entries are found', async () => {
  change(`${first}.log`, ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]);
  expect(await faults()).toEqual([2, 3, 4].map((line) => `chain-broken ${first} ${line}`));
});

test('[D-24] an entry that is written twice is found', async () => {
  change(`${second}.log`, (lines) => [...lines, ...lines.slice(-1)]);
  expect(await faults()).toEqual([`chain-broken ${second} 7`]);
});

test('[D-24] an entry that is put into another day is found', async () => {
  const [stolen = ''] = read(`${first}.log`).split('\n');
  change(`${second}.log`, (lines) => [...lines, stolen]);
  expect(await faults()).toEqual([`altered ${second} 7`]);
});

test('[D-24] cut off newest entries are found, a whole last file too', async () => {
  change(`${second}.log`, (lines) => lines.slice(0, -1));
  expect(await faults()).toEqual([`newest-missing ${second} 0`]);
  rmSync(join(under.folder, `${second}.log`));
  expect(await faults()).toEqual([`newest-missing ${first} 0`]);
});

test('[D-24] a first file that was taken away is found', async () => {
  rmSync(join(under.folder, `${first}.log`));
  expect(await faults()).toEqual([`oldest-missing ${second} 1`]);
});

test('[D-24] a head that was taken away or changed is found', async () => {
  rmSync(join(under.folder, 'head'));
  expect(await faults()).toEqual(['head-missing  0']);
  write('head', 'AAAA');
  expect(await faults()).toEqual(['head-altered  0']);
});

test('[D-24] any changed byte of any entry is found, and the other entries are still read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(first, second),
      fc.nat(),
      fc.integer({ min: 33, max: 126 }),
      async (day, at, byte) => {
        const [, original = ''] = originals.find(([name]) => name === `${day}.log`) ?? [];
        const bytes = Buffer.from(original);
        const place = at % bytes.length;
        fc.pre(bytes[place] !== byte && bytes[place] !== 0x0a);
        bytes[place] = byte;
        writeFileSync(join(under.folder, `${day}.log`), bytes);
        const { entries, faults: found } = await verifyOperationLog(under.files, testKey);
        write(`${day}.log`, original);
        expect(entries).toBe(11);
        expect(found.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 100 },
  );
});

test('[D-24] an agent that starts on a cut log writes down that entries are missing, and the gap stays visible', async () => {
  change(`${second}.log`, (lines) => lines.slice(0, 3));
  await (await under.open()).append(aPrint);
  const said: string[] = [];
  for await (const record of readOperationLog(under.files, testKey)) {
    said.push(record.kind === 'fault' ? record.fault : record.entry.operation);
  }
  expect(said.slice(-3)).toEqual(['chain-broken', 'log-mended', 'ticket-print']);
  expect((await under.entries()).at(-2)?.outcome).toBe('entries-missing');
});

test('[D-24] an agent that starts without its head goes on from the newest entry and writes that down', async () => {
  rmSync(join(under.folder, 'head'));
  await (await under.open()).append(aPrint);
  expect((await under.entries()).slice(-2)).toMatchObject([
    { operation: 'log-mended', outcome: 'head-missing' },
    { operation: 'ticket-print' },
  ]);
  expect(await verifyOperationLog(under.files, testKey)).toEqual({ entries: 14, faults: [] });
});
