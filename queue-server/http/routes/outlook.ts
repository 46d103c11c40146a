import { Type } from 'typebox';
import { EmptyBody } from '../../../protocol/api.ts';
import { HallIdSchema } from '../../../protocol/ids.ts';
import { AnswerAdviceBody, OutlookReply, PlanQuery, PlanReply } from '../../../protocol/manager-api.ts';
import type { AppContext } from '../../app/context.ts';
import { hallOutlook } from '../../app/foresight/hall-outlook.ts';
import { planOfDay } from '../../app/foresight/plan-of-day.ts';
import { freeTellers } from '../../app/free-tellers.ts';
import { stampOf } from '../command-stamp.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

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
    async (request) => {
      const hall = hallOf(request);
      return hallOutlook(hall, freeTellers(context, hall), context.clock.now());
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
      const plan = await planOfDay(hallOf(request), request.query.day, context.estimator);
      return plan.ok ? plan.value : sendProblem(request, reply, plan.error);
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
      const hall = hallOf(request);
      const { accept, why = null } = request.body;
      const about = { advice: request.params.advice, freeTellers: freeTellers(context, hall) };
      const done = await hall.writer.submit(
        { ...stampOf(context, request), type: 'AnswerTidalAdvice', ...about, accept, why },
        originOf(request),
      );
      return done.ok ? {} : sendProblem(request, reply, done.error);
    },
  );
}
