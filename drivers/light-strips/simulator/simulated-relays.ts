import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { assertNever } from '../../../protocol/result.ts';
import { createListeners } from '../../listeners.ts';
import { nextRequest, type SlaveRequest, withCrc } from './slave-frames.ts';

export interface RelayStrings {
  /** Hears everything, answers nothing. */
  mute: boolean;
  /** Answers every request with exception 4, device failure. */
  exception: boolean;
  /** Every answer has a wrong check. */
  crcWrong: boolean;
  /** Noise before every answer, as on a line without termination. */
  noisy: boolean;
  /** Its connections are cut, and new ones as soon as they are made. */
  unplugged: boolean;
}

/** A board of relays that speaks Modbus RTU on a TCP port of this machine; over a pty it is a serial line. */
export interface SimulatedRelays {
  readonly port: number;
  /** Relays that are closed now. */
  closedRelays(): readonly number[];
  /** Told after each relay that moved. */
  onMove(listener: (coil: number, on: boolean) => void): () => void;
  pull(strings: Partial<RelayStrings>): void;
  getStrings(): Readonly<RelayStrings>;
  /** Power goes and comes: every relay opens. */
  failPower(): void;
  close(): Promise<void>;
}

const coilCount = 32;

/** On a free port of 127.0.0.1, every relay open. Hears requests for `unit` alone, as on a line with several boards. */
export async function startSimulatedRelays(unit = 1): Promise<SimulatedRelays> {
  const strings: RelayStrings = { mute: false, exception: false, crcWrong: false, noisy: false, unplugged: false };
  const closed = new Set<number>();
  const moves = createListeners<[number, boolean]>();
  const sockets = new Set<Socket>();

  function move(coil: number, on: boolean): void {
    if (closed.has(coil) === on) return;
    if (on) closed.add(coil);
    else closed.delete(coil);
    moves.tell(coil, on);
  }

  function answer(request: SlaveRequest): Buffer {
    const refuse = (functionCode: number, code: number): Buffer => withCrc([unit, functionCode | 0x80, code]);
    switch (request.kind) {
      case 'read-coils': {
        const { first, count } = request;
        if (strings.exception) return refuse(1, 4);
        if (count < 1 || first + count > coilCount) return refuse(1, 2);
        const packed = Array.from({ length: Math.ceil(count / 8) }, (_, byte) =>
          Array.from({ length: 8 }, (_unused, bit) => byte * 8 + bit).reduce(
            (bits, at) => bits | (at < count && closed.has(first + at) ? 1 << (at % 8) : 0),
            0,
          ),
        );
        return withCrc([unit, 1, packed.length, ...packed]);
      }
      case 'write-coil': {
        const { coil, value } = request;
        if (strings.exception) return refuse(5, 4);
        if (coil >= coilCount) return refuse(5, 2);
        if (value !== 0xff00 && value !== 0) return refuse(5, 3);
        move(coil, value === 0xff00);
        return withCrc([unit, 5, coil >> 8, coil & 0xff, value >> 8, 0]);
      }
      case 'other':
        return refuse(request.functionCode, 1);
      default:
        return assertNever(request);
    }
  }

  function send(socket: Socket, frame: Buffer): void {
    if (socket.destroyed) return;
    if (strings.crcWrong) frame[frame.length - 1] = (frame.at(-1) ?? 0) ^ 0xff;
    socket.write(Buffer.concat([Buffer.from(strings.noisy ? [unit, 0x00, 0xff] : []), frame.subarray(0, 4)]));
    socket.write(frame.subarray(4));
  }

  const server = createServer((socket) => {
    if (strings.unplugged) return socket.destroy();
    sockets.add(socket);
    let unread: Buffer = Buffer.alloc(0);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      unread = Buffer.concat([unread, bytes]);
      for (let step = nextRequest(unread); step !== null; step = nextRequest(unread)) {
        unread = unread.subarray(step.length);
        const { request } = step;
        if (request !== null && request.unit === unit && !strings.mute) send(socket, answer(request));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulated relays have no port');

  return {
    port: address.port,
    closedRelays: () => [...closed].sort((a, b) => a - b),
    onMove: moves.add,
    pull(pulled) {
      Object.assign(strings, pulled);
      if (strings.unplugged) for (const socket of sockets) socket.destroy();
    },
    getStrings: () => strings,
    failPower() {
      for (const coil of [...closed]) move(coil, false);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
