import { Type } from 'typebox';
import { EmptyBody } from '../../../protocol/api.ts';
import { HallIdSchema } from '../../../protocol/ids.ts';
import { AnswerAdviceBody, OutlookReply, PlanQuery, PlanReply } from '../../../protocol/manager-api.ts';
import { actorOf } from '../../app/access.ts';
import type { AppContext } from '../../app/context.ts';
import { hallOutlook } from '../../app/foresight/hall-outlook.ts';
import { planOfDay } from '../../app/foresight/plan-of-day.ts';
import { freeTellers } from '../../app/free-tellers.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';
import { HallParams, hallOr404 } from './halls.ts';

const tags = ['manager'];

/** What the hall manager steers by: waits, the next two hours, tidal advice (B-07, B-08). */
export function outlookRoutes(app: HttpApp, context: AppContext): void {
  app.get(
    '/halls/:hall/outlook',
    {
      config: { permission: 'hall.outlook' },
      schema: {
        tags,
        summary: 'Waits by half hour, the next two hours, tidal advice',
        params: HallParams,
        response: { 200: OutlookReply },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      return hall ? hallOutlook(hall, freeTellers(context, hall), context.clock.now()) : reply;
    },
  );

  app.get(
    '/halls/:hall/plan',
    {
      // Each plan plays a hundred days.
      config: { permission: 'hall.outlook', rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: {
        tags,
        summary: 'How many windows a coming day needs, by half hour, as far as past days tell',
        params: HallParams,
        querystring: PlanQuery,
        response: { 200: PlanReply },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      return hall ? planOfDay(hall, request.query.day, context.estimator) : reply;
    },
  );

  app.post(
    '/halls/:hall/tide/:advice/answer',
    {
      config: { permission: 'tidal.approve' },
      schema: {
        tags,
        summary: 'Follow the advice of the tidal rule, or decline it with a reason',
        params: Type.Object({ hall: HallIdSchema, advice: Type.String({ maxLength: 40 }) }),
        body: AnswerAdviceBody,
        response: { 200: EmptyBody },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      if (!hall) return reply;
      const { accept, why = null } = request.body;
      const common = { at: context.clock.now(), actor: actorOf(request.caller), advice: request.params.advice };
      const done = await hall.writer.submit(
        { ...common, type: 'AnswerTidalAdvice', accept, why, freeTellers: freeTellers(context, hall) },
        originOf(request),
      );
      return done.ok ? {} : sendProblem(request, reply, done.error);
    },
  );
}
