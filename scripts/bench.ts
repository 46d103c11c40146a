import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFanout } from './bench/fanout.ts';
import { measureHttp } from './bench/http.ts';
import { measureLedger } from './bench/ledger.ts';
import { measureReplay } from './bench/replay.ts';
import { measureEstimate, measurePick } from './bench/rules.ts';
import { ensureBuilt } from './launch/build.mjs';

/**
 * `npm run bench [-- --json] [--seconds N]`: measured figures beside the limits taken in the same run.
 * `--policy` measures the call order and the tidal rule on simulated days instead.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    policy: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
  },
  strict: false,
});

if (values.policy === true) {
  const parameters = process.argv.slice(2).filter((parameter) => parameter !== '--policy');
  const command = ['--import', 'tsx', 'scripts/bench-policy.ts', ...parameters];
  process.exitCode = spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1;
} else {
  ensureBuilt('server', 'estimates');
  const folder = await mkdtemp(join(tmpdir(), 'tidehall-bench-'));
  const seconds = Number(values.seconds);
  try {
    const { http, cpuMsPerTicket } = await measureHttp(folder, [1, 8, 64], seconds);
    const fanout = await measureFanout(folder, [200, 1000]);
    const replay = await measureReplay(folder, 100_000);
    const ledger = await measureLedger(folder, 64, Math.min(2, seconds));
    const rules = { pick: measurePick(200), estimate: measureEstimate(100) };
    const figures = { http, ledger, fanout, replay, ...rules, cpuMsPerTicket };
    console.log(JSON.stringify(figures, null, values.json === true ? 0 : 2));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
