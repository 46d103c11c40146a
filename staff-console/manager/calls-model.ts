import { type ReadonlySignal, signal } from '@preact/signals';
import type { CallLogReply } from '../../protocol/call-log.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { ConsoleApi } from '../client/console-api.ts';

/** Today's calls with their reasons, of late or of some numbers. */
export interface CallsModel {
  /** Null while they are asked for. */
  readonly log: ReadonlySignal<CallLogReply | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** Reads the calls of these numbers, of all where there are none, and again every ten seconds until it is stopped. */
  follow(numbers: readonly string[]): () => void;
}

const everyMs = 10_000;

/** Asks nothing before `follow`. Who follows other numbers stops the first. */
export function createCallsModel(ports: {
  readonly api: Pick<ConsoleApi, 'calls'>;
  readonly hall: HallId;
}): CallsModel {
  const log = signal<CallLogReply | null>(null);
  const problem = signal<Problem | null>(null);
  return {
    log,
    problem,
    follow(numbers) {
      let stopped = false;
      log.value = null;
      problem.value = null;
      const read = async () => {
        const answer = await ports.api.calls(ports.hall, numbers);
        if (stopped) return;
        if (answer.ok) log.value = answer.value;
        problem.value = answer.ok ? null : answer.error;
      };
      const timer = setInterval(() => void read(), everyMs);
      void read();
      return () => {
        stopped = true;
        clearInterval(timer);
      };
    },
  };
}

/** `a012` as `A012`; null for what cannot be a number on a ticket. */
export function tidyNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return /^[A-Z]{1,2}[0-9]{1,6}$/.test(number) ? number : null;
}
