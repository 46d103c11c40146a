import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, CanvasRenderer]);

/** `show` puts a whole chart in the place of the one before; after `remove` nothing is to be shown. */
export interface DrawnChart {
  show(option: EChartsCoreOption): void;
  remove(): void;
}

/** Draws into an element and follows its size. A module of its own: it is fetched only by who opens a page with charts. */
export function drawChart(place: HTMLElement): DrawnChart {
  const chart = init(place);
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(place);
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    remove() {
      watch.disconnect();
      chart.dispose();
    },
  };
}
