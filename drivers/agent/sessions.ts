import type { DevicePartName } from '../../protocol/agent.ts';
import { createListeners } from '../listeners.ts';
import type { PluggedDevice } from '../plugin.ts';
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
   * Answers which did not manage it within their limit.
   */
  wipe(app: string): Promise<readonly DevicePartName[]>;
  /** The app's last page has gone, be it by a crash: if it had a visitor, that one is wiped where no other app is at it too. */
  pageGone(app: string): Promise<void>;
  /** How often the part was wiped: what it told before was of a visitor who has gone. */
  visitOf(part: DevicePartName): number;
  /**
   * Its last wipe failed, or is not done after its limit. One that is done later makes that good; one that failed is tried again when the
   * device's state changes, as long as nobody new is at it.
   */
  isUnwiped(part: DevicePartName): boolean;
  /** Told when a part comes to be unwiped or is so no longer. Answers the function that ends it. */
  onChange(listener: () => void): () => void;
  /** Tries no wipe again. */
  close(): void;
}

export interface SessionContext {
  readonly parts: AgentParts;
  readonly leases: Leases;
  readonly recorder: Recorder;
  /** Milliseconds that a wipe may take where the plugin does not say. */
  readonly usualLimitMs: number;
}

/** A part whose plugin has no `wipe` counts as wiped; one whose wipe rejects does not. */
export function createSessions({ parts, leases, recorder, usualLimitMs }: SessionContext): Sessions {
  const users = new Map<DevicePartName, ReadonlySet<string>>();
  const visits = new Map<DevicePartName, number>();
  const unwiped = new Set<DevicePartName>();
  /** The latest wipe of each part: an earlier one that ends after it says nothing. */
  const latest = new Map<DevicePartName, Promise<boolean>>();
  /** Whose wipe a part has failed at: it has ended, and nothing more comes of it. */
  const failedFor = new Map<DevicePartName, string>();
  const changes = createListeners<[]>();

  function isOthers(part: DevicePartName, app: string): boolean {
    const usedBy = users.get(part);
    return leases.isTaken(part, app) || (usedBy !== undefined && !usedBy.has(app));
  }

  function visitOf(part: DevicePartName): number {
    return visits.get(part) ?? 0;
  }

  async function wipePart(plugged: PluggedDevice, app: string): Promise<boolean> {
    const { part } = plugged.device;
    users.delete(part);
    visits.set(part, visitOf(part) + 1);
    const wiping = beginWipe(plugged, app);
    const wiped = await within(wiping, plugged.wipeLimitMs ?? usualLimitMs);
    if (wiped.ok) keep(part, wiping, wiped.value);
    else {
      keep(part, wiping, false);
      void makeGood(part, wiping, app);
    }
    return wiped.ok && wiped.value;
  }

  function beginWipe(plugged: PluggedDevice, app: string): Promise<boolean> {
    const { part } = plugged.device;
    const wiping = settled(plugged.wipe?.() ?? Promise.resolve());
    latest.set(part, wiping);
    failedFor.delete(part);
    void wiping.then((isDone) => {
      if (!isDone && latest.get(part) === wiping) failedFor.set(part, app);
    });
    return wiping;
  }

  async function makeGood(part: DevicePartName, wiping: Promise<boolean>, app: string): Promise<void> {
    const isDone = await wiping;
    keep(part, wiping, isDone);
    if (isDone) recorder.note({ app, device: part, operation: 'session-wiped', outcome: 'done' });
  }

  /** The device may be well again. Whoever has come since is wiped themselves when they go. */
  function wipeAgain(plugged: PluggedDevice): void {
    const { part } = plugged.device;
    const app = failedFor.get(part);
    if (app === undefined || users.has(part) || leases.isTaken(part, app)) return;
    void makeGood(part, beginWipe(plugged, app), app);
  }

  function keep(part: DevicePartName, wiping: Promise<boolean>, isDone: boolean): void {
    if (latest.get(part) !== wiping || unwiped.has(part) !== isDone) return;
    if (isDone) unwiped.delete(part);
    else unwiped.add(part);
    changes.tell();
  }

  async function wipe(app: string): Promise<readonly DevicePartName[]> {
    const mine = parts.all.map(({ plugged }) => plugged).filter(({ device }) => !isOthers(device.part, app));
    const failed = await Promise.all(
      mine.map(async (plugged) => ((await wipePart(plugged, app)) ? [] : plugged.device.part)),
    );
    recorder.note({ app, operation: 'session-wiped', outcome: failed.flat().length === 0 ? 'done' : 'failed' });
    return failed.flat();
  }

  const endings = parts.all.map(({ plugged }) => plugged.device.onStatus(() => wipeAgain(plugged)));
  return {
    used(part, app) {
      users.set(part, new Set(users.get(part)).add(app));
    },
    wipe,
    visitOf,
    isUnwiped: (part) => unwiped.has(part),
    onChange: changes.add,
    close() {
      for (const end of endings) end();
    },
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
