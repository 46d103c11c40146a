import type { DevicePartState } from '../../protocol/agent.ts';
import type { Device } from '../device.ts';

/** How often devices are asked how they are. */
export interface SupervisorPace {
  /** Milliseconds between two looks at a device that answers, where its plugin does not say. */
  readonly usualEveryMs: number;
  /** Milliseconds until the first new try at a device that is absent or stalled; each further one waits twice as long … */
  readonly firstRetryMs: number;
  /** … up to this. */
  readonly longestRetryMs: number;
  /** A number from 0 to 1 (1 excluded) by which a retry comes up to a quarter sooner, so that devices do not all try at once. */
  readonly chance: () => number;
  /** Told after every look. */
  readonly checked?: (device: Device) => void;
}

export interface SupervisedDevice {
  readonly device: Device;
  /** Milliseconds between two looks while it is there; the usual pace where it is missing. */
  readonly checkEveryMs?: number;
}

/** Who asks the devices how they are, until it is closed. */
export interface Supervisor {
  /**
   * Looks at a device now, or once more as soon as the look under way has ended, and begins its back-off anew.
   * One that is not watched is passed over.
   */
  checkSoon(device: Device): void;
  /** No further look; one that is under way ends unheard. */
  close(): void;
}

/**
 * Asks every device how it is, each on its own pace; one that answers late holds only itself up. A device that is gone is tried
 * again after a while that grows, so that one plugged in again comes back without a restart of the agent.
 */
export function superviseDevices(devices: readonly SupervisedDevice[], pace: SupervisorPace): Supervisor {
  const watches = new Map(devices.map((supervised) => [supervised.device, watchDevice(supervised, pace)]));
  return {
    checkSoon: (device) => watches.get(device)?.checkSoon(),
    close() {
      for (const watch of watches.values()) watch.close();
    },
  };
}

function watchDevice(
  { device, checkEveryMs }: SupervisedDevice,
  pace: SupervisorPace,
): Pick<Supervisor, 'close'> & { checkSoon(): void } {
  let failures = 0;
  /** How often it went by itself since a look on its own pace found it there. */
  let losses = 0;
  let checking = false;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function waitMs(state: DevicePartState): number {
    const usualMs = checkEveryMs ?? pace.usualEveryMs;
    if (!isGone(state)) {
      failures = 0;
      return usualMs;
    }
    failures += 1;
    return retryMs(failures);
  }

  function retryMs(nth: number): number {
    return Math.min(pace.firstRetryMs * 2 ** (nth - 1), pace.longestRetryMs) * (1 - pace.chance() / 4);
  }

  async function check(onItsPace = false): Promise<void> {
    if (checking) return;
    checking = true;
    const { state } = await device.check();
    checking = false;
    if (closed) return;
    pace.checked?.(device);
    const isThere = !isGone(state);
    if (onItsPace && isThere) losses = 0;
    const next = waitMs(state);
    const soon = again;
    again = false;
    timer = setTimeout(() => void check(isThere && !soon), soon ? 0 : next);
  }

  function checkSoon(): void {
    if (closed) return;
    failures = 0;
    again = checking;
    clearTimeout(timer);
    void check();
  }

  // A state that changes between two looks was found by a job: what it failed on may be over at once.
  const endStatus = device.onStatus(({ state }) => {
    if (checking || state === 'ok') return;
    if (!isGone(state)) return checkSoon();
    losses += 1;
    if (losses === 1) return checkSoon();
    // Answers, and is gone again: two programs that take one network device from each other would do so without a pause.
    clearTimeout(timer);
    timer = setTimeout(() => void check(), retryMs(losses - 1));
  });
  void check();
  return {
    checkSoon,
    close() {
      closed = true;
      clearTimeout(timer);
      endStatus();
    },
  };
}

/** Nothing answers there: only these are worth a growing wait. Who answers, be it "paper out", is asked at the usual pace. */
function isGone(state: DevicePartState): boolean {
  return state === 'absent' || state === 'stalled';
}
