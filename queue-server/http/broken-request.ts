import type { Socket } from 'node:net';
import { problemOf, refuse } from '../../protocol/problems.ts';

/** Answers what is not HTTP, too long in its headers or too slow, before Fastify sees a request: a problem like any other. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable || socket.bytesWritten > 0) return void socket.destroy();
  const problem = problemOf(refuse('invalid_request'), 'zh');
  const body = JSON.stringify(problem);
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
