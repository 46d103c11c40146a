import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { Agent } from './agent.ts';

/** An agent that did not answer is told again after this; where it has gone meanwhile, when it is back. */
const againMs = 5_000;

/**
 * Tells the agent when a visitor begins and ends something, so that the PC does not go off under somebody's hands (D-12, D-13).
 * Where the agent comes back it is told anew, and so it is after each wipe, which to the agent ends the visit: whoever has gone back
 * to the first page may still stand there.
 */
export function watchPower(ports: {
  readonly inSession: () => boolean;
  readonly status: ReadonlySignal<AgentStatus | null>;
  readonly agent: () => Pick<Agent, 'tellInSession'> | null;
  /** How many wipes were answered. */
  readonly wiped: ReadonlySignal<number>;
}): () => void {
  const failures = signal(0);
  let told: boolean | null = null;
  let wipes = ports.wiped.peek();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function tell(inSession: boolean): Promise<void> {
    told = inSession;
    const heard = await ports.agent()?.tellInSession(inSession);
    if (heard !== false) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      told = null;
      failures.value += 1;
    }, againMs);
  }

  const stop = effect(() => {
    const inSession = ports.inSession();
    const power = ports.status.value?.parts.find(({ part }) => part === 'power');
    const wipedNow = ports.wiped.value;
    void failures.value;
    if (power === undefined || power.fitted === false) {
      told = null;
      return;
    }
    if (wipedNow !== wipes) told = null;
    wipes = wipedNow;
    if (told !== inSession) void tell(inSession);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
