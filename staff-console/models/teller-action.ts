import type { StaffQueueView, StaffTicket, StaffWindow } from '../../protocol/views.ts';

/** What a teller can do with the window and with the ticket at it (B-14). */
export const tellerActions = [
  'next',
  'start',
  'recall',
  'miss',
  'transfer',
  'hold',
  'pause',
  'continue',
  'finish',
  'consultation',
  'undo',
  'close',
] as const;
export type TellerAction = (typeof tellerActions)[number];

/** Why an action cannot be taken now; each has words on the screen that say what to do instead. */
export type BlockReason =
  | 'disconnected'
  | 'window-closed'
  | 'window-closing'
  | 'window-paused'
  | 'window-not-paused'
  | 'window-idle'
  | 'window-busy'
  | 'answer-first'
  | 'not-called'
  | 'not-serving'
  | 'recall-too-soon'
  | 'recalls-exhausted'
  | 'nothing-to-undo';

export type Availability =
  | { readonly kind: 'ready' }
  /** It can be taken, after a dialog has asked for what is missing. */
  | { readonly kind: 'asks' }
  | { readonly kind: 'blocked'; readonly why: BlockReason; readonly untilMs?: number };

/** All that decides which actions a teller has. `now` is the server's time in ms. */
export interface TellerSituation {
  readonly window: StaffWindow;
  readonly ticket: StaffTicket | null;
  readonly calling: StaffQueueView['calling'];
  /** When the ticket was called or called again last, as far as this screen saw; ms. */
  readonly lastCallAt: number | null;
  readonly connected: boolean;
  readonly now: number;
}

/** Further than this no screen's clock is behind the server's. */
const clockStepMs = 5_000;

const ready: Availability = { kind: 'ready' };
const asks: Availability = { kind: 'asks' };

function blocked(why: BlockReason, untilMs?: number): Availability {
  return untilMs === undefined ? { kind: 'blocked', why } : { kind: 'blocked', why, untilMs };
}

/**
 * May this action be taken now? A help for the eyes only: the server decides, and its refusals are shown in words.
 * Facts that only the server knows (is anybody waiting for this window?) are left to it.
 */
export function availability(action: TellerAction, situation: TellerSituation): Availability {
  if (!situation.connected) return blocked('disconnected');
  if (situation.window.status === 'closed') return blocked('window-closed');
  switch (action) {
    case 'next':
      return nextAvailability(situation);
    case 'start':
      return withTicket(situation, 'called', ready);
    case 'recall':
      return recallAvailability(situation);
    case 'miss':
      return missAvailability(situation);
    case 'transfer':
      return situation.ticket === null ? blocked('window-idle') : asks;
    case 'hold':
      return withTicket(situation, 'serving', notClosing(situation, asks));
    case 'pause':
      return pauseAvailability(situation);
    case 'continue':
      return situation.window.status === 'paused' ? ready : blocked('window-not-paused');
    case 'finish':
    case 'consultation':
      return withTicket(situation, 'serving', ready);
    case 'undo':
      return (situation.window.undoUntil ?? 0) > situation.now ? ready : blocked('nothing-to-undo');
    case 'close':
      return asks;
  }
}

/** F2 finishes what is being served and calls the next; who was only called must be answered first. */
function nextAvailability(situation: TellerSituation): Availability {
  if (situation.window.status === 'paused') return blocked('window-paused');
  if (situation.ticket?.status === 'called') return blocked('answer-first');
  return notClosing(situation, ready);
}

function recallAvailability(situation: TellerSituation): Availability {
  const { ticket, calling, now } = situation;
  if (ticket?.status !== 'called') return withTicket(situation, 'called', ready);
  if (ticket.recalls >= calling.recalls) return blocked('recalls-exhausted');
  const againAt = nextCallAt(situation);
  return now < againAt ? blocked('recall-too-soon', againAt) : ready;
}

/** When the ticket may be called again or passed. A call that lies well ahead was made before the clock was set back: nobody waits for that. */
function nextCallAt({ calling, lastCallAt, now }: TellerSituation): number {
  const last = lastCallAt ?? 0;
  return last > now + clockStepMs ? now : last + calling.recallGapSeconds * 1000;
}

/** Before the recalls are used up, and right after the last one, a number is passed only with a reason. */
function missAvailability(situation: TellerSituation): Availability {
  const { ticket, calling, now } = situation;
  const usedUp = ticket !== null && ticket.recalls >= calling.recalls;
  const answered = now >= nextCallAt(situation);
  return withTicket(situation, 'called', usedUp && answered ? ready : asks);
}

/** A pause begins between two people. */
function pauseAvailability(situation: TellerSituation): Availability {
  if (situation.window.status === 'paused') return blocked('window-paused');
  return situation.ticket === null ? notClosing(situation, asks) : blocked('window-busy');
}

function notClosing(situation: TellerSituation, otherwise: Availability): Availability {
  return situation.window.status === 'closing' ? blocked('window-closing') : otherwise;
}

function withTicket(situation: TellerSituation, status: 'called' | 'serving', otherwise: Availability): Availability {
  if (situation.ticket === null) return blocked('window-idle');
  if (situation.ticket.status === status) return otherwise;
  if (situation.ticket.status === 'called') return blocked('answer-first');
  return blocked(status === 'called' ? 'not-called' : 'not-serving');
}
