import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { HttpApp } from './http-app.ts';

/** The four front ends as built: kiosk, board, staff console and the page behind the QR code. */
export async function registerPages(app: HttpApp, publicDir: string): Promise<void> {
  if (!existsSync(publicDir)) return;
  await app.register(staticFiles, {
    root: publicDir,
    prefix: '/',
    preCompressed: true,
    index: ['index.html'],
    redirect: true,
    setHeaders(response, path) {
      // Built files carry a digest in their names; pages and service workers must be asked for each time.
      const fresh = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.header('cache-control', fresh);
    },
  });
  app.get('/', async (_request, reply) => reply.redirect('/kiosk/'));
  app.get('/t/:ticket', async (_request, reply) => page(reply, publicDir, 't'));
  app.get('/staff/*', async (request, reply) => {
    const path = (request.params as Record<'*', string>)['*'];
    const file = /\.[a-z0-9]+(\.[a-z0-9]+)?$/i.test(path) ? path : 'index.html';
    return reply.sendFile(join('staff', file));
  });
}

function page(reply: { sendFile(name: string): unknown }, publicDir: string, room: string): unknown {
  if (!existsSync(join(publicDir, room, 'index.html'))) throw new Error(`${room} is not built`);
  return reply.sendFile(join(room, 'index.html'));
}
