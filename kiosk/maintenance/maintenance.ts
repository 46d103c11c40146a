import { type ReadonlySignal, signal } from '@preact/signals';
import type { Result } from '../../protocol/result.ts';
import type { Language } from '../../protocol/text.ts';
import type { GateRefusal, StaffMember } from './staff-gate.ts';

export type MaintenanceState =
  | { readonly at: 'shut' }
  | { readonly at: 'gate'; readonly checking: boolean; readonly refusal: GateRefusal | null }
  | { readonly at: 'open'; readonly staffNo: string };

/**
 * Looking after the devices at the kiosk itself (D-23): opened by a long press on the clock or the address `#devices`, and only
 * for who signs in. Meanwhile nobody is served; left alone it warns, and shuts by itself.
 */
export interface Maintenance {
  readonly state: ReadonlySignal<MaintenanceState>;
  /** What staff read it in; null: what the visitor's screens speak. */
  readonly language: ReadonlySignal<Language | null>;
  /** How long the page stays open yet, while that is said (UX rule 4); null while nobody need hear of it. */
  readonly secondsLeft: ReadonlySignal<number | null>;
  /** Shows the sign-in over the visitor's screen, which stays as it is until somebody is let in. */
  knock(): void;
  read(language: Language): void;
  signIn(name: string, password: string): Promise<void>;
  /** Somebody touched the screen: the time begins anew, but a warning stays until it is answered. */
  touched(): void;
  /** Somebody is still there. */
  stay(): void;
  shut(): void;
}

export interface MaintenanceParts {
  readonly checkStaff: (name: string, password: string) => Promise<Result<StaffMember, GateRefusal>>;
  /** Ends whatever was under way, before it opens and after: the wipe of D-27. `next` is what comes then. */
  readonly onLeave: (next: 'maintenance' | 'home') => void;
}

/** A sign-in that nobody goes on with, and a page that nobody touches. */
export const gateMs = 60_000;
export const openMs = 300_000;
/** The last part of it, in which the page says that it shuts: who fills in paper does not touch the screen. */
export const leaveWarningMs = 30_000;

/** Starts shut. Names and passwords go to `checkStaff` and are not kept; what comes of them is told by the state. */
export function createMaintenance({ checkStaff, onLeave }: MaintenanceParts): Maintenance {
  const state = signal<MaintenanceState>({ at: 'shut' });
  const language = signal<Language | null>(null);
  const secondsLeft = signal<number | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function arm(): void {
    clearTimeout(timer);
    secondsLeft.value = null;
    switch (state.value.at) {
      case 'shut':
        return;
      case 'gate':
        timer = setTimeout(shut, gateMs);
        return;
      case 'open':
        timer = setTimeout(() => countDown(leaveWarningMs / 1_000), openMs - leaveWarningMs);
    }
  }
  function countDown(seconds: number): void {
    secondsLeft.value = seconds;
    timer = setTimeout(() => (seconds > 1 ? countDown(seconds - 1) : shut()), 1_000);
  }
  function show(next: MaintenanceState): void {
    state.value = next;
    arm();
  }
  function shut(): void {
    const wasOpen = state.value.at === 'open';
    language.value = null;
    show({ at: 'shut' });
    if (wasOpen) onLeave('home');
  }

  return {
    state,
    language,
    secondsLeft,
    knock() {
      if (state.value.at === 'shut') show({ at: 'gate', checking: false, refusal: null });
    },
    read(wanted) {
      language.value = wanted;
    },
    async signIn(name, password) {
      if (state.value.at !== 'gate' || state.value.checking) return;
      const asking: MaintenanceState = { at: 'gate', checking: true, refusal: null };
      show(asking);
      const checked = await checkStaff(name, password);
      // Who went away while it was checked is not let in.
      if (state.value !== asking) return;
      if (checked.ok) {
        onLeave('maintenance');
        show({ at: 'open', staffNo: checked.value.staffNo });
      } else show({ at: 'gate', checking: false, refusal: checked.error });
    },
    touched() {
      if (secondsLeft.value === null) arm();
    },
    stay: arm,
    shut,
  };
}
