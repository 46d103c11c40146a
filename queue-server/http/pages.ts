import { existsSync } from 'node:fs';
import staticFiles from '@fastify/static';
import type { HttpApp } from './http-app.ts';

/** Pages are no part of the API: its document does not list them. */
const hidden = { schema: { hide: true } };

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
  app.get('/', hidden, async (_request, reply) => reply.redirect('/kiosk/'));
  // The page finds its ticket in its own address; its icon lies beside it, and no ticket's id has a dot.
  app.get<{ Params: { ticket: string } }>('/t/:ticket', hidden, async (request, reply) => {
    const { ticket } = request.params;
    return reply.sendFile(ticket.includes('.') ? `t/${ticket}` : 't/index.html');
  });
  app.get('/t/:ticket/', hidden, async (_request, reply) => reply.sendFile('t/index.html'));
  // The console has pages of its own below /staff/; what looks like a file is one, or is not there.
  app.get<{ Params: { '*': string } }>('/staff/*', hidden, async (request, reply) => {
    const { '*': path } = request.params;
    return reply.sendFile(/\.[a-z0-9]+$/i.test(path) ? `staff/${path}` : 'staff/index.html');
  });
}
