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
 * for who signs in. Meanwhile nobody is served; left alone it shuts by itself.
 */
export interface Maintenance {
  readonly state: ReadonlySignal<MaintenanceState>;
  /** What staff read it in; null: what the visitor's screens speak. */
  readonly language: ReadonlySignal<Language | null>;
  /** Shows the sign-in over the visitor's screen, which stays as it is until somebody is let in. */
  knock(): void;
  read(language: Language): void;
  signIn(name: string, password: string): Promise<void>;
  /** Somebody touched the screen. */
  touched(): void;
  shut(): void;
}

export interface MaintenanceParts {
  readonly checkStaff: (name: string, password: string) => Promise<Result<StaffMember, GateRefusal>>;
  /** Ends whatever was under way, before it opens and after: the wipe of D-27. */
  readonly onLeave: () => void;
}

/** A sign-in that nobody goes on with, and a page that nobody touches. */
export const gateMs = 60_000;
export const openMs = 300_000;

/** Starts shut. Names and passwords go to `checkStaff` and are not kept; what comes of them is told by the state. */
export function createMaintenance({ checkStaff, onLeave }: MaintenanceParts): Maintenance {
  const state = signal<MaintenanceState>({ at: 'shut' });
  const language = signal<Language | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function arm(): void {
    clearTimeout(timer);
    const { at } = state.value;
    if (at !== 'shut') timer = setTimeout(shut, at === 'open' ? openMs : gateMs);
  }
  function show(next: MaintenanceState): void {
    state.value = next;
    arm();
  }
  function shut(): void {
    const wasOpen = state.value.at === 'open';
    language.value = null;
    show({ at: 'shut' });
    if (wasOpen) onLeave();
  }

  return {
    state,
    language,
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
        onLeave();
        show({ at: 'open', staffNo: checked.value.staffNo });
      } else show({ at: 'gate', checking: false, refusal: checked.error });
    },
    touched() {
      arm();
    },
    shut,
  };
}
