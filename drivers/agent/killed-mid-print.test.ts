import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { openPrintJournal } from '../print-journal/print-journal.ts';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { createPrintDesk, ticketOutcomes } from './print-desk.ts';

/** A process that prints with a printer which never ends, and says when the first byte would go out. */
const printsForEver = `
  import { createPrintDesk, ticketOutcomes } from './drivers/agent/print-desk.ts';
  import { openPrintJournal } from './drivers/print-journal/print-journal.ts';
  import { exampleSlip } from './drivers/ticket-printer/example-slip.ts';
  const journal = await openPrintJournal(process.env.JOURNAL, ticketOutcomes);
  const printer = { print: (slip) => {
    if (slip.number === 'A002') { process.stdout.write('printing'); setInterval(() => {}, 1000); return new Promise(() => {}); }
    return Promise.resolve({ ok: true, value: undefined });
  }, visitor: () => new AbortController().signal, assumeBrokenOff: () => {} };
  const desk = createPrintDesk(printer, journal);
  await desk.print({ printId: 'done', slip: { ...exampleSlip, number: 'A001' } });
  await desk.print({ printId: 'under-way', slip: { ...exampleSlip, number: 'A002' } });
`;

test('[B-11] an agent that is killed in mid print and started again prints no id twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-killed-'));
  try {
    const path = join(folder, 'prints.jsonl');
    const agent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', printsForEver], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env.PATH, JOURNAL: path },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 60_000,
    });
    const ended = once(agent, 'close');
    await Promise.race([once(agent.stdout, 'data'), ended]);
    agent.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);

    const papers: string[] = [];
    const printer = {
      async print({ number }: { readonly number: string }) {
        papers.push(number);
        return ok(undefined);
      },
      visitor: () => new AbortController().signal,
      assumeBrokenOff: () => papers.push('closes what hangs out'),
      assumeUnreadableJournal: () => expect.unreachable('the journal is whole'),
    };
    const desk = createPrintDesk(printer, await openPrintJournal(path, ticketOutcomes));
    const body = (printId: string, number: string) => ({ printId, slip: { ...exampleSlip, number } });
    expect(await desk.print(body('done', 'A001'))).toEqual(ok({ outcome: 'printed' }));
    expect(await desk.print(body('under-way', 'A002'))).toEqual(ok({ outcome: 'failed', state: 'stalled' }));
    expect(await desk.print(body('under-way', 'A003'))).toEqual(err('idempotency_key_reused'));
    expect(papers).toEqual(['closes what hangs out']);
    expect(await desk.print(body('a-copy', 'A002'))).toEqual(ok({ outcome: 'printed' }));
    expect(papers).toEqual(['closes what hangs out', 'A002']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
