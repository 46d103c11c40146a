import { assertNever } from '../../protocol/result.ts';
import { done, type Effect, type Step } from './outcome.ts';
import type { Confirming, Job, KioskState } from './state.ts';

function effectOf(state: KioskState, job: Job, request: number): Effect {
  switch (job.kind) {
    case 'issue':
      return {
        type: 'issue',
        request,
        wish: job.from.wish,
        group: job.from.group,
        matters: job.from.matters,
        withCard: state.person !== null,
        lowCounter: state.settings.lowReach,
      };
    case 'find':
      return { type: 'find', request };
    case 'cancel':
      return { type: 'cancel', request, ticket: job.ticket };
    case 'reactivate':
      return { type: 'reactivate', request, ticket: job.ticket };
    case 'find-bookings':
      return { type: 'find-bookings', request };
    case 'check-in':
      return { type: 'check-in', request, code: job.code, asWalkIn: job.asWalkIn };
    case 'open-ticket':
      return { type: 'open-ticket', request, ticket: job.ticket };
    case 'read-e-card':
      return { type: 'read-e-card', request };
    case 'move-booking':
      return { type: 'move-booking', request, code: job.code, slot: job.slot };
    default:
      return assertNever(job);
  }
}

/** Begins a job, or says plainly that the hall's system is not reached. */
export function begin(state: KioskState, job: Job): Step {
  const request = state.requests + 1;
  const next: KioskState = { ...state, requests: request, answer: null };
  if (!state.hall.reachable) return done({ ...next, screen: { at: 'cut-off', again: { job, request } } });
  return done({ ...next, screen: { at: 'working', job, request } }, effectOf(state, job, request));
}

/** Tries a job anew under its old number, and so with its old key: it is done at most once. */
export function tryAgain(state: KioskState, again: { readonly job: Job; readonly request: number }): Step {
  return done(
    { ...state, answer: null, screen: { at: 'working', ...again } },
    effectOf(state, again.job, again.request),
  );
}

/** Takes a ticket unless the hall's hours say that there is none to take. */
export function issue(state: KioskState, from: Confirming): Step {
  const { service } = state.hall;
  if (service !== null && service.state !== 'open') {
    return { state: { ...state, screen: { at: 'closed' }, answer: null }, effects: [], outcome: 'hall-closed' };
  }
  return begin(state, { kind: 'issue', from });
}
