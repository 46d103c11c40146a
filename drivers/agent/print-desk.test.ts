import { expect, test } from 'vitest';
import type { DevicePartState, PrintTicketReply } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createMemoryPrintJournal, type PrintJournal } from '../print-journal/print-journal.ts';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { openPrinterBench } from '../ticket-printer/simulator/test-bench.ts';
import { createPrintDesk } from './print-desk.ts';

/** Of visitors who stay. */
const visitor = () => new AbortController().signal;

/** A printer that finishes each print when the test says so, be it before the print has begun. */
function heldPrinter() {
  const prints = [0, 1, 2, 3].map(() => {
    let end: (outcome: Result<void, DevicePartState>) => void = () => undefined;
    const ended = new Promise<Result<void, DevicePartState>>((resolve) => {
      end = resolve;
    });
    return { end, ended };
  });
  let begun = 0;
  const print = (): Promise<Result<void, DevicePartState>> => {
    begun += 1;
    return prints[begun - 1]?.ended ?? Promise.resolve(err('fault'));
  };
  return {
    end: prints.map(({ end }) => end),
    begun: () => begun,
    desk: createPrintDesk({
      print,
      visitor,
      assumeBrokenOff: () => undefined,
      assumeUnreadableJournal: () => undefined,
    }),
  };
}

const body = (printId: string, number = 'A001') => ({ printId, slip: { ...exampleSlip, number } });

test('[B-11] the same print id prints once: while it runs, and after it is done', async () => {
  const { end, begun, desk } = heldPrinter();
  const both = [desk.print(body('one')), desk.print(body('one'))];
  end[0]?.(ok(undefined));
  expect(await Promise.all(both)).toEqual([ok({ outcome: 'printed' }), ok({ outcome: 'printed' })]);
  expect(await desk.print(body('one'))).toEqual(ok({ outcome: 'printed' }));
  expect(begun()).toBe(1);
});

test('[D-07] a print that failed has failed: the same id does not try again, another one does', async () => {
  const { end, desk } = heldPrinter();
  const first = desk.print(body('one'));
  end[0]?.(err('paper-out'));
  expect(await first).toEqual(ok({ outcome: 'failed', state: 'paper-out' }));
  expect(await desk.print(body('one'))).toEqual(ok({ outcome: 'failed', state: 'paper-out' }));
  const second = desk.print(body('two'));
  end[1]?.(ok(undefined));
  expect(await second).toEqual(ok({ outcome: 'printed' }));
});

test('[B-11] the same id with another ticket is refused', async () => {
  const { end, desk } = heldPrinter();
  const first = desk.print(body('one'));
  expect(await desk.print(body('one', 'A002'))).toEqual(err('idempotency_key_reused'));
  end[0]?.(ok(undefined));
  await first;
});

test('[B-11] few tickets may wait, and places come free again', async () => {
  const { end, desk } = heldPrinter();
  const waiting = ['a', 'b', 'c'].map((id) => desk.print(body(id)));
  expect(await desk.print(body('d'))).toEqual(err('too_many_requests'));
  for (const finish of end) finish(ok(undefined));
  await Promise.all(waiting);
  expect(await desk.print(body('d'))).toEqual(ok({ outcome: 'printed' }));
});

test('[B-11] nothing goes to the printer while the journal cannot be written; the same id may print afterwards', async () => {
  let writable = false;
  const memory = createMemoryPrintJournal<PrintTicketReply>();
  const begin: PrintJournal<PrintTicketReply>['begin'] = async (id, digest) =>
    writable ? memory.begin(id, digest) : err('unwritable');
  let papers = 0;
  const printer = {
    async print() {
      papers += 1;
      return ok(undefined);
    },
    visitor,
    assumeBrokenOff: () => undefined,
    assumeUnreadableJournal: () => undefined,
  };
  const desk = createPrintDesk(printer, { ...memory, begin });
  expect(await desk.print(body('one'))).toEqual(ok({ outcome: 'failed', state: 'fault' }));
  expect(papers).toBe(0);
  writable = true;
  expect(await desk.print(body('one'))).toEqual(ok({ outcome: 'printed' }));
});

test('[D-27] one who goes while the journal is being written gets no paper, and the id stays failed', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  const memory = createMemoryPrintJournal<PrintTicketReply>();
  let written = (): void => undefined;
  const onDisk = new Promise<void>((resolve) => (written = resolve));
  const begin: PrintJournal<PrintTicketReply>['begin'] = async (id, digest) => {
    await onDisk;
    return memory.begin(id, digest);
  };
  const desk = createPrintDesk(printer, { ...memory, begin });
  const theirs = desk.print(body('one'));
  printer.dropWaiting();
  written();
  const failed = ok({ outcome: 'failed', state: 'stalled' });
  expect([await theirs, await desk.print(body('one'))]).toEqual([failed, failed]);
  expect(simulated.sheets()).toEqual([]);
  expect(await desk.print(body('two'))).toEqual(ok({ outcome: 'printed' }));
  await close();
});
