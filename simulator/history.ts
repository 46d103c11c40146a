import type { HallConfig } from '../protocol/hall-config.ts';
import { type LearnedModel, learn, type PastVisit } from '../queue-server/domain/estimate/learned-model.ts';
import { ageClassOf, ticketClass, waitStart } from '../queue-server/domain/queue/priority-class.ts';
import { hoursOf } from './hall-day.ts';
import type { Visitor } from './visitor.ts';

/** What a hall would have learned from past days. */
export function learnHistory(hall: HallConfig, days: readonly (readonly Visitor[])[]): LearnedModel {
  return learn(days.map((visitors) => visitors.flatMap((visitor) => pastVisit(hall, visitor))));
}

function pastVisit(hall: HallConfig, visitor: Visitor): PastVisit[] {
  const { opens, lastTicket } = hoursOf(hall);
  if (visitor.arriveAt * 1000 >= lastTicket) return [];
  const ageClass = ageClassOf(visitor.group);
  const priorityClass = ticketClass(hall, visitor.group, visitor.appointmentAt !== null);
  const from = waitStart(priorityClass, Math.max(visitor.arriveAt, opens / 1000), visitor.appointmentAt);
  return [
    {
      minute: from / 60,
      priorityClass,
      ageClass,
      service: visitor.service,
      matters: 1,
      serviceSeconds: visitor.noShow ? null : visitor.serviceSeconds,
      noShow: visitor.noShow,
    },
  ];
}
