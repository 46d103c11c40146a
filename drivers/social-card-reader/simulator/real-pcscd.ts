import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delay } from '../../time-limit.ts';

/** Where every pcscd of a machine has its socket: there can be one at a time. */
const runFolder = '/run/pcscd';
const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const readyLimitMs = 20_000;

/** A pcscd of the tests' own, which also ends by itself a minute after its last client, with the virtual reader vpcd and no other. */
export interface RealPcscd {
  /** The TCP port of the virtual reader's first slot. */
  readonly slotPort: number;
  start(): Promise<void>;
  /** As the power goes: no good-bye to anybody. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** `slotPort`: vpcd listens there and on the next one, on all addresses: for test machines only. */
export async function prepareRealPcscd(slotPort: number): Promise<RealPcscd> {
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-pcscd-'));
  const port = `0x${slotPort.toString(16).toUpperCase()}`;
  await writeFile(
    join(folder, 'vpcd'),
    `FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:${port}\nLIBPATH ${driver}\nCHANNELID ${port}\n`,
  );
  let daemon: ChildProcess | null = null;

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const last = daemon;
    daemon = null;
    if (last === null) return;
    if (last.exitCode === null && last.signalCode === null) {
      const ended = once(last, 'exit');
      last.kill(signal);
      await ended;
    }
    await removeTraces();
  }

  return {
    slotPort,
    async start() {
      if (await takesCalls()) throw new Error('another pcscd runs on this machine');
      await mkdir(runFolder, { recursive: true });
      await removeTraces();
      const started = spawn('pcscd', ['--foreground', '--auto-exit', '--config', folder], { stdio: 'ignore' });
      daemon = started;
      await untilReady(started);
    },
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true });
    },
  };
}

/** What a killed one leaves behind keeps the next one from starting. */
async function removeTraces(): Promise<void> {
  for (const name of ['pcscd.comm', 'pcscd.pid']) await rm(join(runFolder, name), { force: true });
}

/** Its socket takes a call. What it says comes late, when its output is a pipe. */
async function untilReady(daemon: ChildProcess): Promise<void> {
  const deadline = performance.now() + readyLimitMs;
  while (!(await takesCalls())) {
    if (daemon.exitCode !== null || performance.now() > deadline) throw new Error('pcscd did not get ready');
    await delay(20);
  }
}

async function takesCalls(): Promise<boolean> {
  const socket = connect({ path: join(runFolder, 'pcscd.comm') });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
