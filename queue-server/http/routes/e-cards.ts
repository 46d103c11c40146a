import { ECardReply, ReadECardBody } from '../../../protocol/e-card-api.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { AppContext } from '../../app/context.ts';
import { readECard } from '../../app/read-e-card.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { sendProblem } from '../problem-reply.ts';

/** Electronic social-security cards, scanned at a kiosk (S2 附录B row 8 item 12). */
export function eCardRoutes(app: HttpApp, context: AppContext): void {
  app.post(
    '/halls/:hall/e-cards/read',
    {
      config: {
        permission: 'eCard.read',
        rateLimit: { max: context.settings.guessesPerMinute, timeWindow: 60_000 },
      },
      schema: {
        tags: ['e-cards'],
        summary: 'Whose electronic social-security card it is; each code opens one session',
        params: HallParams,
        body: ReadECardBody,
        response: { 200: ECardReply },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { caller } = request;
      if (caller.kind !== 'device') return sendProblem(request, reply, refuse('forbidden'));
      const read = await readECard(context, hall, caller.device, request.body.token);
      return read.ok ? { holder: read.value } : sendProblem(request, reply, read.error);
    },
  );
}
