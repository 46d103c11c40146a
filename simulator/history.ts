import type { HallConfig } from '../protocol/hall-config.ts';
import { type LearnedModel, learn, type PastVisit } from '../queue-server/domain/estimate/learned-model.ts';
import { ageClassOf, classOf } from '../queue-server/domain/queue/priority-class.ts';
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
  const walkIn = classOf(hall, visitor.group);
  const from = Math.max(visitor.arriveAt, visitor.appointmentAt ?? 0, opens / 1000);
  return [
    {
      minute: from / 60,
      priorityClass: visitor.appointmentAt !== null && walkIn !== 'green' ? 'appointment' : walkIn,
      ageClass,
      service: visitor.service,
      serviceSeconds: visitor.noShow ? null : visitor.serviceSeconds,
      noShow: visitor.noShow,
    },
  ];
}
