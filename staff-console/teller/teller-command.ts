import type { WindowCommand } from '../client/console-api.ts';
import type { TellerAction, TellerSituation } from '../models/teller-action.ts';

/** A command to the window as it goes to the server. */
export interface PreparedCommand {
  readonly command: WindowCommand;
  readonly body: object;
}

/** The command behind an action that needs no dialog, for the ticket that the screen shows; F2 finishes first where somebody is being served. */
export function commandFor(action: TellerAction, situation: TellerSituation): PreparedCommand | null {
  const { ticket } = situation;
  const seen = ticket === null ? {} : { current: ticket.id };
  switch (action) {
    case 'next':
      return { command: 'call-next', body: ticket?.status === 'serving' ? { finishCurrent: true, ...seen } : {} };
    case 'start':
    case 'recall':
      return { command: action, body: seen };
    case 'continue':
    case 'undo':
      return { command: action, body: {} };
    case 'miss':
      return { command: 'no-show', body: seen };
    case 'finish':
      return { command: 'finish', body: { outcome: 'served', ...seen } };
    case 'consultation':
      return { command: 'finish', body: { outcome: 'consultation', ...seen } };
    case 'transfer':
    case 'hold':
    case 'pause':
    case 'close':
      return null;
  }
}
