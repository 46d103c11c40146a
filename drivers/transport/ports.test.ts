import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import type { BytePort, PortOpener } from './byte-port.ts';
import { createDeviceFileOpener } from './device-file.ts';
import { createMemoryDevice } from './memory.ts';
import { createSerialOpener } from './serial.ts';
import { type SerialLine, startSerialLine } from './socat.ts';
import { createTcpOpener } from './tcp.ts';

/** A far end that says back what it hears, until it is told to stop reading. */
async function startEcho(): Promise<{ server: Server; port: number; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => socket.write(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, sockets, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

async function opened(opener: PortOpener): Promise<BytePort> {
  const port = await opener.open(1_000);
  if (!port.ok) throw new Error(`${opener.name} did not open`);
  return port.value;
}

function heard(port: BytePort, count: number): Promise<string> {
  return new Promise((resolve) => {
    let all = Buffer.alloc(0);
    port.source.onBytes((bytes) => {
      all = Buffer.concat([all, bytes]);
      if (all.length >= count) resolve(all.toString('hex'));
    });
  });
}

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

describe.each(['tcp', 'serial', 'device-file'] as const)('a port over %s', (way) => {
  let echo: Awaited<ReturnType<typeof startEcho>>;
  let line: SerialLine | null = null;
  let opener: PortOpener;
  beforeEach(async () => {
    echo = await startEcho();
    line = way === 'tcp' ? null : await startSerialLine(echo.port);
    if (line === null) opener = createTcpOpener('127.0.0.1', echo.port);
    else opener = way === 'serial' ? createSerialOpener(line.path, 115_200) : createDeviceFileOpener(line.path);
  });
  afterEach(async () => {
    await line?.close();
    for (const socket of echo.sockets) socket.destroy();
    echo.server.close();
  });

  test('carries every byte value unchanged, both ways, and opens again after it was closed', async () => {
    for (const _round of [1, 2]) {
      const port = await opened(opener);
      const answer = heard(port, 256);
      expect(await port.sink.write(everyByte, 1_000)).toEqual(ok(undefined));
      expect(await answer).toBe(everyByte.toString('hex'));
      await port.close();
      expect(await port.sink.write(everyByte, 1_000)).toEqual(err('closed'));
    }
  });

  test('a far end that takes nothing more ends a write at its time limit, and the port with it; the line is free again', async () => {
    const port = await opened(opener);
    await heardOnce(port);
    for (const socket of echo.sockets) socket.pause();
    const closed = new Promise<void>((resolve) => port.source.onClosed(resolve));
    expect(await port.sink.write(Buffer.alloc(64 * 1024 * 1024), 150)).toEqual(err('timeout'));
    await closed;
    const again = await opened(opener);
    await again.close();
  });
});

/** The far end is there once it has answered. */
async function heardOnce(port: BytePort): Promise<void> {
  const answer = heard(port, 1);
  await port.sink.write(Uint8Array.of(7), 1_000);
  await answer;
}

test('a TCP far end that goes is told once', async () => {
  const echo = await startEcho();
  const port = await opened(createTcpOpener('127.0.0.1', echo.port));
  await heardOnce(port);
  let times = 0;
  const closed = new Promise<void>((resolve) =>
    port.source.onClosed(() => {
      times += 1;
      resolve();
    }),
  );
  for (const socket of echo.sockets) socket.destroy();
  await closed;
  await port.close();
  expect(times).toBe(1);
  echo.server.close();
});

test('a TCP far end that loses its power in silence is asked for by the network itself', async () => {
  const echo = await startEcho();
  const port = await opened(createTcpOpener('127.0.0.1', echo.port));
  await heardOnce(port);
  const farEnd = `0100007F:${echo.port.toString(16).toUpperCase().padStart(4, '0')}`;
  const sockets = (await readFile('/proc/net/tcp', 'utf8')).split('\n').map((row) => row.trim().split(/\s+/));
  // 01: it stands. Others to that port may have been closed a moment ago.
  const timer = sockets.find(([, , remote, state]) => remote === farEnd && state === '01')?.[5];
  // 02: the timer that runs is the one that asks whether the far end is still there.
  expect(timer).toMatch(/^02:/);
  await port.close();
  for (const socket of echo.sockets) socket.destroy();
  echo.server.close();
});

test.each([
  createTcpOpener('127.0.0.1', 1),
  createSerialOpener('/dev/tidehall-none', 9_600),
  createDeviceFileOpener('/dev/tidehall-none'),
])('what is not there does not open: $name', async (opener) => {
  expect(await opener.open(1_000)).toEqual(err('open-failed'));
});

test('a memory port behaves as the real ones do', async () => {
  const device = createMemoryDevice();
  device.onHostBytes((bytes) => device.send(bytes));
  const port = await opened(device.opener);
  const answer = heard(port, 256);
  await port.sink.write(everyByte, 100);
  expect(await answer).toBe(everyByte.toString('hex'));
  device.unplug();
  expect(await port.sink.write(everyByte, 100)).toEqual(err('closed'));
  expect(await device.opener.open(100)).toEqual(err('open-failed'));
  device.plug();
  const again = await opened(device.opener);
  device.stall();
  expect(await again.sink.write(everyByte, 20)).toEqual(err('timeout'));
});

test('a device file that took all of it, if only just too late, has not failed', async () => {
  const port = await opened(createDeviceFileOpener('/dev/null'));
  expect(await port.sink.write(everyByte, 0)).toEqual(ok(undefined));
  expect(await port.sink.write(everyByte, 0)).toEqual(ok(undefined));
  await port.close();
});
