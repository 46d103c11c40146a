import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PrintTicketReply } from '../../protocol/agent.ts';
import { err, ok } from '../../protocol/result.ts';
import { hangFile } from '../test-hung-file.ts';
import type { PrintOutcomes } from './journal-lines.ts';
import { createMemoryPrintJournal, openPrintJournal } from './print-journal.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidehall-journal-'));
  path = join(folder, 'prints.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const printed = { outcome: 'printed' } as const;
const brokenOff = { outcome: 'failed', state: 'stalled' } as const;
const outcomes: Pick<PrintOutcomes<PrintTicketReply>, 'schema' | 'brokenOff'> = { schema: PrintTicketReply, brokenOff };

test('[B-11] an outcome is known after a restart, and an id without one has failed', async () => {
  const journal = await openPrintJournal(path, outcomes);
  expect(journal.find('one')).toBeUndefined();
  await journal.begin('one', 'digest-1');
  await journal.finish('one', printed);
  await journal.begin('two', 'digest-2');

  const reopened = await openPrintJournal(path, outcomes);
  expect(reopened.find('one')).toEqual({ digest: 'digest-1', reply: printed });
  expect(reopened.find('two')).toEqual({ digest: 'digest-2', reply: brokenOff });
  // What hangs out of the printer is cut off once, and not at every start after it.
  expect([journal.brokeOff, reopened.brokeOff, (await openPrintJournal(path, outcomes)).brokeOff]).toEqual([
    false,
    true,
    false,
  ]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('[B-11] a file that was cut at any byte still knows every id whose print may have begun', async () => {
  const journal = await openPrintJournal(path, outcomes);
  for (const id of ['one', 'two', 'three']) {
    await journal.begin(id, `digest-${id}`);
    await journal.finish(id, { outcome: 'failed', state: 'paper-out' });
  }
  const whole = await readFile(path);
  for (let length = 0; length <= whole.length; length += 1) {
    const kept = whole.subarray(0, length);
    await writeFile(path, kept);
    const cut = await openPrintJournal(path, outcomes);
    for (const id of ['one', 'two', 'three']) {
      const began = kept.includes(`{"begin":"${id}","digest":"digest-${id}"}\n`);
      if (began) expect(cut.find(id)?.digest).toBe(`digest-${id}`);
    }
    // What is written next does not run into the piece that was cut.
    if (length % 40 === 0) {
      await cut.begin('next', 'digest-next');
      expect((await openPrintJournal(path, outcomes)).find('next')).toEqual({
        digest: 'digest-next',
        reply: brokenOff,
      });
    }
  }
});

test('[B-11] five hundred ids are remembered, and the file stays small', async () => {
  const journal = await openPrintJournal(path, outcomes);
  for (let count = 0; count < 1_300; count += 1) {
    await journal.begin(`print-${count}`, 'digest');
    await journal.finish(`print-${count}`, printed);
  }
  const lines = (await readFile(path, 'utf8')).split('\n').length - 1;
  expect(lines).toBeLessThanOrEqual(2_000);
  const reopened = await openPrintJournal(path, outcomes);
  for (const kept of [journal, reopened]) {
    expect(kept.find('print-1299')).toEqual({ digest: 'digest', reply: printed });
    expect(kept.find('print-800')).toBeDefined();
  }
  expect(journal.find('print-799')).toBeUndefined();
});

test('[B-11] where nothing can be written no print begins, and it may begin when writing works again', async () => {
  const journal = await openPrintJournal(join(folder, 'later', 'prints.jsonl'), outcomes);
  expect(await journal.begin('one', 'digest')).toEqual(err('unwritable'));
  expect(journal.find('one')).toBeUndefined();
  await mkdir(join(folder, 'later'));
  expect(await journal.begin('one', 'digest')).toEqual(ok(undefined));
});

test('[B-11] a journal that cannot be read lets nothing begin: the id may have been printed', async () => {
  const journal = await openPrintJournal(folder, outcomes);
  expect(await journal.begin('one', 'digest')).toEqual(err('unwritable'));
});

test('[B-11] a journal at which the disk hangs when it is read is one that cannot be read', async () => {
  const mend = hangFile(path);
  const journal = await openPrintJournal(path, outcomes, 50);
  expect(journal.unreadable).toBe(true);
  await mend();
});

test('[B-11] without a folder the journal lives as long as the process', async () => {
  const journal = createMemoryPrintJournal();
  await journal.begin('one', 'digest');
  await journal.finish('one', printed);
  expect(journal.find('one')).toEqual({ digest: 'digest', reply: printed });
});

test('[D-27] the file holds ids, digests and outcomes, nothing else', async () => {
  const journal = await openPrintJournal(path, outcomes);
  await journal.begin('one', 'digest');
  await journal.finish('one', printed);
  expect(await readFile(path, 'utf8')).toBe(
    '{"begin":"one","digest":"digest"}\n{"end":"one","reply":{"outcome":"printed"}}\n',
  );
});
