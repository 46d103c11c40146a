import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DevicePartState } from '../../../protocol/agent.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import { createListeners } from '../../listeners.ts';
import { within } from '../../time-limit.ts';
import type { CardLink, LinkFault } from '../apdu.ts';
import type { CardTerminal, TerminalChange } from '../card-terminal.ts';
import type { FromCardProcess, ToCardProcess } from './pcsc-messages.ts';

export interface PcscOptions {
  /** Part of the reader's name as `pcsc_scan` shows it; empty takes any. */
  readonly readerName: string;
  /** Told once for each reason why there is no reader, with what to install or to start. */
  readonly tellOperator: (line: string) => void;
  readonly limits?: PcscLimits;
}

/** Milliseconds. Where `startMs` or `transmitMs` runs out, the card process is killed and the reader is `stalled`. */
export interface PcscLimits {
  /** From the start of the card process to its first word. */
  readonly startMs: number;
  /** One command and its answer. */
  readonly transmitMs: number;
  /** Pause before the card process is started again, doubled each time it ends at once. */
  readonly backOffMs: number;
  readonly longestBackOffMs: number;
}

export const usualPcscLimits: PcscLimits = {
  startMs: 10_000,
  transmitMs: 5_000,
  backOffMs: 1_000,
  longestBackOffMs: 30_000,
};

const reasons = {
  module: 'the package pcsclite is not there: apt-get install libpcsclite-dev g++ make python3, then npm install again',
  service: 'pcscd does not answer: apt-get install pcscd libpcsclite1, and see that it runs',
  readers: 'pcscd runs, but has no reader of that name: is it plugged in?',
} as const;

/** Readers of chip cards over PC/SC. Its process is started by the first `check`, and anew by a later one when it has ended. */
export function createPcscTerminal({ readerName, tellOperator, ...options }: PcscOptions): CardTerminal {
  const limits = options.limits ?? usualPcscLimits;
  const changes = createListeners<[TerminalChange]>();
  const answers = new Map<number, (answer: Result<Uint8Array, LinkFault>) => void>();
  let state: DevicePartState = 'absent';
  let child: ChildProcess | null = null;
  let firstWord: Promise<void> = Promise.resolve();
  let present = false;
  /** Of the card that is in; another one for each (`pcsc-messages.ts`). */
  let visit: number | null = null;
  let failures = 0;
  let startAgainAt = 0;
  let lastReason: keyof typeof reasons | null = null;
  let lastId = 0;
  let closed = false;

  function setState(next: DevicePartState): void {
    if (next === state) return;
    state = next;
    changes.tell({ kind: 'state', state });
  }

  function tellGone(): void {
    for (const settle of answers.values()) settle(err('gone'));
    answers.clear();
    visit = null;
    if (!present) return;
    present = false;
    changes.tell({ kind: 'gone' });
  }

  function complain(reason: keyof typeof reasons): void {
    if (reason !== lastReason) tellOperator(`social-card-reader: ${reasons[reason]}`);
    lastReason = reason;
  }

  function start(): void {
    const started = fork(processFile(), [readerName], {
      serialization: 'advanced',
      stdio: 'ignore',
      execArgv: processFile().endsWith('.ts') ? ['--import', 'tsx'] : [],
    });
    child = started;
    firstWord = new Promise((resolve) => {
      started.once('message', () => resolve());
      started.once('disconnect', () => resolve());
      started.once('error', () => resolve());
    });
    started.on('message', (message: FromCardProcess) => child === started && hear(message));
    started.on('error', () => end(started));
    // Unlike its exit, this comes after its last words.
    started.on('disconnect', () => end(started));
  }

  /** The process has ended, or is to: whatever it held is gone. */
  function end(ended: ChildProcess, last: DevicePartState = 'absent'): void {
    ended.kill('SIGKILL');
    if (child !== ended) return;
    child = null;
    startAgainAt = performance.now() + Math.min(limits.longestBackOffMs, limits.backOffMs * 2 ** failures);
    failures += 1;
    setState(last);
    tellGone();
  }

  function hear(message: FromCardProcess): void {
    switch (message.type) {
      case 'missing':
        complain(message.what);
        return;
      case 'readers':
        failures = 0;
        if (message.names.length === 0) complain('readers');
        else lastReason = null;
        setState(message.names.length === 0 ? 'absent' : 'ok');
        return;
      case 'in-use':
        setState('in-use');
        return;
      case 'card':
      case 'mute':
        present = true;
        visit = message.type === 'card' ? message.visit : null;
        changes.tell(message.type === 'mute' ? { kind: 'mute' } : { kind: 'card', link: linkTo(message) });
        return;
      case 'gone':
        if (state === 'in-use') setState('ok');
        tellGone();
        return;
      case 'answer':
        answers.get(message.id)?.(message.response.length < 2 ? err('broken') : ok(message.response));
        answers.delete(message.id);
        return;
      default:
        assertNever(message);
    }
  }

  function linkTo({ atr, visit: mine }: { readonly atr: Uint8Array; readonly visit: number }): CardLink {
    const own = child;
    return {
      atr,
      async transmit(command) {
        if (own === null || child !== own || visit !== mine) return err('gone');
        lastId += 1;
        const id = lastId;
        const answered = new Promise<Result<Uint8Array, LinkFault>>((resolve) => answers.set(id, resolve));
        ask(own, { type: 'transmit', visit: mine, id, command });
        const answer = await within(answered, limits.transmitMs);
        if (answer.ok) return answer.value;
        answers.delete(id);
        // The module waits for the card and cannot be called back: only its process can be ended.
        end(own, 'stalled');
        return err('silent');
      },
      async powerOff() {
        if (own !== null && child === own) ask(own, { type: 'power-off', visit: mine });
      },
    };
  }

  return {
    onChange: changes.add,
    async check() {
      if (child === null && !closed && performance.now() >= startAgainAt) start();
      const asked = child;
      const heard = await within(firstWord, limits.startMs);
      if (!heard.ok && asked !== null) end(asked, 'stalled');
      return state;
    },
    async close() {
      closed = true;
      const last = child;
      child = null;
      last?.kill('SIGKILL');
      tellGone();
    },
  };
}

function ask(child: ChildProcess, asked: ToCardProcess): void {
  // A process that has just ended is heard of by its exit.
  child.send(asked, () => undefined);
}

/** Beside the bundle `agent.js`, or the source itself. */
function processFile(): string {
  const built = fileURLToPath(new URL('./pcsc-process.js', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('./pcsc-process.ts', import.meta.url));
}
