import type { DevicePartName } from '../../protocol/agent.ts';
import { within } from '../time-limit.ts';
import type { Leases } from './leases.ts';
import type { AgentParts } from './parts.ts';
import type { Recorder } from './recorder.ts';

/** What the apps' pages have had to do with the devices since they were last wiped (D-27). */
export interface Sessions {
  /** An app's page asked something of the part, or was told what happened there. */
  used(part: DevicePartName, app: string): void;
  /**
   * The visitor of this app has gone: every part drops what it holds, but for those that another app leases or used last.
   * Answers which did not manage it within the limit.
   */
  wipe(app: string): Promise<readonly DevicePartName[]>;
  /** The app's last page has gone, be it by a crash: if it had a visitor, that one is wiped where no other app is at it too. */
  pageGone(app: string): Promise<void>;
}

export interface SessionContext {
  readonly parts: AgentParts;
  readonly leases: Leases;
  readonly recorder: Recorder;
  /** A driver cancels its job and closes what hangs out within this, or staff are told. */
  readonly limitMs: number;
}

export function createSessions({ parts, leases, recorder, limitMs }: SessionContext): Sessions {
  const users = new Map<DevicePartName, ReadonlySet<string>>();

  function isOthers(part: DevicePartName, app: string): boolean {
    const usedBy = users.get(part);
    return leases.isTaken(part, app) || (usedBy !== undefined && !usedBy.has(app));
  }

  async function wipe(app: string): Promise<readonly DevicePartName[]> {
    const mine = parts.all.map(({ plugged }) => plugged).filter(({ device }) => !isOthers(device.part, app));
    const failed = await Promise.all(
      mine.map(async (plugged) => {
        const { part } = plugged.device;
        users.delete(part);
        const wiped = await within(settled(plugged.wipe?.() ?? Promise.resolve()), limitMs);
        return wiped.ok && wiped.value ? [] : [part];
      }),
    );
    recorder.note({ app, operation: 'session-wiped', outcome: failed.flat().length === 0 ? 'done' : 'failed' });
    return failed.flat();
  }

  return {
    used(part, app) {
      users.set(part, new Set(users.get(part)).add(app));
    },
    wipe,
    async pageGone(app) {
      const left = [...users].filter(([, usedBy]) => usedBy.has(app));
      if (left.length === 0) return;
      for (const [part, usedBy] of left) {
        const others = [...usedBy].filter((user) => user !== app);
        if (others.length === 0) users.delete(part);
        else users.set(part, new Set(others));
      }
      await wipe(app);
    },
  };
}

function settled(wiping: Promise<void>): Promise<boolean> {
  return wiping.then(
    () => true,
    () => false,
  );
}
