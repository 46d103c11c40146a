import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { addDays, localDay } from '../../protocol/clock.ts';
import type { EstimateReportReply, EstimateTruth } from '../../protocol/estimate-report.ts';
import { language } from '../../ui/i18n/locale.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { Callout } from '../kit/callout.tsx';
import { shortDayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';
import { ChartCard } from './chart-card.tsx';
import type { ManagerModel } from './manager-model.ts';
import { inMinutes, percent } from './minutes.ts';
import { truthOption } from './truth-chart.ts';

const ranges = [1, 7, 30] as const;

/** Given estimates beside the naive formula, by half hour of today or by day of a week or month (B-16, O-01). */
export function TruthReport(props: { model: ManagerModel; now: number; utcOffsetMinutes: number }): VNode {
  const { model } = props;
  const today = localDay(props.now, props.utcOffsetMinutes);
  const [days, setDays] = useState<(typeof ranges)[number]>(1);
  const from = addDays(today, 1 - days);
  useEffect(() => model.followEstimates(from, today), [model, from, today]);
  const report = model.estimates.value;
  const problem = model.estimatesProblem.value;
  return (
    <div class="truth-report">
      <fieldset class="hall-views truth-ranges">
        <legend>{words.truth_range()}</legend>
        {ranges.map((count) => (
          <button key={count} type="button" aria-pressed={count === days} onClick={() => setDays(count)}>
            {count === 1 ? words.truth_today() : words.truth_last_days({ days: count })}
          </button>
        ))}
      </fieldset>
      <div role="status">
        {problem !== null && <Callout tone="danger">{problemWords(problem)}</Callout>}
        {report?.from !== from && problem === null && <p class="quiet">{words.loading()}</p>}
      </div>
      {report !== null && (
        // What is still of the days before is named by its own days, and dimmed.
        <div class={report.from === from ? '' : 'truth-old'}>
          <Report report={report} byDay={report.from !== report.to} />
        </div>
      )}
    </div>
  );
}

interface Row extends EstimateTruth {
  readonly name: string;
}

function Report({ report, byDay }: { report: EstimateReportReply; byDay: boolean }): VNode {
  const speaks = language.value;
  const rows: readonly Row[] = useMemo(
    () =>
      byDay
        ? report.days.map(({ day, ...truth }) => ({ name: shortDayWords(day), ...truth }))
        : report.halfHours.map(({ from, ...truth }) => ({ name: from, ...truth })),
    [report, byDay, speaks],
  );
  const option = useMemo(() => truthOption(rows), [rows, speaks]);
  if (report.total.told === 0) return <p class="quiet">{words.truth_none_in_range()}</p>;
  return (
    <ChartCard
      title={words.truth_report_title()}
      note={words.truth_note({ told: report.total.told, untold: report.total.untold })}
      picture={words.truth_picture()}
      option={option}
      table={<TruthTable rows={rows} total={report.total} byDay={byDay} />}
    />
  );
}

function TruthTable({ rows, total, byDay }: { rows: readonly Row[]; total: EstimateTruth; byDay: boolean }): VNode {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{byDay ? words.truth_day() : words.halves_time()}</th>
          <th scope="col">{words.truth_count()}</th>
          <th scope="col">{words.truth_error()}</th>
          <th scope="col">{words.truth_naive()}</th>
          <th scope="col">{words.truth_coverage()}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows, { ...total, name: words.truth_total() }].map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{row.told}</td>
            <td>{minutesOf(row.p50MeanAbsError)}</td>
            <td>{minutesOf(row.naiveMeanAbsError)}</td>
            <td>{row.p90Coverage === null ? '–' : percent(row.p90Coverage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function minutesOf(seconds: number | null): string {
  return seconds === null ? '–' : words.hall_minutes({ minutes: inMinutes(seconds) });
}
