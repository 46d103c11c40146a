import { readFileSync } from 'node:fs';

const lookEveryMs = 250;
const shells = ['sh', 'dash', 'bash', 'ash'];

/**
 * npm runs a script in a shell, and neither passes on that it was ended: who ends `npm start` would leave a server behind
 * that keeps the port and the data. So this process ends in order, as after SIGTERM, once its npm is gone.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const shell = processOf(parent);
  const npm = shell && shells.includes(shell.name) ? shell.parent : null;
  const timer = setInterval(() => {
    const gone = process.ppid !== parent || (npm !== null && processOf(parent)?.parent !== npm);
    if (!gone) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, lookEveryMs);
  timer.unref();
}

/** Name and parent of a process; null where the system has no such folder, or the process is gone. */
function processOf(id) {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+) /s.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
    return name === undefined ? null : { name, parent: Number(parent) };
  } catch {
    return null;
  }
}
