import { type ReadonlySignal, signal } from '@preact/signals';
import type { ReportedPartName } from '../../protocol/devices-api.ts';
import type { Agent } from './agent.ts';

/** The end of a visit at the devices: the agent drops what its drivers hold (D-27). */
export interface SessionWipe {
  /** `agent` where nobody answered the last time; parts that did not manage it say so in its status. Staff should look at those. */
  readonly failed: ReadonlySignal<readonly ReportedPartName[]>;
  /** How many were answered: a wipe turns the lights off, whoever shows them begins anew. */
  readonly answered: ReadonlySignal<number>;
  /** Never waited for by a screen. */
  wipe(): void;
  /** The visit that is under way: what was begun in another one is not printed any more. */
  visit(): number;
}

/** Without an agent (null) a wipe only begins another visit. An answer that a later wipe has overtaken is dropped. */
export function createSessionWipe(agent: () => Pick<Agent, 'wipeSession'> | null): SessionWipe {
  const failed = signal<readonly ReportedPartName[]>([]);
  const answered = signal(0);
  let visit = 0;

  async function tell(mine: number): Promise<void> {
    const answer = await agent()?.wipeSession();
    // A later wipe knows better.
    if (mine !== visit || answer === undefined) return;
    failed.value = answer === null ? ['agent'] : [];
    answered.value += 1;
  }

  return {
    failed,
    answered,
    visit: () => visit,
    wipe() {
      visit += 1;
      void tell(visit);
    },
  };
}
