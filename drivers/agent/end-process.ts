import { within } from '../time-limit.ts';

/** Milliseconds. A document that has to be cancelled at its printer takes longest. */
const usualClosingMs = 60_000;
const usualExitMs = 5_000;

export interface EndingLimits {
  readonly closingMs?: number;
  /** How long the process may still take to end by itself once everything is closed. */
  readonly exitMs?: number;
  /** Ends the process whatever it is at. */
  readonly kill?: () => void;
}

/**
 * Closes, and sees to it that the process ends. It ends by itself where nothing hangs; a system call that does, for instance at a disk,
 * would keep it for ever, and an exit in order too, for that waits for the threads.
 */
export async function endProcess(close: () => Promise<unknown>, limits: EndingLimits = {}): Promise<void> {
  const { closingMs = usualClosingMs, exitMs = usualExitMs, kill = killOurselves } = limits;
  await within(close(), closingMs).catch(() => undefined);
  setTimeout(kill, exitMs).unref();
}

function killOurselves(): void {
  process.stderr.write('agent: something did not end in time and was ended by force\n');
  process.kill(process.pid, 'SIGKILL');
}
