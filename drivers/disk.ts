import { within } from './time-limit.ts';

/** Milliseconds. A disk that wakes up, or flushes what others wrote, takes seconds; one that takes longer has hung. */
const usualDiskMs = 5_000;
/** For what is read once, at the start, and would be missed as long as the process lives: a PC that is just waking up takes its time. */
export const startDiskMs = 30_000;

/**
 * Runs a file operation and waits for it, but not longer than the limit: then it rejects, as where the disk refuses. Nobody can take a
 * hung operation back, and it may still be done. So until it has ended the next ones reject at once: none overtakes it, and not
 * all threads of the process come to hang with it.
 */
export type Disk = <Value>(operation: () => Promise<Value>) => Promise<Value>;

/** For files that only their owner writes, one operation after another. */
export function createDisk(limitMs = usualDiskMs): Disk {
  let hung = 0;
  return async (operation) => {
    if (hung > 0) throw new Error('the disk has not ended an earlier operation');
    const running = operation();
    const ended = await within(running, limitMs);
    if (ended.ok) return ended.value;
    hung += 1;
    void running.catch(() => undefined).finally(() => (hung -= 1));
    throw new Error(`the disk has not ended an operation within ${limitMs} ms`);
  };
}
