import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { JobFault, JobNews, JobOutcome } from './attended-job.ts';
import type { LinkFault } from './stx-link.ts';
import { createTurns } from './turns.ts';

type Refusal = 'busy' | 'cancelled';
type Read = Result<JobOutcome<Uint8Array, Refusal>, LinkFault>;

/** A device that begins at once and says what a test wants it to when it is read. */
function scriptedDevice(read: () => Read, limitMs = 60_000) {
  const news = createListeners<[JobNews]>();
  const faults: JobFault<Refusal>[] = [];
  const turns = createTurns<Refusal>({
    cancel: async () => ok(undefined),
    onNews: news.add,
    onFault: (fault) => faults.push(fault),
    graceMs: limitMs - 5_000,
  });
  return {
    turns,
    tell: news.tell,
    faults,
    take: <Given>(use: (value: Uint8Array) => Promise<Given>) =>
      turns.take({
        begin: async () => ok('begun'),
        read: async () => read(),
        timeoutSeconds: 5,
        forget: (value) => void value.fill(0),
        use,
      }),
  };
}

test('[D-27] a wipe waits for what is done with the value too, and answers after the turn', async () => {
  let used: () => void = () => undefined;
  const { turns, take, tell } = scriptedDevice(() => ok({ kind: 'done', value: Uint8Array.of(1) }));
  const order: string[] = [];
  const using = new Promise<void>((begun) => {
    const taken = take(async () => {
      begun();
      await new Promise<void>((resolve) => (used = resolve));
    });
    void taken.then(() => order.push('turn'));
  });
  tell('look');
  await using;
  expect(turns.isAwaiting()).toBe(false);
  expect(await turns.cancel()).toBe(false);
  const wiped = turns.wipe().then(() => order.push('wipe'));
  await new Promise(setImmediate);
  expect(order).toEqual([]);
  used();
  await wiped;
  expect(order).toEqual(['turn', 'wipe']);
});

test('[D-27] a use that breaks off is over too: the wipe answers, and the next turn may begin', async () => {
  const { turns, take, tell } = scriptedDevice(() => ok({ kind: 'done', value: Uint8Array.of(1) }));
  const broken = take(() => Promise.reject(new Error('a bug')));
  const wiped = expect(broken)
    .rejects.toThrow('a bug')
    .then(() => turns.wipe());
  tell('look');
  await wiped;
  const next = take(async (value) => value[0]);
  tell('look');
  expect(await next).toEqual(ok(1));
});

test('[D-04] a device that was opened anew for the question itself has restarted, whatever it answers', async () => {
  const { take, tell, faults } = scriptedDevice(() => {
    tell('closed');
    return ok('cancelled');
  });
  const taken = take(async () => undefined);
  await new Promise(setImmediate);
  tell('look');
  const restarted = { kind: 'failed', state: 'absent' } as const;
  expect(await taken).toEqual(err(restarted));
  expect(faults).toEqual([restarted]);
});

test('[D-04] so has one that goes while it is asked at the time limit', async () => {
  const { take, tell } = scriptedDevice(() => {
    tell('closed');
    return ok('cancelled');
  }, 0);
  expect(await take(async () => undefined)).toEqual(err({ kind: 'failed', state: 'absent' }));
});

test('[D-04] a turn that was ended is read at once, also where the device’s own news of it is lost', async () => {
  let reads = 0;
  const { turns, take } = scriptedDevice(() => {
    reads += 1;
    return ok('cancelled');
  });
  const taken = take(async () => undefined);
  await new Promise(setImmediate);
  expect(turns.isAwaiting()).toBe(true);
  expect(await turns.cancel()).toBe(true);
  expect(await taken).toEqual(err({ kind: 'refused', refusal: 'cancelled' }));
  expect(reads).toBe(1);
});
