import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { AgentLink } from '../../ui/agent/agent-link.ts';
import type { AgentSettings, AgentStore } from '../../ui/agent/agent-settings.ts';
import type { CounterAgentState } from './counter-check.ts';

/** What a counter needs of the line to its agent. */
export type CounterLink = Pick<AgentLink, 'status' | 'trouble'> & { readonly close: () => void };

/** The agent of the PC at which this console runs, if it was given one. */
export interface CounterAgent {
  readonly settings: ReadonlySignal<AgentSettings | null>;
  readonly state: ReadonlySignal<CounterAgentState>;
  /** From now on, and after a restart of the browser, this one. */
  use(agent: AgentSettings): void;
  forget(): void;
}

/** Follows the agent for as long as the page is there. */
export function createCounterAgent(ports: {
  readonly store: Pick<AgentStore, 'read' | 'keep' | 'forget' | 'takeFromAddress'>;
  readonly open: (agent: AgentSettings) => CounterLink;
}): CounterAgent {
  const { store } = ports;
  const settings = signal<AgentSettings | null>(store.takeFromAddress() ?? store.read());
  const link = signal<CounterLink | null>(null);
  effect(() => {
    if (settings.value === null) return;
    const opened = ports.open(settings.value);
    link.value = opened;
    return () => {
      opened.close();
      link.value = null;
    };
  });
  return {
    settings,
    state: computed(() => stateOf(link.value)),
    use(agent) {
      store.keep(agent);
      settings.value = agent;
    },
    forget() {
      store.forget();
      settings.value = null;
    },
  };
}

function stateOf(link: CounterLink | null): CounterAgentState {
  if (link === null) return { kind: 'none' };
  const { value: status } = link.status;
  const { value: why } = link.trouble;
  if (status !== null) return { kind: 'told', status };
  return why === null ? { kind: 'asking' } : { kind: 'trouble', why };
}
