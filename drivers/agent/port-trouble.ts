import { createServer } from 'node:net';

/**
 * Why a port of this machine cannot be had, as the system names it; null where it can. Asked before anything is opened: a second agent
 * by mistake would speak to the first one's devices, and break the chain of the log, which has one writer (D-24).
 */
export function portTrouble(port: number): Promise<string | null> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen({ host: '127.0.0.1', port }, () => probe.close(() => resolve(null)));
  });
}
