import { effect, type ReadonlySignal } from '@preact/signals';
import { maintenanceMs } from '../flow/timer.ts';
import type { MaintenanceState } from './maintenance.ts';

/** As long as the page is open its own limit holds, and the flow's begins anew (UX rule 4). Answers how to stop. */
export function holdFlow(state: ReadonlySignal<MaintenanceState>, touchFlow: () => void): () => void {
  return effect(() => {
    if (state.value.at !== 'open') return;
    const hold = setInterval(touchFlow, maintenanceMs / 3);
    return () => clearInterval(hold);
  });
}
