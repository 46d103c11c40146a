import type { WindowCommand } from '../client/console-api.ts';
import type { TellerAction, TellerSituation } from '../models/teller-action.ts';

/** A command to the window as it goes to the server. */
export interface PreparedCommand {
  readonly command: WindowCommand;
  readonly body: object;
}

/** The command behind an action that needs no dialog; F2 finishes first where somebody is being served. */
export function commandFor(action: TellerAction, situation: TellerSituation): PreparedCommand | null {
  switch (action) {
    case 'next':
      return { command: 'call-next', body: situation.ticket?.status === 'serving' ? { finishCurrent: true } : {} };
    case 'start':
    case 'recall':
    case 'continue':
    case 'undo':
      return { command: action, body: {} };
    case 'miss':
      return { command: 'no-show', body: {} };
    case 'finish':
      return { command: 'finish', body: { outcome: 'served' } };
    case 'consultation':
      return { command: 'finish', body: { outcome: 'consultation' } };
    case 'transfer':
    case 'hold':
    case 'pause':
    case 'close':
      return null;
  }
}
