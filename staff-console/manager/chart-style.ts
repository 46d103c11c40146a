/** Colours and measures of the console's charts. Canvas knows no CSS variables, so the tokens stand here once more. */
export const chartColours = {
  bar: '#9cc2e8',
  barDark: '#0a5aa8',
  line: '#0a5aa8',
  alarm: '#b3261e',
  warn: '#8a5200',
  text: '#46596d',
  rule: '#d6e3f1',
} as const;

const font = {
  color: chartColours.text,
  fontSize: 13,
  fontFamily: 'Segoe UI, Roboto, Arial, Noto Sans SC, Noto Sans CJK SC, sans-serif',
};

/** Common to all: no movement, so that a live page stays calm. */
export const chartBase = {
  animation: false,
  textStyle: font,
  grid: { left: 44, right: 44, top: 52, bottom: 30 },
  legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, textStyle: font },
};

/** An axis of steps side by side, with its words as they are given: times of day, or names. */
export function timeAxis(times: readonly string[]) {
  return {
    type: 'category',
    data: [...times],
    axisLabel: font,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: chartColours.rule } },
  };
}

/** An axis from nought; `side` says where its numbers stand. */
export function numberAxis(name: string, side: 'left' | 'right') {
  return {
    type: 'value',
    name,
    min: 0,
    minInterval: 1,
    position: side,
    nameTextStyle: { ...font, align: side === 'left' ? 'right' : 'left' },
    axisLabel: font,
    splitLine: { show: side === 'left', lineStyle: { color: chartColours.rule } },
  };
}
