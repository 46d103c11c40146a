import { CallLogQuery, CallLogReply } from '../../../protocol/call-log.ts';
import { EstimateReportQuery, EstimateReportReply } from '../../../protocol/estimate-report.ts';
import type { AppContext } from '../../app/context.ts';
import { readCallLog } from '../../app/read-call-log.ts';
import { projectEstimateTruth } from '../../views/estimate-truth/estimate-truth.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';

/** Reports over days, and the calls of today with their reasons, for managers and auditors (O-01, B-05). */
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
    async (request) => {
      const { from, to } = request.query;
      return projectEstimateTruth(hallOf(request).foresight.truth, from, to);
    },
  );

  app.get(
    '/halls/:hall/calls',
    {
      config: { permission: 'hall.outlook' },
      schema: {
        tags: ['manager'],
        summary: 'Calls of today with the rule and the scores that decided each, all of late or those of some numbers',
        params: HallParams,
        querystring: CallLogQuery,
        response: { 200: CallLogReply },
      },
    },
    async (request) => readCallLog(context, hallOf(request), request.query.numbers?.split(',') ?? []),
  );
}
