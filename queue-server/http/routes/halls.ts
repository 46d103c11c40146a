import { HallInfoReply, HallListReply } from '../../../protocol/api.ts';
import { HallConfigSchema } from '../../../protocol/hall-config.ts';
import { BoardViewSchema, StaffQueueViewSchema } from '../../../protocol/views.ts';
import type { AppContext } from '../../app/context.ts';
import type { Hall } from '../../app/hall.ts';
import { serviceStateAt } from '../../domain/queue/service-hours.ts';
import { stampOf } from '../command-stamp.ts';
import { HallParams, hallOf } from '../hall-of-path.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['hall'];

/** Halls as everybody and staff see them, and their configuration. */
export function hallRoutes(app: HttpApp, context: AppContext): void {
  app.get(
    '/halls',
    {
      config: { permission: 'public' },
      schema: { tags, summary: 'The halls that are served here', response: { 200: HallListReply } },
    },
    async () => ({ halls: [...context.halls.values()].map(listedHall) }),
  );

  app.get(
    '/halls/:hall',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Name, hours and rules of a hall',
        params: HallParams,
        response: { 200: HallInfoReply },
      },
    },
    async (request) => hallInfo(hallOf(request), context.clock.now()),
  );

  app.get(
    '/halls/:hall/board',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'What boards show: numbers, windows, counts; nothing of a person (C-05)',
        params: HallParams,
        response: { 200: BoardViewSchema },
      },
    },
    async (request) => hallOf(request).live.boardView(),
  );

  app.get(
    '/halls/:hall/queue',
    {
      config: { permission: 'queue.read' },
      schema: {
        tags,
        summary: 'The live queue as staff see it',
        params: HallParams,
        response: { 200: StaffQueueViewSchema },
      },
    },
    async (request) => {
      const view = hallOf(request).live.queueView();
      return { ...view, tickets: [...view.tickets] };
    },
  );

  app.get(
    '/halls/:hall/config',
    {
      config: { permission: 'hall.readConfig' },
      schema: { tags, summary: 'Configuration of a hall', params: HallParams, response: { 200: HallConfigSchema } },
    },
    async (request) => hallOf(request).config(),
  );

  app.put(
    '/halls/:hall/config',
    {
      bodyLimit: 1024 * 1024,
      config: { permission: 'hall.configure' },
      schema: {
        tags,
        summary: 'Change the configuration of a hall as a whole',
        params: HallParams,
        body: HallConfigSchema,
        response: { 200: HallConfigSchema },
      },
    },
    async (request, reply) => {
      const hall = hallOf(request);
      const command = { ...stampOf(context, request), type: 'ConfigureHall', config: request.body } as const;
      const done = await hall.writer.submit(command, originOf(request));
      return done.ok ? hall.config() : sendProblem(request, reply, done.error);
    },
  );
}

function hallInfo(hall: Hall, now: number): HallInfoReply {
  const config = hall.config();
  const { id, name, windowTitle, address, guidanceDesk, supervisionTelephone, level, utcOffsetMinutes, lanes } = config;
  const { opens, lastTicket, closes, alwaysOpen } = config.hours;
  const { seniorAge, verySeniorAge } = config.groups;
  return {
    id,
    name,
    windowTitle,
    address,
    guidanceDesk,
    supervisionTelephone,
    level,
    utcOffsetMinutes,
    service: serviceStateAt(config, now),
    hours: { opens, lastTicket, closes, alwaysOpen },
    groups: { seniorAge, verySeniorAge },
    lanes,
    takesBookings: config.appointments !== undefined,
    now,
  };
}

function listedHall(hall: Hall): HallListReply['halls'][number] {
  const { id, name, address, appointments } = hall.config();
  return { id, name, address, takesBookings: appointments !== undefined };
}
