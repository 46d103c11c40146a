import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ok } from '../../../protocol/result.ts';
import type { Language } from '../../../protocol/text.ts';
import type { AppContext } from '../../app/context.ts';
import { callWords } from '../../speech/call-words.ts';
import { ticketMovedWords, windowMovedWords } from '../../speech/move-words.ts';
import { tidalOpenWords } from '../../speech/tidal-words.ts';
import type { HttpApp } from '../http-app.ts';
import { fileReply } from '../openapi.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['speech'];
const sound = { produces: ['audio/wav'], response: fileReply('WAV, mono, 16 bit') };
const language = Type.Enum(['zh', 'en']);
const number = Type.String({ pattern: '^[A-Z]{1,2}[0-9]{1,6}$' });
/** Any label that a hall may give a window. */
const window = Type.String({ minLength: 1, maxLength: 8 });

/** Words as sound (C-03). Made once and kept by their words; a call has flashed before anybody asks for its sound. */
export function speechRoutes(app: HttpApp, context: AppContext): void {
  const { speech } = context;

  app.get(
    '/speech/calls',
    {
      config: { permission: 'board.read' },
      schema: {
        tags,
        ...sound,
        summary: 'The sound of a call, WAV',
        querystring: Type.Object({ number, window, language }),
      },
    },
    async (request, reply) => {
      const { number, window: label, language: spoken } = request.query;
      return sendClip(request, reply, callWords(number, label)[spoken], spoken);
    },
  );

  app.get(
    '/speech/tidal-windows',
    {
      config: { permission: 'board.read' },
      schema: {
        tags,
        ...sound,
        summary: 'The sound of a tidal window that opens, WAV (B-08)',
        querystring: Type.Object({ window, language }),
      },
    },
    async (request, reply) => {
      const { window: label, language: spoken } = request.query;
      return sendClip(request, reply, tidalOpenWords(label)[spoken], spoken);
    },
  );

  app.get(
    '/speech/moved-tickets',
    {
      config: { permission: 'board.read' },
      schema: {
        tags,
        ...sound,
        summary: 'The sound for a called ticket that is sent elsewhere, WAV (B-15)',
        querystring: Type.Object({ number, window: Type.Optional(window), language }),
      },
    },
    async (request, reply) => {
      const { number: moved, window: label = null, language: spoken } = request.query;
      return sendClip(request, reply, ticketMovedWords(moved, label)[spoken], spoken);
    },
  );

  app.get(
    '/speech/moved-windows',
    {
      config: { permission: 'board.read' },
      schema: {
        tags,
        ...sound,
        summary: 'The sound for all who waited for a window that no longer serves, WAV (B-15)',
        querystring: Type.Object({ from: window, window: Type.Optional(window), language }),
      },
    },
    async (request, reply) => {
      const { from, window: label = null, language: spoken } = request.query;
      return sendClip(request, reply, windowMovedWords(from, label)[spoken], spoken);
    },
  );

  /** What boards say again and again is kept by them for a day. */
  async function sendClip(request: FastifyRequest, reply: FastifyReply, words: string, spoken: Language) {
    const clip = await speech.render(words, spoken);
    if (!clip.ok) return sendProblem(request, reply, clip.error);
    return reply.type('audio/wav').header('cache-control', 'private, max-age=86400').send(Buffer.from(clip.value.wav));
  }

  app.post(
    '/speech',
    {
      config: { permission: 'board.read', rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: {
        tags,
        ...sound,
        summary: 'Read a text aloud, WAV; by POST, so that no text stands in a URL',
        body: Type.Object(
          { text: Type.String({ minLength: 1, maxLength: 500 }), language },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const clip = await speech.render(request.body.text, request.body.language);
      const done = clip.ok ? ok(Buffer.from(clip.value.wav)) : clip;
      return done.ok ? reply.type('audio/wav').send(done.value) : sendProblem(request, reply, done.error);
    },
  );
}
