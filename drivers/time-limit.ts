import { err, ok, type Result } from '../protocol/result.ts';

/** Waits for a promise, but not longer than `timeoutMs`. What the promise does later is ignored; its rejection passes through. */
export async function within<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Result<Value, 'timeout'>> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Result<Value, 'timeout'>>((resolve) => {
    timer = setTimeout(() => resolve(err('timeout')), Math.max(0, timeoutMs));
  });
  try {
    return await Promise.race([promise.then((value) => ok(value)), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after so many milliseconds: the pause of a device, or that between two looks at it. */
export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
