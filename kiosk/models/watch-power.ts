import { effect, type ReadonlySignal } from '@preact/signals';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { Agent } from './agent.ts';

/**
 * Tells the agent when a visitor begins and ends something, so that the PC does not go off under somebody's hands (D-12, D-13).
 * Where the agent comes back it is told anew.
 */
export function watchPower(ports: {
  readonly inSession: () => boolean;
  readonly status: ReadonlySignal<AgentStatus | null>;
  readonly agent: () => Pick<Agent, 'tellInSession'> | null;
}): () => void {
  let told: boolean | null = null;
  return effect(() => {
    const inSession = ports.inSession();
    const power = ports.status.value?.parts.find(({ part }) => part === 'power');
    if (power === undefined || power.fitted === false) {
      told = null;
      return;
    }
    if (told === inSession) return;
    told = inSession;
    void ports.agent()?.tellInSession(inSession);
  });
}
