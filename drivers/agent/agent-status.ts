import type { AgentStatus } from '../../protocol/agent.ts';
import type { Device } from '../device.ts';
import type { AgentParts } from './parts.ts';

export const agentVersion = '0.1.0';

/** The parts that a page is told of, in the order in which it shows them. */
export function devicesOf(parts: AgentParts): readonly Device[] {
  return [parts.printer, parts.cardReader];
}

export function describeAgent(parts: AgentParts): AgentStatus {
  return {
    version: agentVersion,
    simulated: parts.simulatedPrinter !== null || parts.simulatedReader !== null,
    parts: devicesOf(parts).map((device) => ({ part: device.part, ...device.getStatus() })),
  };
}

/** Asks every device how it is, again and again; a device that answers late holds only itself up. Answers the function that ends it. */
export function watchDevices(devices: readonly Device[], everyMs: number): () => void {
  let watching = true;
  const timers = new Set<NodeJS.Timeout>();
  async function watch(device: Device): Promise<void> {
    await device.check();
    if (!watching) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void watch(device);
    }, everyMs);
    timers.add(timer);
  }
  for (const device of devices) void watch(device);
  return () => {
    watching = false;
    for (const timer of timers) clearTimeout(timer);
  };
}
