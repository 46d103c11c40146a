import type { ReadonlySignal } from '@preact/signals';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { ReportedPart, ReportedPartName } from '../../protocol/devices-api.ts';
import { startHeartbeat } from '../../ui/client/heartbeat.ts';
import type { HttpClient } from '../../ui/client/http-client.ts';
import { clockParts } from '../../ui/client/own-clock.ts';
import type { Agent } from './agent.ts';

/** The agent of this PC is not missed before it has had time to answer. */
const answerMs = 5_000;

/**
 * The parts that this PC is meant to have, as the server wants them; an agent that is not reached can say nothing of them.
 * A part that may still hold something of a visitor who has gone is faulty, whatever it says otherwise (D-27).
 * @param notWiped `agent` where it did not answer the last wipe
 */
export function reportedParts(status: AgentStatus | null, notWiped: readonly ReportedPartName[] = []): ReportedPart[] {
  if (status === null) return [{ part: 'agent', state: 'offline' }];
  // A terminal that cannot write its log does no business (D-24): that is trouble of the agent, whatever its parts can do.
  const inTrouble = status.halted !== undefined || notWiped.includes('agent');
  const agent: ReportedPart[] = inTrouble ? [{ part: 'agent', state: 'fault' }] : [];
  const parts = status.parts
    .filter(({ fitted }) => fitted !== false)
    .map(({ part, state, unwiped, level }) => ({
      part,
      state: unwiped === true && state === 'ok' ? ('fault' as const) : state,
      ...(level === undefined ? {} : { level }),
    }));
  return [...agent, ...parts];
}

/** Heartbeats of the kiosk, with the state of its parts and of its own clock (B-17, D-23). Answers how to stop them. */
export function reportParts(
  http: Pick<HttpClient, 'post'>,
  agent: () => Pick<Agent, 'status'> | null,
  notWiped: () => readonly ReportedPartName[],
  clockIsOff: ReadonlySignal<boolean>,
  now: () => number,
): () => void {
  const startedAt = now();
  let clockTold = false;
  function parts(): readonly ReportedPart[] | null {
    const own = clockParts(clockIsOff);
    const known = agent();
    clockTold ||= own.length > 0;
    // Of parts that it does not know it says nothing, unless something it has said is over.
    if (known === null) return clockTold ? own : null;
    const status = known.status.value;
    return status === null && now() - startedAt < answerMs ? null : [...own, ...reportedParts(status, notWiped())];
  }
  return startHeartbeat(http, parts);
}
