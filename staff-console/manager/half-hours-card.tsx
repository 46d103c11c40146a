import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HalfHour } from '../../protocol/manager-api.ts';
import { language } from '../../ui/i18n/locale.ts';
import { words } from '../words/messages.ts';
import { ChartCard } from './chart-card.tsx';
import { chartBase, chartColours, numberAxis, timeAxis } from './chart-style.ts';
import { inMinutes } from './minutes.ts';

/** Today's waits by half hour, with who came and who was served (B-07, O-01). */
export function HalfHoursCard({ halfHours }: { halfHours: readonly HalfHour[] }): VNode {
  const speaks = language.value;
  const option = useMemo(() => optionOf(halfHours), [halfHours, speaks]);
  if (halfHours.length === 0) {
    return (
      <section class="card chart-card" aria-label={words.halves_title()}>
        <h2>{words.halves_title()}</h2>
        <p class="quiet">{words.halves_none()}</p>
      </section>
    );
  }
  return (
    <ChartCard
      title={words.halves_title()}
      picture={words.halves_picture()}
      option={option}
      table={<HalfHoursTable halfHours={halfHours} />}
    />
  );
}

function optionOf(halfHours: readonly HalfHour[]) {
  const minutes = (seconds: number | null) => (seconds === null ? null : inMinutes(seconds));
  return {
    ...chartBase,
    xAxis: timeAxis(halfHours.map((half) => half.from)),
    yAxis: [numberAxis(words.axis_people(), 'left'), numberAxis(words.axis_minutes(), 'right')],
    series: [
      bar(
        words.halves_issued(),
        chartColours.bar,
        halfHours.map((half) => half.issued),
      ),
      bar(
        words.halves_finished(),
        chartColours.barDark,
        halfHours.map((half) => half.finished),
      ),
      line(
        words.halves_mean(),
        chartColours.alarm,
        'solid',
        halfHours.map((half) => minutes(half.meanWaitSeconds)),
      ),
      line(
        words.halves_p90(),
        chartColours.warn,
        'dashed',
        halfHours.map((half) => minutes(half.p90WaitSeconds)),
      ),
    ],
  };
}

function bar(name: string, color: string, data: readonly number[]) {
  return { name, type: 'bar', data, itemStyle: { color, borderRadius: [4, 4, 0, 0] }, barMaxWidth: 22 };
}

function line(name: string, color: string, type: 'solid' | 'dashed', data: readonly (number | null)[]) {
  return { name, type: 'line', yAxisIndex: 1, data, itemStyle: { color }, lineStyle: { color, type, width: 2 } };
}

function HalfHoursTable({ halfHours }: { halfHours: readonly HalfHour[] }): VNode {
  const wait = (seconds: number | null) =>
    seconds === null ? '–' : words.hall_minutes({ minutes: inMinutes(seconds) });
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.halves_time()}</th>
          <th scope="col">{words.halves_issued()}</th>
          <th scope="col">{words.halves_called()}</th>
          <th scope="col">{words.halves_finished()}</th>
          <th scope="col">{words.halves_missed()}</th>
          <th scope="col">{words.halves_mean()}</th>
          <th scope="col">{words.halves_p90()}</th>
        </tr>
      </thead>
      <tbody>
        {halfHours.map((half) => (
          <tr key={half.from}>
            <th scope="row">{half.from}</th>
            <td>{half.issued}</td>
            <td>{half.called}</td>
            <td>{half.finished}</td>
            <td>{half.noShows}</td>
            <td>{wait(half.meanWaitSeconds)}</td>
            <td>{wait(half.p90WaitSeconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
