import type { VNode } from 'preact';
import type { OutlookReply } from '../../protocol/manager-api.ts';
import { words } from '../words/messages.ts';
import { inMinutes, percent } from './minutes.ts';

/** How true the told waits were: measured, not claimed (B-16). */
export function TruthCard({ outlook }: { outlook: OutlookReply }): VNode {
  const { estimates, learnedDays } = outlook;
  return (
    <section class="card truth" aria-labelledby="truth-title">
      <div class="card-head">
        <h2 id="truth-title">{words.truth_title()}</h2>
        <span class="chip">{words.truth_days({ days: learnedDays })}</span>
      </div>
      {estimates === null ? (
        <p class="quiet">{words.truth_none()}</p>
      ) : (
        <>
          <dl>
            <div>
              <dt>{words.truth_error()}</dt>
              <dd>{words.hall_minutes({ minutes: inMinutes(estimates.p50MeanAbsError) })}</dd>
            </div>
            <div>
              <dt>{words.truth_coverage()}</dt>
              <dd>{percent(estimates.p90Coverage)}</dd>
            </div>
          </dl>
          <p class="quiet">
            {words.truth_told({ count: estimates.told })} · {words.truth_target()}
          </p>
        </>
      )}
    </section>
  );
}
