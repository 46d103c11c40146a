import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delay } from '../../time-limit.ts';
import { houseScript, jobQuestion, printCommand } from './house-scripts.ts';

/** What the printer does with the next documents. */
export type HouseBehaviour = 'prints' | 'runs-out-of-paper' | 'breaks';

/**
 * A real IPP Everywhere printer, CUPS's `ippeveprinter`, for the suites. It cannot live without DNS-SD, so it has a network of its
 * own (`unshare`), with a D-Bus and an Avahi in it; a socket file leads out. Wants root, and Debian's cups-ipp-utils, avahi-daemon, dbus,
 * iproute2, util-linux and socat.
 */
export interface PrintHouse {
  readonly url: string;
  behave(behaviour: HouseBehaviour): Promise<void>;
  /** By the printer's own web form. */
  setSheets(sheets: number): Promise<void>;
  documentsOut(): Promise<number>;
  /** Everything that still lies in the printer's spool. */
  spooled(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const startLimitMs = 30_000;

/** Throws what the house complained of where it is not open within 30 s. After four minutes it is killed anyhow. */
export async function openPrintHouse(): Promise<PrintHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-house-'));
  await Promise.all(['out', 'spool'].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, 'house.sh'), houseScript);
  await writeFile(join(folder, 'print.sh'), printCommand, { mode: 0o755 });
  await writeFile(join(folder, 'job.test'), jobQuestion);
  const behave = (behaviour: HouseBehaviour) => writeFile(join(folder, 'behaviour'), behaviour);
  await behave('prints');
  const house = spawn(
    'unshare',
    ['--net', '--pid', '--fork', '--mount', '--kill-child', 'bash', join(folder, 'house.sh'), folder],
    { stdio: ['pipe', 'ignore', 'pipe'], timeout: 240_000, killSignal: 'SIGKILL' },
  );
  const complaints: string[] = [];
  house.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  house.on('error', (error) => complaints.push(error.message));
  const door = join(folder, 'door');
  try {
    await waitForDoor(door, house);
  } catch (error) {
    house.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    throw new Error(`the print house did not open: ${complaints.join('')}`, { cause: error });
  }

  const server = createServer((outside) => {
    const inside = connect(door);
    outside.pipe(inside).pipe(outside);
    for (const end of [outside, inside]) end.on('error', () => [outside, inside].map((socket) => socket.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the print house has no port');
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `ipp://${host}/ipp/print`,
    behave,
    async setSheets(sheets) {
      const form = new URLSearchParams({
        size1: 'iso_a4_210x297mm',
        type1: 'stationery',
        level1: `${sheets}`,
        level3: '-2',
      });
      const answer = await fetch(`http://${host}/media?${form}`, { signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) throw new Error(`the printer's form answered ${answer.status}`);
    },
    documentsOut: async () => (await readdir(join(folder, 'out'))).length,
    spooled: () => readdir(join(folder, 'spool')),
    async close() {
      const ended = once(house, 'close');
      house.kill('SIGKILL');
      await ended;
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function waitForDoor(door: string, house: ChildProcess): Promise<void> {
  const until = performance.now() + startLimitMs;
  while (performance.now() < until && house.exitCode === null) {
    if (await answersAt(door)) return;
    await delay(50);
  }
  throw new Error(house.exitCode === null ? 'it took too long' : `it ended with ${house.exitCode}`);
}

function answersAt(door: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(door, () =>
      socket.write('GET /media HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
    );
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
