import type { BoardView } from '../../protocol/views.ts';

/** `calling` while any window works; `resting` when the hall is closed or in its break and nobody is called. */
export function hallMode(view: BoardView): 'calling' | 'resting' {
  const { state } = view.service;
  if (state === 'open' || state === 'last-ticket-passed') return 'calling';
  const working = view.windows.some(({ status }) => status !== 'closed' && status !== 'paused');
  return working ? 'calling' : 'resting';
}
