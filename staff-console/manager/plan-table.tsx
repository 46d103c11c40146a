import type { VNode } from 'preact';
import type { PlanReply } from '../../protocol/manager-api.ts';
import { words } from '../words/messages.ts';
import { inMinutes, percent } from './minutes.ts';

/** The plan in numbers, one line a half hour. */
export function PlanTable({ plan }: { plan: PlanReply }): VNode {
  const { withinMinutes: minutes } = plan.target;
  return (
    <table class="plan-table">
      <thead>
        <tr>
          <th scope="col">{words.plan_from()}</th>
          <th scope="col">{words.plan_arrivals()}</th>
          <th scope="col">{words.plan_load()}</th>
          <th scope="col">{words.plan_guess()}</th>
          <th scope="col">{words.plan_windows()}</th>
          <th scope="col">{words.plan_available()}</th>
          <th scope="col">{words.plan_within({ minutes })}</th>
          <th scope="col">{words.plan_p90()}</th>
        </tr>
      </thead>
      <tbody>
        {plan.halfHours.map((half) => (
          <tr key={half.from} class={half.enough ? '' : 'plan-short'}>
            <th scope="row">{half.from}</th>
            <td>{Math.round(half.arrivals)}</td>
            <td>{half.load.toFixed(1)}</td>
            <td>{half.firstGuess}</td>
            <td>
              {!half.enough && <span class="badge">{words.plan_short()}</span>} <strong>{half.windows}</strong>
            </td>
            <td>{words.plan_available_of({ regular: half.regular, tidal: half.tidal })}</td>
            <td>{half.withinShare === null ? '–' : percent(half.withinShare)}</td>
            <td>
              {half.p90WaitSeconds === null ? '–' : words.hall_minutes({ minutes: inMinutes(half.p90WaitSeconds) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
