import { parseArgs } from 'node:util';
import fastify from 'fastify';
import { WebSocketServer } from 'ws';

/**
 * What the measured system is compared with, in a process of its own: a Fastify POST with a schema in and out that
 * keeps nothing, and a raw `ws` broadcast of the very text that a board gets.
 */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const app = fastify();
const text = { type: 'string' } as const;
const reply = {
  type: 'object',
  properties: { id: text, number: text, status: text, ahead: { type: 'integer' }, issuedAt: { type: 'number' } },
} as const;
let issued = 0;

app.post(
  '/tickets',
  { schema: { body: { type: 'object', properties: { service: { type: 'integer' } } }, response: { 201: reply } } },
  (_request, answer) => {
    issued += 1;
    void answer
      .code(201)
      .send({ id: `bare${issued}`, number: `A${issued}`, status: 'waiting', ahead: issued, issuedAt: issued });
  },
);

const sockets = new WebSocketServer({ server: app.server, perMessageDeflate: false });
let message = '';
app.put<{ Body: { readonly message: string } }>('/message', (request, answer) => {
  message = request.body.message;
  void answer.send({});
});
app.post('/broadcast', (_request, answer) => {
  for (const socket of sockets.clients) socket.send(message);
  void answer.code(201).send({});
});
app.get('/readyz', (_request, answer) => {
  void answer.send({});
});
await app.listen({ host: '127.0.0.1', port: Number(values.port) });
