import { mean, percentile } from '../../simulator/statistics.ts';

/** From seconds in any order; 0 where there are none. */
export function p95Minutes(seconds: readonly number[]): number {
  return percentile(Float64Array.from(seconds).sort(), 0.95) / 60;
}

/** From seconds; 0 where there are none. */
export function meanMinutes(seconds: readonly number[]): number {
  return mean(seconds) / 60;
}

/** Columns of even width, the first to the left and numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const text = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)));
  const widths = (text[0] ?? []).map((_, column) => Math.max(...text.map((row) => (row[column] ?? '').length)));
  return text
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
