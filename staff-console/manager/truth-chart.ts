import type { EstimateTruth } from '../../protocol/estimate-report.ts';
import { words } from '../words/messages.ts';
import { chartBase, chartColours, numberAxis, timeAxis } from './chart-style.ts';
import { inMinutes } from './minutes.ts';

/** Errors in minutes as bars, ours beside the naive formula's; the share within the told limit as a line in per cent. */
export function truthOption(rows: readonly (EstimateTruth & { readonly name: string })[]) {
  const { bar, barDark, warn } = chartColours;
  const minutes = (seconds: number | null) => (seconds === null ? null : inMinutes(seconds));
  return {
    ...chartBase,
    xAxis: timeAxis(rows.map(({ name }) => name)),
    yAxis: [numberAxis(words.axis_minutes(), 'left'), { ...numberAxis('%', 'right'), max: 100 }],
    series: [
      {
        name: words.truth_error(),
        type: 'bar',
        data: rows.map((row) => minutes(row.p50MeanAbsError)),
        itemStyle: { color: barDark, borderRadius: [4, 4, 0, 0] },
        barMaxWidth: 22,
      },
      {
        name: words.truth_naive(),
        type: 'bar',
        data: rows.map((row) => minutes(row.naiveMeanAbsError)),
        itemStyle: { color: bar, borderRadius: [4, 4, 0, 0] },
        barMaxWidth: 22,
      },
      {
        name: words.truth_coverage_short(),
        type: 'line',
        yAxisIndex: 1,
        data: rows.map(({ p90Coverage }) => (p90Coverage === null ? null : Math.round(p90Coverage * 100))),
        itemStyle: { color: warn },
        lineStyle: { color: warn, type: 'dashed', width: 2 },
      },
    ],
  };
}
