import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import {
  DocumentJobSchema,
  DocumentParams,
  largestDocumentBytes,
  PrintDocumentQuery,
} from '../../protocol/agent-document.ts';
import { sendProblem } from '../problem-reply.ts';
import type { DocumentDesk } from './document-desk.ts';

const pdfType = 'application/pdf';
const response = { 200: DocumentJobSchema };

/** What a page may ask of the A4 printer (`protocol/agent-document.ts`). */
export function addDocumentRoutes(app: FastifyInstance, desk: DocumentDesk): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get('/documents/:printId', { schema: { params: DocumentParams, response } }, async (request, reply) => {
    return desk.get(request.params.printId) ?? sendProblem(reply, 'unknown_print');
  });
  routes.post(
    '/documents/:printId/cancel',
    { schema: { params: DocumentParams, response } },
    async (request, reply) => {
      return (await desk.cancel(request.params.printId)) ?? sendProblem(reply, 'unknown_print');
    },
  );
  void app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser(pdfType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    own
      .withTypeProvider<TypeBoxTypeProvider>()
      .post(
        '/documents/print',
        { bodyLimit: largestDocumentBytes, schema: { querystring: PrintDocumentQuery, response } },
        async (request, reply) => {
          const pdf: unknown = request.body;
          if (!Buffer.isBuffer(pdf) || !pdf.subarray(0, 1_024).includes('%PDF-')) {
            return sendProblem(reply, 'invalid_request', [{ path: '/body', message: 'is not a PDF' }]);
          }
          const { printId, copies = '1' } = request.query;
          const printed = await desk.print(printId, { pdf, copies: Number(copies) });
          return printed.ok ? printed.value : sendProblem(reply, printed.error);
        },
      );
  });
}
