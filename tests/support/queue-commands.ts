import type { HallConfig } from '../../protocol/hall-config.ts';
import type { PrintId, SubjectId, TicketId, WindowId } from '../../protocol/ids.ts';
import { system } from '../../queue-server/domain/actor.ts';
import { type IssueTicket, plainTicket, type QueueCommand } from '../../queue-server/domain/queue/commands.ts';
import { at, guide, kiosk, sampleHall, teller } from './sample-hall.ts';

type Of<Type extends QueueCommand['type']> = Extract<QueueCommand, { readonly type: Type }>;

export function configureHall(config: HallConfig = sampleHall(), now = at('08:00')): Of<'ConfigureHall'> {
  return { type: 'ConfigureHall', at: now, actor: system, config };
}

export function rollDay(now: number): Of<'RollServiceDay'> {
  return { type: 'RollServiceDay', at: now, actor: system };
}

/** A ticket for item 1 at a kiosk at 09:00, nobody's card; give what matters. `subject` is a plain name here. */
export function issue(
  ticket: string,
  over: Partial<Omit<IssueTicket, 'ticket' | 'subject'>> & { readonly subject?: string } = {},
): IssueTicket {
  const { subject, ...rest } = over;
  return {
    type: 'IssueTicket',
    at: at('09:00'),
    actor: kiosk,
    ticket: ticket as TicketId,
    service: 1,
    subject: subject === undefined ? null : (subject as SubjectId),
    age: null,
    ...plainTicket,
    estimates: {},
    ...rest,
  };
}

/** A step at a window by the teller of that window (`teller<window>`), at 09:10; give what matters. */
export function atWindow<Type extends QueueCommand['type']>(
  type: Type,
  window: string,
  over: Partial<Of<Type>> = {},
): Of<Type> {
  const base = { type, at: at('09:10'), actor: teller(`teller${window}`), window: window as WindowId, ownOnly: true };
  return { ...base, ...windowDefaults[type], ...over } as unknown as Of<Type>;
}

const windowDefaults: Partial<Record<QueueCommand['type'], object>> = {
  PauseWindow: { reason: '休息' },
  CloseWindow: { remaining: null, reason: null },
  CallNextTicket: { finishCurrent: false, current: null, ticket: null, reason: null },
  RecallTicket: { current: null },
  StartService: { current: null },
  PassTicket: { reason: null, current: null },
  HoldTicket: { reason: '等待材料', current: null },
  TransferCurrent: { toWindow: null, toPool: null, reason: null, current: null, version: null },
  FinishTicket: { outcome: 'served', current: null },
};

/** A step of guidance staff with a ticket, at 09:10; give what matters. */
export function onTicket<Type extends QueueCommand['type']>(
  type: Type,
  ticket: string,
  over: Partial<Of<Type>> = {},
): Of<Type> {
  const base = { type, at: at('09:10'), actor: guide, ticket: ticket as TicketId };
  return { ...base, ...ticketDefaults[type], ...over } as unknown as Of<Type>;
}

const ticketDefaults: Partial<Record<QueueCommand['type'], object>> = {
  BeginPrint: { print: 'p1' as PrintId },
  ReportPrint: { print: 'p1' as PrintId, outcome: 'printed', state: 'ok' },
  GrantPriority: { group: 'disabled', reason: '已核验证件', version: null },
  CancelTicket: { reason: null },
  TransferTicket: { toWindow: null, toPool: null, reason: null, version: null },
};
