import type { EChartsCoreOption } from 'echarts/core';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DrawnChart } from './draw-chart.ts';

/** A chart with its meaning in words for who cannot see it; the numbers stand in a table next to it. */
export function Chart({ label, option }: { label: string; option: EChartsCoreOption }): VNode {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<DrawnChart | null>(null);
  useEffect(() => {
    let drawn: DrawnChart | null = null;
    let left = false;
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (left || place.current === null) return;
      drawn = drawChart(place.current);
      setChart(drawn);
    });
    return () => {
      left = true;
      drawn?.remove();
    };
  }, []);
  useEffect(() => chart?.show(option), [chart, option]);
  return <div class="chart" role="img" aria-label={label} ref={place} />;
}
