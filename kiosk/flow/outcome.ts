import type { Group } from '../../protocol/ticket.ts';
import type { AnswerWords, FreeSlot, KioskState, Screen, ScreenName, ShownTicket, Wish } from './state.ts';

/** What is to be done outside. Whoever does it answers with an input. */
export type Effect =
  | {
      readonly type: 'issue';
      readonly request: number;
      readonly wish: Wish;
      readonly group: Group | null;
      readonly matters: number;
      readonly withCard: boolean;
      readonly lowCounter: boolean;
    }
  | { readonly type: 'find'; readonly request: number }
  | { readonly type: 'cancel'; readonly request: number | null; readonly ticket: ShownTicket['id'] }
  | { readonly type: 'reactivate'; readonly request: number; readonly ticket: ShownTicket['id'] }
  | { readonly type: 'find-bookings'; readonly request: number }
  | { readonly type: 'check-in'; readonly request: number; readonly code: string; readonly asWalkIn: boolean }
  | { readonly type: 'move-booking'; readonly request: number; readonly code: string; readonly slot: FreeSlot }
  | { readonly type: 'open-ticket'; readonly request: number; readonly ticket: string }
  /** Asks whose the electronic card in the slot is. */
  | { readonly type: 'read-e-card'; readonly request: number }
  | { readonly type: 'print'; readonly ticket: ShownTicket['id'] }
  | { readonly type: 'call-help'; readonly screen: ScreenName | 'card-left' }
  /** Forgets the card's data; the screen goes on. */
  | { readonly type: 'forget-card' }
  /** Drops a scanned code that nobody asks about. */
  | { readonly type: 'forget-code' }
  /** Drops what was kept to try a question again, with whatever of a person is in it: it is not tried any more. */
  | { readonly type: 'forget-tried' }
  /** Forgets everything of this person: card, print buffer, speech, page, storage (D-27). */
  | { readonly type: 'wipe' };

/** The name of what came of an input. Only `done` changed what the visitor sees as asked. */
export type Outcome =
  | 'done'
  | 'not-on-this-screen'
  | 'already-so'
  | 'still-working'
  | 'late-answer'
  | 'late-ticket-cancelled'
  | 'card-not-needed'
  | 'card-already-read'
  | 'card-fault-told'
  | 'no-card-in-use'
  | 'code-told'
  | 'code-not-needed'
  | 'hall-cut-off'
  | 'hall-closed'
  | 'unknown-ticket'
  | 'unknown-booking';

/** What an input has come to. The effects are done in their order, after the state is in its place. */
export interface Step {
  readonly state: KioskState;
  readonly effects: readonly Effect[];
  readonly outcome: Outcome;
}

/** The input did what it is there for. */
export function done(state: KioskState, ...effects: Effect[]): Step {
  return { state, effects, outcome: 'done' };
}

/** The input changed nothing, and the screen says why where a person should know. */
export function answered(state: KioskState, outcome: Outcome, answer: AnswerWords | null = null): Step {
  return { state: answer === null ? state : { ...state, answer }, effects: [], outcome };
}

/** To another screen; a short answer of before is gone. */
export function show(state: KioskState, screen: Screen, ...effects: Effect[]): Step {
  return done({ ...state, screen, answer: null }, ...effects);
}
