import { clockTime, localDay } from '../../protocol/clock.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { Language, Text } from '../../protocol/text.ts';
import type { WaitEstimate } from '../../protocol/ticket.ts';
import type { TicketSlip } from '../../protocol/ticket-slip.ts';
import type { Ticket } from '../domain/queue/ticket.ts';
import { isPriority } from '../views/ticket/ticket-view.ts';
import { missedRule, waitWords } from '../views/words/hall-words.ts';

export interface SlipInput {
  readonly ticket: Ticket;
  readonly config: HallConfig;
  readonly serviceName: Text | null;
  readonly ahead: number;
  readonly estimate: WaitEstimate | null;
  readonly trackUrl: string;
  /** Name of the kiosk or desk that prints. */
  readonly printedAt: string;
  readonly copy: number;
  readonly language: Language;
}

const holdReady: Text = {
  zh: '请备好身份证或社保卡和材料',
  en: 'Please have your ID or social-security card and papers ready',
};
const everyWindow: Text = { zh: '请留意屏幕和广播叫号', en: 'Watch the screen and listen for your number' };

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
    priority: isPriority(ticket.lane),
    serviceName: input.serviceName,
    ahead: input.ahead,
    wait: waitWords(input.estimate),
    takenAt: `${day} ${clockTime(ticket.issuedAt, utcOffsetMinutes)}`,
    validDay: day,
    area: everyWindow,
    holdReady,
    missedRule: missedRule(config),
    trackUrl: input.trackUrl,
    kiosk: input.printedAt,
    supervisionTelephone: config.supervisionTelephone,
    copy: input.copy,
    languages: language === 'zh' ? ['zh', 'en'] : ['en', 'zh'],
  };
}
