import { EstimateReportQuery, EstimateReportReply } from '../../../protocol/estimate-report.ts';
import type { AppContext } from '../../app/context.ts';
import { projectEstimateTruth } from '../../views/estimate-truth/estimate-truth.ts';
import type { HttpApp } from '../http-app.ts';
import { HallParams, hallOr404 } from './halls.ts';

/** Reports over days, for managers and auditors (O-01). */
export function reportRoutes(app: HttpApp, context: AppContext): void {
  app.get(
    '/halls/:hall/reports/estimates',
    {
      config: { permission: 'hall.outlook' },
      schema: {
        tags: ['manager'],
        summary:
          'How true the estimates were that were given with tickets, beside the naive formula, by day and half hour',
        params: HallParams,
        querystring: EstimateReportQuery,
        response: { 200: EstimateReportReply },
      },
    },
    async (request, reply) => {
      const hall = hallOr404(context, request, reply);
      const { from, to } = request.query;
      return hall ? projectEstimateTruth(hall.foresight.truth, from, to) : reply;
    },
  );
}
