import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { delay, within } from '../time-limit.ts';
import type { BytePort, PortFault, PortOpener } from './byte-port.ts';

/** An answer comes soon after a question; in between, looking is cheap enough to do seldom. */
const readSoonMs = 4;
const readIdleMs = 40;
const soonMs = 1_000;
const retryWriteMs = 10;
/** A write that is done just too late has not failed; one that takes so long beyond its time blocks. */
const lateWriteMs = 500;

/**
 * A device that the kernel offers as a file, such as a USB printer at `/dev/usb/lp0`.
 * Opened without blocking: a read or write that blocks would hold one of Node's few worker threads for as long as the device stalls.
 */
export function createDeviceFileOpener(path: string): PortOpener {
  return {
    name: `file ${path}`,
    async open(timeoutMs) {
      const opening = open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
      const opened = await within(
        opening.catch(() => null),
        timeoutMs,
      );
      if (opened.ok && opened.value !== null) return ok(createFilePort(opened.value));
      if (!opened.ok) void opening.then((late) => late.close()).catch(() => undefined);
      return err(opened.ok ? 'open-failed' : 'timeout');
    },
  };
}

function createFilePort(file: FileHandle): BytePort {
  const bytes = createListeners<[Uint8Array]>();
  const closed = createListeners<[]>();
  let gone = false;
  let lastWriteAt = performance.now();

  async function close(): Promise<void> {
    if (gone) return;
    gone = true;
    await within(
      file.close().catch(() => undefined),
      500,
    );
    closed.tell();
  }

  async function readOn(): Promise<void> {
    const chunk = Buffer.alloc(512);
    while (!gone) {
      const count = await file.read(chunk, 0, chunk.length).then(({ bytesRead }) => bytesRead, countOfError);
      if (gone) return;
      if (count === 'gone') return close();
      // No answer yet reads as nothing, not as the end.
      if (count === 0) await delay(performance.now() - lastWriteAt < soonMs ? readSoonMs : readIdleMs);
      else bytes.tell(Uint8Array.prototype.slice.call(chunk, 0, count));
    }
  }
  void readOn();

  async function write(all: Uint8Array, timeoutMs: number): Promise<Result<void, PortFault>> {
    const deadline = performance.now() + timeoutMs;
    let rest = all;
    while (rest.length > 0) {
      if (gone) return err('closed');
      // Not every kernel driver heeds that it is not to block.
      const written = await within(
        file.write(rest).then(({ bytesWritten }) => bytesWritten, countOfError),
        deadline - performance.now() + lateWriteMs,
      );
      if (!written.ok || written.value === 'gone') {
        await close();
        return err(written.ok ? 'closed' : 'timeout');
      }
      const count = written.value;
      rest = rest.subarray(count);
      lastWriteAt = performance.now();
      if (rest.length > 0 && lastWriteAt > deadline) {
        await close();
        return err('timeout');
      }
      if (count === 0) await delay(retryWriteMs);
    }
    return ok(undefined);
  }

  return { source: { onBytes: bytes.add, onClosed: closed.add }, sink: { write }, close };
}

/** EAGAIN is "nothing now"; every other error means that the device has gone. */
function countOfError(error: NodeJS.ErrnoException): 0 | 'gone' {
  return error.code === 'EAGAIN' ? 0 : 'gone';
}
