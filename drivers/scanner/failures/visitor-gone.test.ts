import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usualScannerLimits } from '../scanner.ts';
import { openScannerBench } from '../simulator/test-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

const limits = usualScannerLimits;
const next = { kind: 'booking', code: '7KQ2MXRT' };

test('[D-27] the half of a code is dropped when its visitor goes, and so is the half that comes after', async () => {
  const { scanner, simulated, start, told, close } = await openScannerBench('memory', { limits });
  await start();
  simulated.sendBytes(Buffer.from('https://hall.example/t/7kq2mx'));
  scanner.forget();
  simulated.sendBytes(Buffer.from('23456789'));
  vi.advanceTimersByTime(limits.pauseMs['line-end'] - 1);
  simulated.sendBytes(Buffer.from('23456789\r7KQ2MXRT\r'));
  expect(await told(1)).toEqual([next]);
  await close();
});

test('[D-27] a second wipe and a code that is too long change nothing: the rest is of whoever went', async () => {
  const { scanner, simulated, start, told, close } = await openScannerBench('memory', { limits });
  await start();
  simulated.sendBytes(Buffer.alloc(5_000, 0x41));
  scanner.forget();
  scanner.forget();
  simulated.sendBytes(Buffer.from('23456789\r\n7KQ2MXRT\r\n'));
  expect(await told(1)).toEqual([next]);
  await close();
});

test.each([
  ['line-end', '\r'],
  ['pause', ''],
] as const)(
  '[D-27] with the suffix %s: after a pause that no scanner makes within a code the next one counts, and not before',
  async (suffix, end) => {
    const { scanner, simulated, start, told, close } = await openScannerBench('memory', { limits, suffix });
    await start();
    simulated.sendBytes(Buffer.from('2345'));
    scanner.forget();
    simulated.sendBytes(Buffer.from('6789'));
    vi.advanceTimersByTime(limits.pauseMs[suffix]);
    simulated.sendBytes(Buffer.from(`7KQ2MXRT${end}`));
    vi.advanceTimersByTime(limits.pauseMs[suffix]);
    expect(await told(1)).toEqual([next]);
    expect(scanner.getStatus().state).toBe('ok');
    await close();
  },
);

test('[D-27] nothing half read: the next code is told at once', async () => {
  const { scanner, simulated, start, told, close } = await openScannerBench('memory', { limits });
  await start();
  simulated.sendBytes(Buffer.from('23456789\r'));
  scanner.forget();
  simulated.sendBytes(Buffer.from('\n7KQ2MXRT\r'));
  expect((await told(2))[1]).toEqual(next);
  await close();
});

test('[D-27] a line that was opened anew brings no rest of the code before', async () => {
  const { scanner, simulated, start, told, close } = await openScannerBench('memory', { limits });
  await start();
  simulated.sendBytes(Buffer.from('2345'));
  scanner.forget();
  simulated.unplug();
  simulated.plug();
  await scanner.check();
  simulated.sendBytes(Buffer.from('7KQ2MXRT\r'));
  expect(await told(1)).toEqual([next]);
  await close();
});
