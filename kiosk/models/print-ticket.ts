import type { Language } from '../../protocol/text.ts';
import type { ShownTicket } from '../flow/state.ts';
import type { Agent } from './agent.ts';
import type { HallApi } from './hall-api.ts';
import type { Send } from './kiosk.ts';

/**
 * Puts a ticket on paper: the server begins the print and lays the slip out, the agent prints it, the server hears how it
 * ended. Issued and printed are two facts; whatever happens here, the number stays valid (B-11, S-08).
 * @param isHere whether the visitor is still the one for whom it was begun
 */
export async function printTicket(
  api: HallApi,
  agent: Agent | null,
  ticket: ShownTicket['id'],
  language: Language,
  send: Send,
  isHere: () => boolean,
): Promise<void> {
  const begun = await api.beginPrint(ticket, language);
  if (!begun.ok) {
    send({ type: 'print-ended', ticket, print: { state: 'failed', cause: 'not-begun' } });
    return;
  }
  const { print, slip, elsewhere = null } = begun.value;
  if (!isHere()) {
    // Who has gone takes no paper, and the next visitor must not find it (D-27).
    await api.reportPrint(ticket, print, 'failed', null);
    return;
  }
  send({ type: 'print-began', ticket, area: slip.area });
  if (agent === null) {
    send({ type: 'print-ended', ticket, print: { state: 'no-printer' } });
    await api.reportPrint(ticket, print, 'failed', 'absent');
    return;
  }
  const reply = await agent.print({ printId: print, slip });
  const failed = reply.outcome === 'failed' ? reply.state : null;
  send({
    type: 'print-ended',
    ticket,
    print:
      failed === null
        ? { state: 'printed' }
        : { state: 'failed', cause: failed, ...(elsewhere === null ? {} : { elsewhere }) },
  });
  await api.reportPrint(ticket, print, reply.outcome, failed);
}
