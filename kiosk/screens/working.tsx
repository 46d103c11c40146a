import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Job } from '../flow/state.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { Page } from './page.tsx';

const longMs = 4_000;

function jobWords(job: Job): string {
  switch (job.kind) {
    case 'issue':
      return m.working_issue();
    case 'find':
      return m.working_find();
    case 'cancel':
      return m.working_cancel();
    case 'reactivate':
      return m.working_reactivate();
    case 'find-bookings':
      return m.working_bookings();
    case 'check-in':
      return m.working_check_in();
    case 'open-ticket':
      return m.working_find();
    case 'read-e-card':
      return m.working_e_card();
    case 'move-booking':
      return m.working_move();
  }
}

/** Says what is being done, and after 4 s that it takes longer than it should. */
export function Working({ job }: { readonly job: Job }) {
  const { state } = useKiosk();
  const long = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      long.value = true;
    }, longMs);
    return () => clearTimeout(timer);
  }, [long]);
  return (
    <Page name="working" title={jobWords(job)}>
      <div class="centre" role="status">
        <span class="spinner" />
        {state.value.cardOnReader && <p>{m.working_hint()}</p>}
        {long.value && <p>{m.working_long()}</p>}
      </div>
    </Page>
  );
}
