import { spawn } from 'node:child_process';
import { err, ok, type Result } from '../../protocol/result.ts';

/** What to run and how far. `input` is all of its standard input; its standard error is not read. */
export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly input: string;
  readonly timeLimitMs: number;
  readonly maxOutputBytes: number;
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program without a shell and gives what it wrote. The error says for staff why not: missing, failed, too much output, too slow.
 * At its time limit the program and whatever it started are killed, and the answer comes even where a pipe stays open.
 */
export function runProcess(request: ProcessRequest): Promise<Result<Uint8Array, string>> {
  const { command, args, input, timeLimitMs, maxOutputBytes, signal } = request;
  return new Promise((resolve) => {
    // A group of its own, so that children of a wrapper script end with it.
    const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let settled = false;

    function settle(result: Result<Uint8Array, string>): void {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(result);
    }
    function kill(reason: string): void {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
      child.stdout.destroy();
      child.stdin.destroy();
      settle(err(reason));
    }
    function stop(): void {
      kill(`${command} was stopped`);
    }

    const timer = setTimeout(() => kill(`${command} did not answer within ${timeLimitMs} ms`), timeLimitMs);
    signal?.addEventListener('abort', stop);
    child.on('error', (error: NodeJS.ErrnoException) =>
      settle(err(error.code === 'ENOENT' ? `${command} is not installed` : `${command} could not be started`)),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      chunks.push(chunk);
      if (bytes > maxOutputBytes) kill(`${command} wrote more than ${maxOutputBytes} bytes`);
    });
    // A program that does not read its input ends with a code of its own; the broken pipe adds nothing.
    child.stdin.on('error', () => undefined);
    child.on('close', (code) =>
      settle(code === 0 ? ok(Buffer.concat(chunks)) : err(`${command} failed with ${code ?? 'a signal'}`)),
    );
    child.stdin.end(input);
    if (signal?.aborted === true) stop();
  });
}
