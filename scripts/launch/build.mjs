import { spawnSync } from 'node:child_process';

const buildTimeLimitMs = 10 * 60_000;

/** Builds what has changed into `dist/`, or only the named targets; its words go to the error output, which leaves the other to data. */
export function ensureBuilt(...targets) {
  const build = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', ...targets], {
    stdio: ['ignore', 2, 2],
    timeout: buildTimeLimitMs,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (build.status === 0) return;
  process.stderr.write(`tidehall: the build ended with ${build.status ?? build.signal}\n`);
  process.exit(1);
}
