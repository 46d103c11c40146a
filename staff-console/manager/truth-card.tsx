import type { VNode } from 'preact';
import type { OutlookReply } from '../../protocol/manager-api.ts';
import { words } from '../words/messages.ts';
import type { ManagerModel } from './manager-model.ts';
import { inMinutes, percent } from './minutes.ts';
import { TruthReport } from './truth-report.tsx';

/** How true the told waits were: measured, not claimed (B-16). */
export function TruthCard({ outlook, model }: { outlook: OutlookReply; model: ManagerModel }): VNode {
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
          <TruthReport model={model} now={outlook.now} utcOffsetMinutes={outlook.utcOffsetMinutes} />
        </>
      )}
    </section>
  );
}
