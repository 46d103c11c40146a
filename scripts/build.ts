import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { inputDigest, isUpToDate, writeStamp } from './build/stamp.ts';
import { messages, parallelTargets, type Target } from './build/targets.ts';

const messagesTimeLimitMs = 120_000;

/**
 * `npm run build [-- name…]`: builds the server, the agent and the four front ends into `dist/`, or only the named ones.
 * What has not changed is left alone.
 */
const named = process.argv.slice(2);
const wanted = parallelTargets.filter((target) => named.length === 0 || named.includes(target.name));
if (wanted.some((target) => target.kind === 'pages')) await buildTarget(messages);
await Promise.all(wanted.map(buildTarget));

async function buildTarget(target: Target): Promise<void> {
  const digest = inputDigest(target);
  if (isUpToDate(target, digest)) return;
  const startedMs = performance.now();
  await make(target);
  writeStamp(target, digest);
  console.error(`build: ${target.name} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}

// The tools are loaded only when there is work for them: a start with nothing to build takes no second.
async function make(target: Target): Promise<void> {
  const output = target.outputs[0] ?? '';
  if (target.kind === 'messages') {
    compileMessages(target.entry);
  } else if (target.kind === 'bundle') {
    const { bundle } = await import('./build/bundle.ts');
    await bundle(target.entry, output);
  } else {
    const { build } = await import('vite');
    const { precompress } = await import('./build/precompress.ts');
    await build({ configFile: 'vite.config.ts', mode: target.name, logLevel: 'warn' });
    precompress(dirname(output));
  }
}

function compileMessages(script: string): void {
  const child = spawnSync(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: messagesTimeLimitMs,
  });
  if (child.status !== 0) throw new Error(`${script} ended with ${child.status ?? child.signal}`);
}
