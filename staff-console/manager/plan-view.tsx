import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { PlanReply } from '../../protocol/manager-api.ts';
import { language } from '../../ui/i18n/locale.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { Callout } from '../kit/callout.tsx';
import { words } from '../words/messages.ts';
import { ChartCard } from './chart-card.tsx';
import type { ManagerModel } from './manager-model.ts';
import { inMinutes, percent } from './minutes.ts';
import { planOption } from './plan-chart.ts';
import { PlanTable } from './plan-table.tsx';

/** "How many windows tomorrow?": a plan by half hour, tried on simulated days, or plainly why there is none. */
export function PlanView({ model, day }: { model: ManagerModel; day: string }): VNode {
  useEffect(() => void model.planFor(day), [model, day]);
  const plan = model.plan.value;
  const problem = model.planProblem.value;
  return (
    <>
      <div role="status">
        {problem !== null && <Callout tone="danger">{problemWords(problem)}</Callout>}
        {plan === null && problem === null && <p class="quiet">{words.plan_working()}</p>}
        {plan !== null && !plan.calendarKnown && (
          <Callout tone="warning">{words.plan_calendar_unknown({ year: plan.day.slice(0, 4) })}</Callout>
        )}
        {plan !== null && <Outcome plan={plan} />}
      </div>
      {plan?.standing === 'planned' && <Plan plan={plan} />}
      <PlanHelp />
    </>
  );
}

function Outcome({ plan }: { plan: PlanReply }): VNode {
  const { simulated, target, visits, learnedDays } = plan;
  if (plan.standing === 'closed-day') return <Callout tone="neutral">{words.plan_closed_day()}</Callout>;
  if (plan.standing === 'no-history' || simulated === null) {
    return <Callout tone="neutral">{words.plan_no_history()}</Callout>;
  }
  const promise = { share: percent(target.share), minutes: target.withinMinutes };
  const kept = plan.halfHours.every((half) => half.enough);
  return (
    <>
      <p class="plan-summary">
        {words.plan_summary({
          visits,
          share: percent(simulated.withinShare),
          minutes: target.withinMinutes,
          mean: inMinutes(simulated.meanWaitSeconds),
          days: simulated.days,
          learned: learnedDays,
        })}
      </p>
      <Callout tone={kept ? 'success' : 'warning'}>
        {kept ? words.plan_promise_kept(promise) : words.plan_promise_missed(promise)}
      </Callout>
    </>
  );
}

function Plan({ plan }: { plan: PlanReply }): VNode {
  const speaks = language.value;
  const option = useMemo(() => planOption(plan), [plan, speaks]);
  return (
    <ChartCard
      title={words.plan_title()}
      picture={words.plan_picture()}
      option={option}
      open
      table={<PlanTable plan={plan} />}
    />
  );
}

function PlanHelp(): VNode {
  return (
    <section class="card plan-help" aria-labelledby="plan-help-title">
      <h2 id="plan-help-title">{words.plan_help_title()}</h2>
      <ul>
        <li>{words.plan_help_method()}</li>
        <li>{words.plan_help_tidal()}</li>
        <li>{words.plan_help_promise()}</li>
        <li>{words.plan_help_ratio()}</li>
        <li>{words.plan_help_doubt()}</li>
      </ul>
    </section>
  );
}
