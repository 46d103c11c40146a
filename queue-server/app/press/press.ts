import type { DeviceTestPage } from '../../documents/device-test-page.ts';
import { askThread } from '../asked-thread.ts';
import { type PressOrder, printOrder } from './press-words.ts';

/** Makes documents, as PDF files. A page takes a tenth of a second of the processor. Rejects when one takes longer than its limit. */
export interface Press {
  deviceTestPage(page: DeviceTestPage): Promise<Uint8Array>;
  /** Lets what is under way end first. */
  close(): Promise<void>;
}

const usualLimitMs = 15_000;

/** In this very thread: for tests, and where the server is not bundled. */
export function inThreadPress(): Press {
  return pressBy(printOrder, async () => undefined);
}

/** In a thread of its own, so that no ticket waits for a document. */
export function workerPress(script: URL, limitMs: number = usualLimitMs): Press {
  const thread = askThread<PressOrder, Uint8Array>(script, 'the document', limitMs);
  return pressBy(thread.ask, thread.end);
}

function pressBy(print: (order: PressOrder) => Promise<Uint8Array>, close: () => Promise<void>): Press {
  return { deviceTestPage: (page) => print({ kind: 'device-test-page', page }), close };
}
