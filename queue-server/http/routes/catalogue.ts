import { Type } from 'typebox';
import { CatalogueSchema } from '../../../protocol/catalogue.ts';
import { HallIdSchema } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { AppContext } from '../../app/context.ts';
import { listCatalogue } from '../../app/list-catalogue.ts';
import type { HttpApp } from '../http-app.ts';
import { sendProblem } from '../problem-reply.ts';

/** What can be done in a hall, for kiosks, booking pages and staff (I-03). */
export function catalogueRoutes(app: HttpApp, context: AppContext): void {
  app.get(
    '/catalogue',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['catalogue'],
        summary: 'The items that a hall offers, by theme, with the initials of their pinyin (I-03)',
        querystring: Type.Object({ hall: HallIdSchema }),
        response: { 200: CatalogueSchema },
      },
    },
    async (request, reply) => {
      const hall = context.halls.get(request.query.hall);
      if (!hall) return sendProblem(request, reply, refuse('unknown_hall'));
      return listCatalogue(context.agency.durable.catalogue, hall.config().level);
    },
  );
}
