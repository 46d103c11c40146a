import { readTrace } from './trace/read-trace.ts';
import { statuses } from './trace/trace.ts';

/** `npm run trace [-- --json]`: the rows of the requirements against the project; exit 1 where they contradict each other. */
const { rows, counts, faults } = readTrace();
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ rows, counts }));
} else {
  for (const row of rows) {
    const shown = row.tests.length === 0 ? '' : `  ${row.tests.length} test file${row.tests.length === 1 ? '' : 's'}`;
    console.log(
      `${row.id}  ${row.status.padEnd(9)}  ${row.title}${shown}${row.note === '' ? '' : `\n      ${row.note}`}`,
    );
  }
  console.log(`\n${rows.length} rows: ${statuses.map((status) => `${counts[status]} ${status}`).join(', ')}`);
}
for (const fault of faults) console.error(`trace: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
