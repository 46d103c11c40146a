import { CardAuthenticationReply, CardChallengeSchema } from '../../../protocol/agent-social-card.ts';
import type { AppContext } from '../../app/context.ts';
import type { HttpApp } from '../http-app.ts';
import { sendProblem } from '../problem-reply.ts';
import { HallParams, hallOr404 } from './halls.ts';

/** Third-generation social-security cards, which tell their holder only after the server's keys have spoken (D-03). */
export function cardAuthenticationRoutes(app: HttpApp, context: AppContext): void {
  app.post(
    '/halls/:hall/card-authentications',
    {
      config: {
        permission: 'card.authenticate',
        rateLimit: { max: context.settings.guessesPerMinute, timeWindow: 60_000 },
      },
      schema: {
        tags: ['cards'],
        summary: 'What the security module makes of the challenge of a third-generation card',
        params: HallParams,
        body: CardChallengeSchema,
        response: { 200: CardAuthenticationReply },
      },
    },
    async (request, reply) => {
      if (!hallOr404(context, request, reply)) return reply;
      const done = await context.cardHsm.authenticate(request.body);
      return done.ok ? done.value : sendProblem(request, reply, done.error);
    },
  );
}
