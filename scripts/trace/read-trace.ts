import { readFileSync } from 'node:fs';
import { testFiles } from '../test-run/test-files.mjs';
import { type Row, type StatusFile, type Trace, traceRows } from './trace.ts';

/** The project as it lies here against the rows of the requirements. */
export function readTrace(): Trace {
  const rows: readonly Row[] = JSON.parse(readFileSync('docs/requirements/rows.json', 'utf8'));
  const statuses: StatusFile = JSON.parse(readFileSync('docs/requirements/status.json', 'utf8'));
  return traceRows(
    rows,
    statuses,
    testFiles().map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );
}
