import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { AgentStatus, DevicePartName } from '../../protocol/agent.ts';
import { type Capabilities, capabilitiesOf, distrustedParts } from './capabilities.ts';

const lookMs = 2_000;

/** Keeps what the kiosk can do up to date with what its agent tells. */
export function watchCapabilities(ports: {
  readonly status: ReadonlySignal<AgentStatus | null>;
  readonly hasAgent: ReadonlySignal<boolean>;
  /** Nobody stands at the kiosk. */
  readonly idle: () => boolean;
  readonly now: () => number;
}): { readonly capabilities: ReadonlySignal<Capabilities>; stop(): void } {
  const { status, hasAgent, idle, now } = ports;
  const distrusted = signal<ReadonlySet<DevicePartName>>(new Set());
  function look(): void {
    const next = distrustedParts(distrusted.peek(), status.value, idle(), now());
    const before = distrusted.peek();
    if (next.size !== before.size || [...next].some((part) => !before.has(part))) distrusted.value = next;
  }
  const stopFollowing = effect(look);
  const timer = setInterval(look, lookMs);
  return {
    capabilities: computed(() => capabilitiesOf(status.value, hasAgent.value, distrusted.value)),
    stop() {
      stopFollowing();
      clearInterval(timer);
    },
  };
}
