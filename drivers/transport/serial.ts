import { SerialPort } from 'serialport';
import { err, ok } from '../../protocol/result.ts';
import { within } from '../time-limit.ts';
import type { PortOpener } from './byte-port.ts';
import { createStreamPort } from './stream-port.ts';

/**
 * A device on a serial line, 8N1. The path comes from the configuration, never from a search:
 * `SerialPort.list()` ends the process where `udevadm` is missing.
 */
export function createSerialOpener(path: string, baudRate: number): PortOpener {
  return {
    name: `serial ${path}`,
    async open(timeoutMs) {
      const port = new SerialPort({ path, baudRate, autoOpen: false });
      const opening = new Promise<boolean>((resolve) => port.open((error) => resolve(error === null)));
      const opened = await within(opening, timeoutMs);
      if (opened.ok && opened.value) {
        // Destroying the stream would leave the line open, and locked until the process ends.
        const close = (): void => closeSerial(port);
        return ok(createStreamPort(port, { end: close, abort: close }));
      }
      // A line that opens after all must not stay locked.
      void opening.then((late) => late && closeSerial(port));
      return err(opened.ok ? 'open-failed' : 'timeout');
    },
  };
}

function closeSerial(port: SerialPort): void {
  if (port.isOpen) port.close(() => undefined);
}
