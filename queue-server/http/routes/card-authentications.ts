import { CardAuthenticationReply, CardChallengeSchema } from '../../../protocol/agent-social-card.ts';
import { actorOf } from '../../app/access.ts';
import type { AppContext } from '../../app/context.ts';
import { recordIdentity } from '../../app/record-identity.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { sendProblem } from '../problem-reply.ts';

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
      const hall = hallOf(request);
      const done = await context.cardHsm.authenticate(request.body);
      const recorded = await recordIdentity(context, hall, {
        actor: actorOf(request.caller),
        medium: 'social-security-card',
        outcome: done.ok ? 'resolved' : done.error.code,
        codeDigest: null,
      });
      if (!done.ok) return sendProblem(request, reply, done.error);
      return recorded.ok ? done.value : sendProblem(request, reply, recorded.error);
    },
  );
}
