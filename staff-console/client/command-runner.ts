import { type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../../protocol/problems.ts';
import type { Result } from '../../protocol/result.ts';

/** What came of pressing something: the server's answer, or nothing because an earlier press is still being answered. */
export type Ran<Value> =
  | { readonly kind: 'answered'; readonly result: Result<Value, Problem> }
  | { readonly kind: 'still-busy' };

/** Sends the commands of one place, one at a time. */
export interface CommandRunner {
  /** A command is on its way, or its effect is not on the screen yet. */
  readonly busy: ReadonlySignal<boolean>;
  /** Sends one command. `intent` names what the person wants, body included. */
  run<Value>(intent: string, send: (idempotencyKey: string) => Promise<Result<Value, Problem>>): Promise<Ran<Value>>;
}

/**
 * Lets one command through at a time, so that a key pressed twice gives one command.
 * Where the outcome is unknown (no answer, or none in time) the next press of the same intent carries the same
 * Idempotency-Key: the server then answers what it did, and does nothing twice.
 * @param watch called before a command goes out; what it answers resolves when the screen shows the effect, or after a
 * time limit of its own. The effect may be there before the answer is.
 */
export function createCommandRunner(options: {
  readonly newKey: () => string;
  readonly watch: () => () => Promise<void>;
}): CommandRunner {
  const busy = signal(false);
  let unknown: { readonly intent: string; readonly key: string } | null = null;

  return {
    busy,
    async run(intent, send) {
      if (busy.value) return { kind: 'still-busy' };
      busy.value = true;
      try {
        const settled = options.watch();
        const key = unknown?.intent === intent ? unknown.key : options.newKey();
        const result = await send(key);
        unknown = !result.ok && outcomeUnknown(result.error) ? { intent, key } : null;
        if (result.ok) await settled();
        return { kind: 'answered', result };
      } finally {
        busy.value = false;
      }
    },
  };
}

/** A refusal by the server is certain; no answer, and trouble on the server's side, are not. */
function outcomeUnknown(problem: Problem): boolean {
  return problem.status === 0 || problem.status >= 500;
}
