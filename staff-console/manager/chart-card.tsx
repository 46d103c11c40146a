import type { EChartsCoreOption } from 'echarts/core';
import type { ComponentChildren, VNode } from 'preact';
import { words } from '../words/messages.ts';
import { Chart } from './chart.tsx';

/** A chart in a card, with the same numbers as a table to be opened. */
export function ChartCard(props: {
  title: string;
  note?: string;
  picture: string;
  option: EChartsCoreOption;
  table: ComponentChildren;
  /** The table stands open from the start. */
  open?: boolean;
}): VNode {
  return (
    <section class="card chart-card" aria-label={props.title}>
      <div class="card-head">
        <h2>{props.title}</h2>
        {props.note !== undefined && <p class="quiet">{props.note}</p>}
      </div>
      <Chart label={props.picture} option={props.option} />
      <details class="chart-numbers" open={props.open ?? false}>
        <summary>{words.chart_table()}</summary>
        <div class="chart-table">{props.table}</div>
      </details>
    </section>
  );
}
