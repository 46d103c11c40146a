import { EmptyBody } from '../../../protocol/api.ts';
import { refuse } from '../../../protocol/problems.ts';
import type { AppContext } from '../../app/context.ts';
import { DeviceParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { fileReply } from '../openapi.ts';
import { sendProblem } from '../problem-reply.ts';

/** The page by which one sees that a terminal's A4 printer prints as it should (D-06, D-23). */
export function testPageRoutes(app: HttpApp, context: AppContext): void {
  app.post(
    '/halls/:hall/devices/:device/test-page',
    {
      config: { permission: 'device.testPage', rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        tags: ['devices'],
        summary: 'The A4 test page of a terminal, PDF: its parts as it last told them; a terminal may ask for its own',
        params: DeviceParams,
        body: EmptyBody,
        produces: ['application/pdf'],
        response: fileReply('PDF, A4'),
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const { caller } = request;
      const device = hall.writer.durable.devices.devices.get(request.params.device);
      if (!device || device.pairedAt === null || device.revoked)
        return sendProblem(request, reply, refuse('unknown_device'));
      if (caller.kind === 'device' && caller.device !== device.id)
        return sendProblem(request, reply, refuse('forbidden'));
      const { name: hallName, utcOffsetMinutes } = hall.config();
      const page = {
        hallName,
        terminal: device.name,
        printedAt: context.clock.now(),
        utcOffsetMinutes,
        parts: device.parts,
        address: context.settings.publicUrl,
      };
      try {
        const pdf = await context.press.deviceTestPage(page);
        return reply.type('application/pdf').header('cache-control', 'no-store').send(Buffer.from(pdf));
      } catch (error) {
        request.log.error({ err: error }, 'a test page could not be made');
        return sendProblem(request, reply, refuse('timed_out'));
      }
    },
  );
}
