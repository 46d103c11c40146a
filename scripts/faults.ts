import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFaults } from './faults/run-faults.ts';
import { ensureBuilt } from './launch/build.mjs';

/** `npm run faults -- --count N --json`: kill -9 under load; exit 1 when anything that was acknowledged is lost or doubled. */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
ensureBuilt('server', 'estimates');
const folder = await mkdtemp(join(tmpdir(), 'tidehall-faults-'));
try {
  const report = await runFaults(folder, Number(values.count), (done) => {
    if (!values.json) console.log(`${done} of ${values.count}`);
  });
  console.log(values.json ? JSON.stringify(report) : report);
  const { lost, duplicateNumbers, doubleCalls, chainBroken } = report;
  process.exitCode = lost + duplicateNumbers + doubleCalls + chainBroken === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
