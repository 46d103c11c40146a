import { answerForesight, type ForesightAnswer, type ForesightQuestion } from '../../domain/estimate/foresight.ts';
import { planDay } from '../../domain/planning/plan-day.ts';
import type { DayPlan, PlanQuestion } from '../../domain/planning/plan-question.ts';

/** What the thread of estimates is asked. */
export type Asked =
  | { readonly kind: 'waits'; readonly question: ForesightQuestion }
  | { readonly kind: 'plan'; readonly question: PlanQuestion };

export type Answered = ForesightAnswer | DayPlan | null;

/** Works in the thread that calls, as long as it takes. Null only for a plan where no past day was learned from. */
export function answerAsked(asked: Asked): Answered {
  return asked.kind === 'waits' ? answerForesight(asked.question) : planDay(asked.question);
}
