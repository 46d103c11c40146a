import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DocumentJob } from '../../protocol/agent-document.ts';
import { err } from '../../protocol/result.ts';
import { createMemoryPrintJournal, openPrintJournal } from '../print-journal/print-journal.ts';
import { createDocumentDesk, type DocumentDesk, documentOutcomes } from './document-desk.ts';
import type { JobEnd } from './print-run.ts';
import { type DocumentPrinterBench, emptyPdf, openDocumentPrinterBench } from './simulator/test-bench.ts';

let bench: DocumentPrinterBench;
let desk: DocumentDesk;
let told: DocumentJob[];
beforeEach(async () => {
  bench = await openDocumentPrinterBench();
  desk = createDocumentDesk(bench.printer, undefined, 5_000);
  told = [];
  desk.onJob((job) => told.push(job));
});
afterEach(() => bench.close());

const document = (pages: number) => ({ pdf: emptyPdf(pages), copies: 1 });

test('[D-06] tells a document from queued to printed, under its print id', async () => {
  bench.simulated.pull({ msPerPage: 40 });
  expect(await desk.print('form-1', document(2))).toEqual({ ok: true, value: { printId: 'form-1', phase: 'printed' } });
  expect(told[0]).toEqual({ printId: 'form-1', phase: 'queued' });
  expect(told.at(-1)).toEqual({ printId: 'form-1', phase: 'printed' });
  expect(desk.get('form-1')).toEqual({ printId: 'form-1', phase: 'printed' });
  expect(desk.get('form-2')).toBeNull();
});

test('[D-06] the same print id prints once, at once and later; another document under it is refused', async () => {
  const both = await Promise.all([desk.print('form-1', document(1)), desk.print('form-1', document(1))]);
  expect(both[0]).toEqual(both[1]);
  expect(await desk.print('form-1', document(1))).toEqual(both[0]);
  expect(await desk.print('form-1', document(2))).toEqual({ ok: false, error: 'idempotency_key_reused' });
  expect(bench.simulated.jobs()).toHaveLength(1);
});

test('[D-06] a fourth document at once is told to come later', async () => {
  const three = ['a', 'b', 'c'].map((id) => desk.print(id, document(1)));
  await Promise.resolve();
  expect(await desk.print('d', document(1))).toEqual({ ok: false, error: 'too_many_requests' });
  await Promise.all(three);
});

test('[D-27] scenario 8: the paper ends, the visitor goes, somebody refills: nothing more of theirs comes out', async () => {
  bench.simulated.failNext('paper-out', 1);
  const stopped = new Promise<void>((resolve) => {
    desk.onJob((job) => {
      if (job.phase === 'printing' && job.stoppedBy === 'paper-out') resolve();
    });
  });
  const theirs = desk.print('form-1', document(3));
  const waiting = desk.print('form-2', document(1));
  await stopped;
  expect(await desk.wipe()).toBe(true);
  expect([await theirs, await waiting].map((end) => end.ok && end.value.phase)).toEqual(['cancelled', 'cancelled']);
  bench.simulated.pull({ paperSheets: 100 });
  expect(await desk.print('next-visitor', document(1))).toMatchObject({ ok: true, value: { phase: 'printed' } });
  expect(bench.simulated.sheets()).toEqual([
    { job: 1, page: 1 },
    { job: 2, page: 1 },
  ]);
});

test('[D-27] a wipe that cannot reach the printer is made good at the next look, before anything is printed', async () => {
  await bench.close();
  bench = await openDocumentPrinterBench({ cancelMs: 100 });
  desk = createDocumentDesk(bench.printer, undefined, 5_000);
  bench.simulated.pull({ neverBegins: true });
  const followed = bench.simulated.asked('Get-Job-Attributes');
  const theirs = desk.print('form-1', document(1));
  await followed;
  bench.simulated.pull({ unplugged: true });
  expect(await desk.wipe()).toBe(false);
  expect(await theirs).toMatchObject({ ok: true, value: { phase: 'cancelled' } });
  expect(bench.simulated.jobs().map(({ state }) => state)).toEqual(['pending']);
  bench.simulated.pull({ unplugged: false });
  expect((await bench.printer.check()).state).toBe('ok');
  expect(bench.simulated.jobs().map(({ state }) => state)).toEqual(['canceled']);
});

test('[D-06] cancelled by the page', async () => {
  bench.simulated.pull({ neverBegins: true });
  const taken = bench.simulated.asked('Print-Job');
  const printing = desk.print('form-1', document(1));
  await taken;
  expect(await desk.cancel('form-1')).toEqual({ printId: 'form-1', phase: 'cancelled' });
  expect(await printing).toEqual({ ok: true, value: { printId: 'form-1', phase: 'cancelled' } });
  expect(await desk.cancel('form-9')).toBeNull();
});

test('[D-06] a document of before a restart is not printed again, and one that was under way has failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-documents-'));
  const restart = async () =>
    createDocumentDesk(bench.printer, await openPrintJournal(join(folder, 'documents.jsonl'), documentOutcomes), 5_000);
  try {
    const before = await restart();
    await before.print('form-1', document(1));
    bench.simulated.pull({ neverBegins: true });
    const taken = bench.simulated.asked('Print-Job');
    const underWay = before.print('form-2', document(2));
    await taken;
    const after = await restart();
    const printed = { printId: 'form-1', phase: 'printed' } as const;
    const brokenOff = { printId: 'form-2', phase: 'failed', fault: 'stalled' } as const;
    expect(await after.print('form-1', document(1))).toEqual({ ok: true, value: printed });
    expect(await after.print('form-2', document(2))).toEqual({ ok: true, value: brokenOff });
    expect(await after.print('form-2', document(3))).toEqual({ ok: false, error: 'idempotency_key_reused' });
    expect([after.get('form-1'), after.get('form-2')]).toEqual([printed, brokenOff]);
    expect(bench.simulated.jobs()).toHaveLength(2);
    await before.close();
    await underWay;
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('[D-06] nothing goes to the printer while the journal cannot be written', async () => {
  const journal = { ...createMemoryPrintJournal<JobEnd>(), begin: async () => err('unwritable' as const) };
  desk = createDocumentDesk(bench.printer, journal, 5_000);
  expect(await desk.print('form-1', document(1))).toMatchObject({
    ok: true,
    value: { phase: 'failed', fault: 'fault' },
  });
  expect(bench.simulated.jobs()).toEqual([]);
});
