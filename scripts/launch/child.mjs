import { spawn } from 'node:child_process';

const graceMs = 5_000;

/** Starts one of our processes so that it ends with this one, however this one ends. */
export function startTied(file, parameters, env = {}) {
  const child = spawn(process.execPath, ['scripts/launch/tied.mjs', file, ...parameters], {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  // It may be gone before we are.
  child.stdin.on('error', () => {});
  process.on('exit', () => child.kill('SIGTERM'));
  return child;
}

/** Ends a child: politely, then by force. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
