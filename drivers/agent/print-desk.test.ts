import { expect, test } from 'vitest';
import type { DevicePartState } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { createPrintDesk } from './print-desk.ts';

/** A printer that finishes when the test says so. */
function heldPrinter() {
  const started: ((outcome: Result<void, DevicePartState>) => void)[] = [];
  const print = (): Promise<Result<void, DevicePartState>> => new Promise((resolve) => started.push(resolve));
  return { started, desk: createPrintDesk({ print }) };
}

const body = (printId: string, number = 'A001') => ({ printId, slip: { ...exampleSlip, number } });

test('[B-11] the same print id prints once: while it runs, and after it is done', async () => {
  const { started, desk } = heldPrinter();
  const both = [desk.print(body('one')), desk.print(body('one'))];
  started[0]?.(ok(undefined));
  expect(await Promise.all(both)).toEqual([ok({ outcome: 'printed' }), ok({ outcome: 'printed' })]);
  expect(await desk.print(body('one'))).toEqual(ok({ outcome: 'printed' }));
  expect(started).toHaveLength(1);
});

test('[D-07] a print that failed has failed: the same id does not try again, another one does', async () => {
  const { started, desk } = heldPrinter();
  const first = desk.print(body('one'));
  started[0]?.(err('paper-out'));
  expect(await first).toEqual(ok({ outcome: 'failed', state: 'paper-out' }));
  expect(await desk.print(body('one'))).toEqual(ok({ outcome: 'failed', state: 'paper-out' }));
  const second = desk.print(body('two'));
  started[1]?.(ok(undefined));
  expect(await second).toEqual(ok({ outcome: 'printed' }));
});

test('[B-11] the same id with another ticket is refused', async () => {
  const { started, desk } = heldPrinter();
  const first = desk.print(body('one'));
  expect(await desk.print(body('one', 'A002'))).toEqual(err('idempotency_key_reused'));
  started[0]?.(ok(undefined));
  await first;
});

test('[B-11] few tickets may wait, and places come free again', async () => {
  const { started, desk } = heldPrinter();
  const waiting = ['a', 'b', 'c'].map((id) => desk.print(body(id)));
  expect(await desk.print(body('d'))).toEqual(err('too_many_requests'));
  for (const finish of started) finish(ok(undefined));
  await Promise.all(waiting);
  void desk.print(body('d'));
  expect(started).toHaveLength(4);
});
