import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { clockTime } from '../../protocol/clock.ts';
import type { OutlookReply } from '../../protocol/manager-api.ts';
import { language } from '../../ui/i18n/locale.ts';
import { words } from '../words/messages.ts';
import { ChartCard } from './chart-card.tsx';
import { chartBase, chartColours, numberAxis, timeAxis } from './chart-style.ts';

type Step = OutlookReply['ahead'][number];

/** What the next two hours look like; says so where nothing can be forecast. */
export function AheadCard({ outlook }: { outlook: OutlookReply }): VNode {
  const speaks = language.value;
  const option = useMemo(() => optionOf(outlook), [outlook, speaks]);
  if (outlook.ahead.length === 0) {
    return (
      <section class="card chart-card" aria-label={words.ahead_title()}>
        <h2>{words.ahead_title()}</h2>
        <p class="quiet">{words.ahead_none()}</p>
      </section>
    );
  }
  return (
    <ChartCard
      title={words.ahead_title()}
      note={words.ahead_from({ days: outlook.learnedDays })}
      picture={words.ahead_picture()}
      option={option}
      table={<AheadTable outlook={outlook} />}
    />
  );
}

function optionOf({ ahead, utcOffsetMinutes }: OutlookReply) {
  const { line: color, text } = chartColours;
  return {
    ...chartBase,
    xAxis: timeAxis(ahead.map((step) => clockTime(step.at, utcOffsetMinutes))),
    yAxis: [numberAxis(words.axis_minutes(), 'left'), numberAxis(words.axis_windows(), 'right')],
    series: [
      {
        name: words.ahead_windows(),
        type: 'line',
        step: 'end',
        symbol: 'none',
        yAxisIndex: 1,
        data: ahead.map((step) => step.windows),
        itemStyle: { color: text },
        lineStyle: { color: text, type: 'dashed', width: 2 },
      },
      {
        name: words.ahead_wait(),
        type: 'line',
        data: ahead.map((step) => (step.waitMinutes === null ? null : Math.round(step.waitMinutes * 10) / 10)),
        symbol: 'none',
        itemStyle: { color },
        lineStyle: { color, width: 3 },
        areaStyle: { color, opacity: 0.12 },
      },
    ],
  };
}

function AheadTable({ outlook: { ahead, utcOffsetMinutes } }: { outlook: OutlookReply }): VNode {
  const wait = ({ waitMinutes }: Step) =>
    waitMinutes === null ? words.ahead_no_window() : words.hall_minutes({ minutes: Math.round(waitMinutes) });
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.halves_time()}</th>
          <th scope="col">{words.ahead_wait()}</th>
          <th scope="col">{words.ahead_windows()}</th>
          <th scope="col">{words.ahead_arrivals()}</th>
        </tr>
      </thead>
      <tbody>
        {ahead.map((step) => (
          <tr key={step.at}>
            <th scope="row">{clockTime(step.at, utcOffsetMinutes)}</th>
            <td>{wait(step)}</td>
            <td>{step.windows}</td>
            <td>{step.arrivals.toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
