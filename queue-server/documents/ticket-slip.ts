import { clockTime, localDay } from '../../protocol/clock.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { Language, Text } from '../../protocol/text.ts';
import type { WaitEstimate } from '../../protocol/ticket.ts';
import type { TicketSlip } from '../../protocol/ticket-slip.ts';
import type { Ticket } from '../domain/queue/ticket.ts';
import { isPriority } from '../views/ticket/ticket-view.ts';
import { missedAdvice, waitWords } from '../views/words/hall-words.ts';

/** What a slip is made from, as of this print. */
export interface SlipInput {
  readonly ticket: Ticket;
  readonly config: HallConfig;
  /** Null for a question, which is about no item. */
  readonly serviceName: Text | null;
  readonly ahead: number;
  /** Null where none is known, and on every print after the first. */
  readonly estimate: WaitEstimate | null;
  readonly trackUrl: string;
  /** Name of the kiosk or desk that prints. */
  readonly printedAt: string;
  /** 0 for the first print. */
  readonly copy: number;
  /** Stands first; the other one follows. */
  readonly language: Language;
}

const holdReady: Text = { zh: '身份证或社保卡，以及相关材料', en: 'your ID or social-security card, and your papers' };

/** What stands on the paper (DOC-01): never a name, an ID number or the kind of a special group. */
export function ticketSlip(input: SlipInput): TicketSlip {
  const { ticket, config, language } = input;
  const { utcOffsetMinutes } = config;
  const lane = config.lanes.find((one) => one.lane === ticket.lane);
  const day = localDay(ticket.issuedAt, utcOffsetMinutes);
  return {
    hallName: config.name,
    number: ticket.number,
    laneName: lane?.name ?? { zh: '排队号', en: 'Ticket' },
    // Where the line's own name says 优先, the mark would stand there twice.
    priority: isPriority(ticket.lane) && !lane?.name.zh.includes('优先'),
    serviceName: input.serviceName,
    ahead: input.ahead,
    wait: waitWords(input.estimate),
    takenAt: `${day} ${clockTime(ticket.issuedAt, utcOffsetMinutes)}`,
    validDay: day,
    area: waitingArea(ticket, config),
    holdReady,
    missedRule: missedAdvice(config),
    trackUrl: input.trackUrl,
    kiosk: input.printedAt,
    supervisionTelephone: config.supervisionTelephone,
    copy: input.copy,
    languages: language === 'zh' ? ['zh', 'en'] : ['en', 'zh'],
  };
}

/** The area where most windows that may serve the ticket are. */
function waitingArea(ticket: Ticket, config: HallConfig): Text {
  const kind = ticket.pool === 'common' ? 'comprehensive' : ticket.pool;
  const count = (area: string) =>
    config.windows.filter((window) => window.kind === kind && window.area === area).length;
  const [best] = [...config.areas].sort((one, other) => count(other.id) - count(one.id));
  return best ? { zh: `${best.name.zh}等候`, en: `${best.name.en}` } : config.guidanceDesk;
}
