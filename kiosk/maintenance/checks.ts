import { type ReadonlySignal, signal } from '@preact/signals';
import type { CardData, CardFault, DevicePartName, DevicePartState } from '../../protocol/agent.ts';
import { lightPlaces, type SetLightsBody } from '../../protocol/agent-lights.ts';
import type { Result } from '../../protocol/result.ts';
import type { Scan } from '../../protocol/scan.ts';
import { maskName } from '../models/mask.ts';

/** What can be tried at a kiosk; `camera` and `signature` are tried on the page itself. */
export type CheckName = 'print' | 'page' | 'lights' | 'card' | 'scan' | 'camera' | 'signature';

export type CheckFault = DevicePartState | CardFault | 'nothing' | 'no-page' | 'power-soon' | 'unreached';

/** What a check has found; nothing of a person but what is masked. */
export type Finding =
  | { readonly kind: 'done' }
  | { readonly kind: 'card'; readonly maskedName: string; readonly maskedNumber: string }
  | { readonly kind: 'scan'; readonly code: Scan['kind'] }
  | { readonly kind: 'signature'; readonly strokes: number };

export type CheckState =
  | { readonly at: 'none' }
  | { readonly at: 'running'; readonly check: CheckName }
  | { readonly at: 'good'; readonly check: CheckName; readonly finding: Finding }
  | { readonly at: 'bad'; readonly check: CheckName; readonly why: CheckFault };

/** The test actions of the maintenance page: one at a time, each with a time limit. */
export interface Checks {
  readonly state: ReadonlySignal<CheckState>;
  begin(check: CheckName): Promise<void>;
  /** What camera and signature have come to, told by the page. */
  finish(finding: Finding): void;
  cardRead(card: CardData): void;
  cardFailed(fault: CardFault): void;
  scanned(scan: Scan): void;
  /** Ends what is under way, and forgets what was found. */
  stop(): void;
}

export interface CheckParts {
  /** Prints the self-test slip. */
  readonly printSlip: () => Promise<DevicePartState | null>;
  /** Fetches the A4 test page from the server and prints it. */
  readonly printPage: () => Promise<Result<null, CheckFault>>;
  /** False where the strips did not take it. */
  readonly setLights: (body: SetLightsBody) => Promise<boolean>;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** The PC goes off soon: nothing long is begun (D-12). */
  readonly powerSoon: () => boolean;
  /** What the agent told of the part last: why the lights did not come on. */
  readonly stateOf: (part: DevicePartName) => DevicePartState;
}

/** How long a card or a code is waited for. */
export const waitMs = 30_000;
const lightMs = 800;

/**
 * While print, page or lights run no other check begins; one that waits for a hand gives way to the next. What comes
 * to an end after `stop` is not shown.
 */
export function createChecks(parts: CheckParts): Checks {
  const state = signal<CheckState>({ at: 'none' });
  let limit: ReturnType<typeof setTimeout> | undefined;

  function show(next: CheckState): void {
    clearTimeout(limit);
    state.value = next;
  }
  const isRunning = (check: CheckName) => state.value.at === 'running' && state.value.check === check;
  const done: Finding = { kind: 'done' };

  async function runLights(running: CheckState): Promise<CheckFault | null> {
    for (const place of lightPlaces) {
      if (state.value !== running) return null;
      if (!(await parts.setLights({ flash: place, on: [] }))) return faultOf('light-strips');
      await parts.pause(lightMs);
    }
    await parts.setLights({ flash: null, on: [...lightPlaces] });
    await parts.pause(lightMs);
    await parts.setLights({ flash: null, on: [] });
    return null;
  }
  function faultOf(part: DevicePartName): CheckFault {
    const told = parts.stateOf(part);
    return told === 'ok' ? 'stalled' : told;
  }
  async function run(check: LongCheck, running: CheckState): Promise<CheckFault | null> {
    switch (check) {
      case 'print':
        return parts.printSlip();
      case 'page': {
        if (parts.powerSoon()) return 'power-soon';
        const printed = await parts.printPage();
        return printed.ok ? null : printed.error;
      }
      case 'lights':
        return runLights(running);
    }
  }

  return {
    state,
    async begin(check) {
      if (state.value.at === 'running' && isLong(state.value.check)) return;
      const running: CheckState = { at: 'running', check };
      show(running);
      if (!isLong(check)) {
        if (check === 'card' || check === 'scan') {
          limit = setTimeout(() => show({ at: 'bad', check, why: 'nothing' }), waitMs);
        }
        return;
      }
      const why = await run(check, running);
      if (state.value !== running) return;
      show(why === null ? { at: 'good', check, finding: done } : { at: 'bad', check, why });
    },
    finish(finding) {
      if (state.value.at === 'running') show({ at: 'good', check: state.value.check, finding });
    },
    cardRead({ name, idNumber }) {
      if (!isRunning('card')) return;
      const finding: Finding = { kind: 'card', maskedName: maskName(name), maskedNumber: maskNumber(idNumber) };
      show({ at: 'good', check: 'card', finding });
    },
    cardFailed(why) {
      if (isRunning('card')) show({ at: 'bad', check: 'card', why });
    },
    scanned({ kind }) {
      if (isRunning('scan')) show({ at: 'good', check: 'scan', finding: { kind: 'scan', code: kind } });
    },
    stop: () => show({ at: 'none' }),
  };
}

/** Printing and lights come to an end by themselves; the others wait for a hand. */
type LongCheck = Extract<CheckName, 'print' | 'page' | 'lights'>;

function isLong(check: CheckName): check is LongCheck {
  return check === 'print' || check === 'page' || check === 'lights';
}

/** 5104**********0022: the region and the last four. */
function maskNumber(number: string): string {
  return number.slice(0, 4) + '*'.repeat(Math.max(0, number.length - 8)) + number.slice(-4);
}
