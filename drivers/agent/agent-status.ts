import type { AgentStatus, DevicePartName } from '../../protocol/agent.ts';
import type { Device } from '../device.ts';
import type { Leases } from './leases.ts';
import type { AgentPart, AgentParts } from './parts.ts';
import type { Recorder } from './recorder.ts';
import type { Sessions } from './sessions.ts';

const agentVersion = '0.1.0';

export interface StatusSources {
  /** Of chance, new with every start of the agent: a page sees by it that this is another one. */
  readonly run: string;
  readonly parts: AgentParts;
  readonly leases: Leases;
  readonly recorder: Recorder;
  readonly sessions: Pick<Sessions, 'isUnwiped'>;
  /** The readers on which a card lies that pages were told of, and of its end not yet. */
  readonly lying: ReadonlySet<DevicePartName>;
}

/** The status as an app's page sees it: what another app leases is `in-use`. */
export function describeAgent(sources: StatusSources, app: string): AgentStatus {
  const { parts, recorder } = sources;
  const trouble = recorder.trouble();
  return {
    version: agentVersion,
    run: sources.run,
    simulated: parts.all.some(({ plugged }) => plugged.simulator !== undefined),
    parts: parts.all.map((part) => describePart(part, sources, app)),
    ...(trouble === null ? {} : { halted: trouble }),
  };
}

function describePart({ fitted, plugged: { device } }: AgentPart, sources: StatusSources, app: string) {
  const { leases, sessions, lying } = sources;
  const { part } = device;
  const lease = leases.leaseOf(part);
  const status =
    lease === null || lease.app === app ? device.getStatus() : { state: 'in-use' as const, since: lease.since };
  const unwiped = sessions.isUnwiped(part) ? { unwiped: true as const } : {};
  const card = lying.has(part) ? { holdsCard: true as const } : {};
  return { part, ...status, fitted, ...unwiped, ...card, ...describeConsumables(device) };
}

/** One by one, and the one of which least is left as the level of the whole. */
export function describeConsumables(device: Device): Pick<AgentStatus['parts'][number], 'level' | 'consumables'> {
  const consumables = device.consumables?.() ?? [];
  if (consumables.length === 0) return {};
  const levels = consumables.flatMap(({ percent }) => percent ?? []);
  return { consumables: [...consumables], ...(levels.length === 0 ? {} : { level: Math.min(...levels) }) };
}
