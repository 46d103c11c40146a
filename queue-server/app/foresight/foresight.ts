import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { ForesightAnswer } from '../../domain/estimate/foresight.ts';
import { hasGround } from '../../domain/estimate/learned-model.ts';
import type { HallEvent, HallState } from '../../domain/hall.ts';
import { waitingCount } from '../../domain/queue/call-order/waiting-lines.ts';
import { calmTide, type TidalState, tideChanged } from '../../domain/tidal/tidal-rule.ts';
import {
  type EstimateTruthView,
  foldEstimateTruth,
  initialEstimateTruth,
} from '../../views/estimate-truth/estimate-truth.ts';
import { foldHalfHours, type HalfHoursView, initialHalfHours } from '../../views/half-hours/half-hours.ts';
import { foldVisits, initialVisits, type VisitsView } from '../../views/visits/visits.ts';
import type { Waits } from '../../views/waits.ts';
import type { Recorded } from '../stream.ts';
import type { Estimator } from './estimator.ts';
import { questionOf } from './question.ts';
import { type TideLook, watchTide } from './watch-tide.ts';

/** What a hall expects of its next hours, learned from its own ledger. */
export interface Foresight {
  readonly waits: Waits;
  readonly visits: VisitsView;
  readonly halfHours: HalfHoursView;
  /** How true the estimates were that were given. */
  readonly truth: EstimateTruthView;
  /** False while the past is being read. */
  ready(): boolean;
  /** The events of earlier days, to be learned from; later ones are taken in as they are recorded. */
  learn(past: AsyncIterable<readonly Recorded<HallEvent>[]>): Promise<void>;
  fold(events: readonly Recorded<HallEvent>[]): void;
  /** Estimates anew; what was told stays until the answer is there. `freeTellers`: who could open tidal windows. */
  think(freeTellers?: number): Promise<void>;
  /** One check of the tidal rule. */
  tide(freeTellers: number): TideLook['advice'];
}

/** What a hall's foresight reads; `state` is the writer's durable one and is never changed here. */
export interface ForesightInput {
  readonly state: HallState;
  readonly config: () => HallConfig;
  readonly now: () => number;
  readonly estimator: Estimator;
  /** Told when an estimate could not be made; until the next one there is none. */
  readonly onFault: (what: string, error: unknown) => void;
}

/** So many fill no hall; playing them forward would take longer than the answer is worth. */
const tooManyWaiting = 500;

/** Knows nothing of the past before `learn`. No estimate without ground (`hasGround`) or with more than 500 waiting. */
export function createForesight(input: ForesightInput): Foresight {
  const { state, config, now } = input;
  const visits = initialVisits();
  const halfHours = initialHalfHours();
  const truth = initialEstimateTruth();
  let learning: Recorded<HallEvent>[][] | null = null;
  let answer: ForesightAnswer | null = null;
  let thinking = false;
  let tideState: TidalState = calmTide;

  function take(events: readonly Recorded<HallEvent>[]): void {
    const { utcOffsetMinutes } = config();
    for (const { event } of events) {
      foldVisits(visits, event, utcOffsetMinutes);
      foldHalfHours(halfHours, event, utcOffsetMinutes);
      foldEstimateTruth(truth, event, utcOffsetMinutes);
      const opensOrCloses = event.type === 'WindowOpened' || event.type === 'WindowClosed';
      if (opensOrCloses && state.queue.windows.get(event.window)?.config.tidal) tideState = tideChanged(event.at);
      // An answered advice is a change too: the rule looks anew before it asks again.
      if (event.type === 'TidalAdviceAccepted' || event.type === 'TidalAdviceDeclined')
        tideState = tideChanged(event.at);
      if (event.type === 'ServiceDayOpened') answer = null;
    }
  }

  return {
    visits,
    halfHours,
    truth,
    ready: () => learning === null,
    waits: {
      lane: (lane) => answer?.newcomers[lane] ?? null,
      ticket: (id) => answer?.tickets[id] ?? null,
    },
    async learn(past) {
      const meanwhile: Recorded<HallEvent>[][] = [];
      learning = meanwhile;
      try {
        for await (const page of past) take(page);
      } finally {
        learning = null;
        for (const page of meanwhile) take(page);
      }
    },
    fold(events) {
      if (learning) learning.push([...events]);
      else take(events);
    },
    async think(freeTellers = 0) {
      if (thinking || learning) return;
      if (!hasGround(visits.model) || waitingCount(state.queue.lines) > tooManyWaiting) {
        answer = null;
        return;
      }
      thinking = true;
      try {
        answer = await input.estimator.answer(
          questionOf(state, config(), visits, now(), { tide: tideState, freeTellers }),
        );
      } catch (error) {
        answer = null;
        input.onFault('no estimate', error);
      } finally {
        thinking = false;
      }
    },
    tide(freeTellers) {
      if (learning) return null;
      const look = watchTide(state, config(), visits, tideState, freeTellers, now());
      tideState = look.state;
      return look.advice;
    },
  };
}
