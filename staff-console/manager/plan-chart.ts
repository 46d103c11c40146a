import type { PlanReply } from '../../protocol/manager-api.ts';
import { words } from '../words/messages.ts';
import { chartBase, chartColours, numberAxis, timeAxis } from './chart-style.ts';

/** Windows to open as bars, red where even all are too few; the timetable as a stepped line, arrivals as a curve. */
export function planOption({ halfHours }: PlanReply) {
  const { barDark, alarm, text, bar } = chartColours;
  return {
    ...chartBase,
    xAxis: timeAxis(halfHours.map((half) => half.from)),
    yAxis: [numberAxis(words.axis_windows(), 'left'), numberAxis(words.axis_people(), 'right')],
    series: [
      {
        name: words.plan_windows(),
        type: 'bar',
        data: halfHours.map(({ windows, enough }) =>
          enough ? windows : { value: windows, itemStyle: { color: alarm }, label: { color: '#fff' } },
        ),
        itemStyle: { color: bar, borderRadius: [4, 4, 0, 0] },
        // At the foot: the lines run across the top.
        label: { show: true, position: 'insideBottom', color: '#0f2438', fontSize: 14, fontWeight: 'bold' },
        barMaxWidth: 28,
      },
      {
        name: words.plan_regular(),
        type: 'line',
        step: 'middle',
        symbol: 'none',
        data: halfHours.map((half) => half.regular),
        itemStyle: { color: text },
        lineStyle: { color: text, type: 'dashed', width: 2 },
      },
      {
        name: words.plan_arrivals(),
        type: 'line',
        yAxisIndex: 1,
        symbol: 'none',
        data: halfHours.map((half) => half.arrivals),
        itemStyle: { color: barDark },
        lineStyle: { color: barDark, width: 3 },
      },
    ],
  };
}
