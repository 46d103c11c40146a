import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** The strings of a simulated device that are a matter of its wire and not of what it does. */
export interface WireStrings {
  /** Swallows everything and answers nothing. */
  mute: boolean;
  /** Every frame goes out with a wrong check byte. */
  wrongLrc: boolean;
  /** Sends bytes that are no frame. */
  garbled: boolean;
  /** Nobody takes the call on its port. */
  unplugged: boolean;
}

/** What a device says to a command: status 0 for done, the rest a matter of the device. No `data`: the status alone. */
export interface DeviceAnswer {
  readonly status: number;
  readonly data?: Uint8Array;
}

/** The wire of a simulated device on a TCP port of this machine. Written from the description of the frame, not from the host's codec. */
export interface SimulatedStxDevice {
  readonly port: number;
  /** Tells the host something unasked. */
  tell(command: number, data: Uint8Array): void;
  pull(strings: Partial<WireStrings>): void;
  getStrings(): Readonly<WireStrings>;
  /** The next frame goes out broken, the ones after it whole. */
  breakNext(): void;
  close(): Promise<void>;
}

/** Starts one on a free port. `answer` is what the device does with a command. */
export async function startStxDevice(
  answer: (command: number, data: Uint8Array) => DeviceAnswer,
  /** The host begins anew: whatever was under way is broken off. */
  beginAnew: () => void = () => undefined,
): Promise<SimulatedStxDevice> {
  const strings: WireStrings = { mute: false, wrongLrc: false, garbled: false, unplugged: false };
  const sockets = new Set<Socket>();
  let breaksNext = false;
  let said: { readonly sequence: number; readonly frame: Buffer } = { sequence: 0, frame: Buffer.alloc(0) };

  function send(socket: Socket, frame: Buffer): void {
    if (strings.mute || socket.destroyed) return;
    const sent = strings.garbled ? Buffer.from('ff00aa55', 'hex') : Buffer.from(frame);
    if (strings.wrongLrc || breaksNext) sent[sent.length - 1] = (sent.at(-1) ?? 0) ^ 0x5a;
    breaksNext = false;
    // In two pieces, as a serial line delivers.
    socket.write(sent.subarray(0, 3));
    socket.write(sent.subarray(3));
  }

  function take(socket: Socket, body: Buffer): void {
    const [sequence = 0, command = 0] = body;
    if (sequence === 0 && command === 0) {
      said = { sequence: 0, frame: Buffer.alloc(0) };
      beginAnew();
      return;
    }
    if (sequence !== said.sequence) {
      const { status, data = new Uint8Array() } = answer(command, Uint8Array.from(body.subarray(2)));
      said = { sequence, frame: frameOf(Buffer.concat([Buffer.of(sequence, command, status), data])) };
    }
    send(socket, said.frame);
  }

  const server = createServer((socket) => {
    if (strings.unplugged) return socket.destroy();
    sockets.add(socket);
    let unread: Buffer = Buffer.alloc(0);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      if (strings.mute) return;
      unread = Buffer.concat([unread, bytes]);
      for (let body = takeBody(unread); body !== null; body = takeBody(unread)) {
        unread = unread.subarray(body.length + 5);
        take(socket, body);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulated device has no port');

  return {
    port: address.port,
    tell(command, data) {
      for (const socket of sockets) send(socket, frameOf(Buffer.concat([Buffer.of(0, command), data])));
    },
    pull(pulled) {
      Object.assign(strings, pulled);
      if (strings.unplugged) for (const socket of sockets) socket.destroy();
    },
    getStrings: () => strings,
    breakNext() {
      breaksNext = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function frameOf(body: Buffer): Buffer {
  const framed = Buffer.concat([Buffer.of(body.length >> 8, body.length & 0xff), body, Buffer.of(0x03)]);
  return Buffer.concat([Buffer.of(0x02), framed, Buffer.of(framed.reduce((lrc, byte) => lrc ^ byte, 0))]);
}

/** The body of the frame at the head, once it is all there. The host frames rightly, or the device says nothing. */
function takeBody(bytes: Buffer): Buffer | null {
  if (bytes.length < 3 || bytes[0] !== 0x02) return null;
  const end = 3 + bytes.readUInt16BE(1);
  if (bytes.length < end + 2) return null;
  const lrc = bytes.subarray(1, end + 1).reduce((sum, byte) => sum ^ byte, 0);
  return bytes[end] === 0x03 && bytes[end + 1] === lrc ? bytes.subarray(3, end) : null;
}
