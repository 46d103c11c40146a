import { describeConsumables } from './agent-status.ts';
import type { AgentParts } from './parts.ts';
import { type Supervisor, superviseDevices } from './supervisor.ts';

export interface PartsPace {
  /** As in `SupervisorPace`. */
  readonly usualEveryMs: number;
  /** Milliseconds: `firstRetryMs` and `longestRetryMs` of `SupervisorPace`. */
  readonly retryMs: readonly [first: number, longest: number];
  /** Told when a look has found less or more toner or paper than the one before; of states the devices tell themselves. */
  readonly changed: () => void;
}

/** Watches the devices that this PC is meant to have. */
export function superviseParts(parts: AgentParts, { usualEveryMs, retryMs, changed }: PartsPace): Supervisor {
  const [firstRetryMs, longestRetryMs] = retryMs;
  const lastSeen = new Map<object, string>();
  return superviseDevices(
    parts.all.filter(({ fitted }) => fitted).map(({ plugged }) => plugged),
    {
      usualEveryMs,
      firstRetryMs,
      longestRetryMs,
      chance: Math.random,
      checked(device) {
        const seen = JSON.stringify(describeConsumables(device));
        if ((lastSeen.get(device) ?? '{}') !== seen) changed();
        lastSeen.set(device, seen);
      },
    },
  );
}
