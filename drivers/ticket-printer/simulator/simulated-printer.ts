import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { PaperMm } from '../paper-width.ts';
import { createPrinterMachine, type PrinterStrings, type PrinterTrouble } from './printer-machine.ts';
import type { Sheet } from './sheet.ts';

/** The strings of the machine, and those of its plug and wire. */
export interface SimulatedPrinterStrings extends PrinterStrings {
  /** Nobody takes the call on its port. */
  unplugged: boolean;
  /** Milliseconds until each answer. */
  answersAfterMs: number;
}

/** A ticket printer that speaks ESC/POS on a TCP port of this machine and keeps what it prints. */
export interface SimulatedPrinter {
  readonly paperMm: PaperMm;
  readonly port: number;
  pull(strings: Partial<SimulatedPrinterStrings>): void;
  failNext(trouble: PrinterTrouble, afterMm: number): void;
  refill(): void;
  setPaperLeftMm(mm: number): void;
  getStrings(): Readonly<SimulatedPrinterStrings> & { readonly paperOut: boolean; readonly paperLeftMm: number };
  /** Pieces of paper that came out, oldest first. */
  sheets(): readonly Sheet[];
  /** What hangs in the printer, not cut off yet. */
  current(): Sheet;
  unknownCommands(): readonly Uint8Array[];
  close(): Promise<void>;
}

/** Starts one; port 0 takes any free port. */
export async function startSimulatedPrinter(paperMm: PaperMm, port = 0): Promise<SimulatedPrinter> {
  const machine = createPrinterMachine(paperMm);
  const sockets = new Set<Socket>();
  const plug = { unplugged: false, answersAfterMs: 0 };

  function answer(socket: Socket, answers: readonly Uint8Array[]): void {
    const send = (): void => {
      for (const bytes of answers) if (!socket.destroyed) socket.write(bytes);
    };
    if (plug.answersAfterMs === 0) send();
    else setTimeout(send, plug.answersAfterMs);
  }

  const server = createServer((socket) => {
    if (plug.unplugged) return socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => answer(socket, machine.receive(bytes)));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulated printer has no port');

  function tellAll(answers: readonly Uint8Array[]): void {
    for (const socket of sockets) answer(socket, answers);
  }

  return {
    paperMm,
    port: address.port,
    pull({ unplugged, answersAfterMs, ...strings }) {
      if (unplugged !== undefined) plug.unplugged = unplugged;
      if (answersAfterMs !== undefined) plug.answersAfterMs = answersAfterMs;
      if (plug.unplugged) for (const socket of sockets) socket.destroy();
      tellAll(machine.pull(strings));
    },
    failNext: machine.failNext,
    refill: () => tellAll(machine.refill()),
    setPaperLeftMm: machine.roll.setLeftMm,
    getStrings: () => ({
      ...machine.getStrings(),
      ...plug,
      paperOut: machine.roll.isOut(),
      paperLeftMm: machine.roll.leftMm(),
    }),
    sheets: machine.roll.sheets,
    current: machine.roll.current,
    unknownCommands: machine.unknownCommands,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
