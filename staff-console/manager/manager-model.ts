import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { EstimateReportReply } from '../../protocol/estimate-report.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { OutlookReply, PlanReply, TidalAdviceView } from '../../protocol/manager-api.ts';
import type { Problem } from '../../protocol/problems.ts';
import { type CommandRunner, createCommandRunner } from '../client/command-runner.ts';
import type { ConsoleApi } from '../client/console-api.ts';

/** What the manager looks at, read anew every ten seconds and soon after the queue has changed. */
export interface ManagerModel {
  readonly outlook: ReadonlySignal<OutlookReply | null>;
  /** Why the page could not be read the last time. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Why the last answer to an advice was refused; stays until another answer is given or the advice is gone. */
  readonly refusal: ReadonlySignal<Problem | null>;
  readonly plan: ReadonlySignal<PlanReply | null>;
  readonly planProblem: ReadonlySignal<Problem | null>;
  /** How true the estimates of some days were. */
  readonly estimates: ReadonlySignal<EstimateReportReply | null>;
  readonly estimatesProblem: ReadonlySignal<Problem | null>;
  /** The advice for which a reason to decline is being asked. */
  readonly declining: Signal<TidalAdviceView | null>;
  readonly busy: CommandRunner['busy'];
  /** Reads until it is stopped. */
  start(): () => void;
  accept(advice: TidalAdviceView): Promise<void>;
  decline(advice: TidalAdviceView, why: string): Promise<void>;
  planFor(day: string): Promise<void>;
  /** Reads the report of these days, and again every minute until it is stopped. */
  followEstimates(from: string, to: string): () => void;
}

const everyMs = 10_000;
/** In a busy hall the queue changes all the time: it is not read more often than this. */
const afterChangeMs = 2_000;
const reportEveryMs = 60_000;

/** Asks nothing before `start`. Nothing rejects: each refusal stands in the problem of what was asked. */
export function createManagerModel(ports: {
  readonly api: Pick<ConsoleApi, 'outlook' | 'plan' | 'answerAdvice' | 'estimates'>;
  readonly hall: HallId;
  readonly newKey: () => string;
  /** Tells of every change of the queue; answers how to stop that. */
  readonly onQueueChange: (listener: () => void) => () => void;
}): ManagerModel {
  const { api, hall } = ports;
  const outlook = signal<OutlookReply | null>(null);
  const problem = signal<Problem | null>(null);
  const refusal = signal<Problem | null>(null);
  const plan = signal<PlanReply | null>(null);
  const planProblem = signal<Problem | null>(null);
  const estimates = signal<EstimateReportReply | null>(null);
  const estimatesProblem = signal<Problem | null>(null);
  const declining = signal<TidalAdviceView | null>(null);
  const runner = createCommandRunner({ newKey: ports.newKey, watch: () => read });
  let wantedDay = '';

  async function read(): Promise<void> {
    const answer = await api.outlook(hall);
    problem.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    if (answer.value.tide.advice?.id !== outlook.peek()?.tide.advice?.id) refusal.value = null;
    outlook.value = answer.value;
  }

  async function answer(advice: TidalAdviceView, body: { accept: boolean; why?: string }): Promise<void> {
    refusal.value = null;
    const intent = `${advice.id} ${JSON.stringify(body)}`;
    const ran = await runner.run(intent, (key) => api.answerAdvice(hall, advice.id, body, key));
    if (ran.kind === 'still-busy') return;
    if (ran.result.ok) declining.value = null;
    else refusal.value = ran.result.error;
  }

  return {
    outlook,
    problem,
    refusal,
    plan,
    planProblem,
    estimates,
    estimatesProblem,
    declining,
    busy: runner.busy,
    start() {
      let soon: ReturnType<typeof setTimeout> | null = null;
      const timer = setInterval(() => void read(), everyMs);
      const stopListening = ports.onQueueChange(() => {
        soon ??= setTimeout(() => {
          soon = null;
          void read();
        }, afterChangeMs);
      });
      void read();
      return () => {
        clearInterval(timer);
        if (soon !== null) clearTimeout(soon);
        stopListening();
      };
    },
    accept: (advice) => answer(advice, { accept: true }),
    decline: (advice, why) => answer(advice, { accept: false, why }),
    async planFor(day) {
      wantedDay = day;
      plan.value = null;
      planProblem.value = null;
      const answered = await api.plan(hall, day);
      // Another day may have been chosen meanwhile.
      if (wantedDay !== day) return;
      if (answered.ok) plan.value = answered.value;
      else planProblem.value = answered.error;
    },
    followEstimates(from, to) {
      let stopped = false;
      const readReport = async () => {
        const answered = await api.estimates(hall, from, to);
        if (stopped) return;
        if (answered.ok) estimates.value = answered.value;
        estimatesProblem.value = answered.ok ? null : answered.error;
      };
      const timer = setInterval(() => void readReport(), reportEveryMs);
      void readReport();
      return () => {
        stopped = true;
        clearInterval(timer);
      };
    },
  };
}
