import { effect } from '@preact/signals';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { Agent } from './agent.ts';
import type { HallApi } from './hall-api.ts';

/** Parts in trouble as the server wants them: `ticket-printer: paper-out`. */
export function faultsOf(status: AgentStatus | null): string[] {
  if (status === null) return ['agent: offline'];
  return status.parts.filter(({ state }) => state !== 'ok').map(({ part, state }) => `${part}: ${state}`);
}

/** Tells the server of each change, so that the guidance tablet knows before a visitor does (D-07, D-23). */
export function reportFaults(agent: Agent, api: HallApi): () => void {
  let told: string | null = null;
  return effect(() => {
    const faults = faultsOf(agent.status.value);
    const now = faults.join('\n');
    if (now === told) return;
    told = now;
    void api.reportFaults(faults);
  });
}
