import { spawnSync } from 'node:child_process';
import { readTrace } from './trace/read-trace.ts';

const timeLimitMs = 10 * 60_000;

/** `npm run check`: types and import rules, lint and format, and the rows that are called built. All of them run, whatever fails. */
const passed = [
  run('messages', ['--import', 'tsx', 'scripts/i18n.ts'], 'ignore'),
  run('types', ['node_modules/typescript/bin/tsc', '-b']),
  run('lint and format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings']),
  report('requirements', readTrace().faults),
];
process.exitCode = passed.every(Boolean) ? 0 : 1;

function run(what: string, parameters: readonly string[], output: 'inherit' | 'ignore' = 'inherit'): boolean {
  const { status } = spawnSync(process.execPath, parameters, {
    stdio: ['ignore', output, 'inherit'],
    timeout: timeLimitMs,
  });
  return report(what, status === 0 ? [] : [`ended with ${status ?? 'its time limit'}`]);
}

function report(what: string, faults: readonly string[]): boolean {
  for (const fault of faults) console.error(`check: ${what}: ${fault}`);
  if (faults.length === 0) console.log(`check: ${what}: in order`);
  return faults.length === 0;
}
