import type { DevicePartState } from '../../protocol/agent.ts';
import type { PowerTold } from '../../protocol/agent-power.ts';
import { createStatusHolder, type Device, type DeviceStatus } from '../device.ts';
import { createListeners } from '../listeners.ts';
import { createLock } from '../lock.ts';
import { giveUp, initialPlan, type PlanLimits, type PlanOutcome, stepPlan } from './power-plan.ts';
import type { PowerSource, PowerSupply } from './power-source.ts';
import type { RunCommand } from './run-command.ts';

export interface PowerDevice extends Device {
  readonly part: 'power';
  /** As the last `check` left it; asks nothing of the UPS. */
  getTold(): PowerTold;
  /** Told when something of it changes. */
  onTold(listener: (told: PowerTold) => void): () => void;
  /** A visitor is in the middle of something: power-offs wait, up to their limit. */
  setInSession(inSession: boolean): void;
}

/** When the PC is to go off and on; milliseconds since 1970. */
export interface PowerTimes {
  /** The first timed power-off after a moment; null where there is none. */
  powerOff(after: number): number | null;
  /** The first timed power-on after a moment; null where there is none: then no waking up is set. */
  powerOn(after: number): number | null;
}

/** Commands of the operating system, word by word. One that has not ended with code 0 within ten seconds has failed. */
export interface PowerCommands {
  readonly run: RunCommand;
  readonly powerOff: readonly string[];
  /** `{epochSeconds}` stands for the time; null where the PC's own firmware switches it on. */
  readonly wake: readonly string[] | null;
}

export interface PowerDeviceOptions {
  /** Null where the PC has no UPS that can be asked; its power is then taken for granted. */
  readonly source: PowerSource | null;
  readonly times: PowerTimes;
  readonly commands: PowerCommands;
  readonly limits: PlanLimits;
  readonly now: () => number;
}

const commandLimitMs = 10_000;
/** An orderly stop is through by then; a PC that still runs was not switched off. */
const goingDownMs = 120_000;

/**
 * UPS and timed power of the PC (D-12, D-13). Each `check` is one look: what is told to the page, and when the PC goes off, follows
 * from `power-plan.ts`. A timed power-off for which the waking up cannot be set is not carried out: the kiosk would stay dark.
 */
export function createPowerDevice({ source, times, commands, limits, now }: PowerDeviceOptions): PowerDevice {
  const status = createStatusHolder(now);
  const tolds = createListeners<[PowerTold]>();
  const exclusively = createLock();
  let plan = initialPlan(now());
  let told: PowerTold = { state: 'absent', shutdownAt: null, cause: null };
  let inSession = false;
  let goingDown: { readonly since: number; readonly cause: NonNullable<PowerTold['cause']> } | null = null;
  /** A command was refused: staff see a fault until one has worked. */
  let commandFailed = false;

  async function look(): Promise<DeviceStatus> {
    const supply = source === null ? 'mains' : await source.read().then((read) => (read.ok ? read.value : read));
    const known = typeof supply === 'string' ? supply : null;
    const at = now();
    if (goingDown !== null && at - goingDown.since > goingDownMs) couldNot(goingDown.cause, at);
    const outcome = step(known, at);
    tell(outcome, typeof supply === 'string' ? stateOf(supply) : supply.error);
    if (outcome.powerOff !== null && goingDown === null) {
      await switchOff(outcome.powerOff, at);
      if (goingDown === null) tell(step(known, at), 'fault');
    }
    return status.getStatus();
  }

  function step(supply: PowerSupply | null, at: number): PlanOutcome {
    const outcome = stepPlan(plan, { now: at, supply, inSession, nextPowerOff: times.powerOff }, limits);
    plan = outcome.state;
    return outcome;
  }

  function stateOf(supply: PowerSupply): PowerTold['state'] {
    if (supply !== 'mains') return 'on-battery';
    return commandFailed ? 'fault' : 'ok';
  }

  function tell({ told: { shutdownAt, cause } }: PlanOutcome, state: PowerTold['state']): void {
    status.set(state satisfies DevicePartState);
    if (told.state === state && told.shutdownAt === shutdownAt && told.cause === cause) return;
    told = { state, shutdownAt, cause };
    tolds.tell(told);
  }

  function couldNot(cause: NonNullable<PowerTold['cause']>, at: number): void {
    plan = giveUp(plan, cause, at);
    goingDown = null;
    commandFailed = true;
  }

  async function switchOff(cause: NonNullable<PowerTold['cause']>, at: number): Promise<void> {
    const woken = await setWake(times.powerOn(at));
    // On battery there is no choice; the mains switch the PC on again when they come back.
    const off = woken || cause === 'battery' ? await succeeds(commands.powerOff) : false;
    if (!off) return couldNot(cause, at);
    goingDown = { since: at, cause };
    commandFailed = false;
  }

  async function setWake(at: number | null): Promise<boolean> {
    if (at === null || commands.wake === null) return true;
    return succeeds(commands.wake.map((word) => word.replace('{epochSeconds}', String(Math.floor(at / 1_000)))));
  }

  async function succeeds(words: readonly string[]): Promise<boolean> {
    const ran = await commands.run(words, commandLimitMs);
    return ran.ok && ran.value.code === 0;
  }

  return {
    part: 'power',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    getTold: () => told,
    onTold: tolds.add,
    setInSession(value) {
      inSession = value;
    },
    check: () => exclusively(look),
    close: async () => undefined,
  };
}
