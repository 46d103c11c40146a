import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Device } from '../device.ts';
import { sendProblem } from '../problem-reply.ts';
import type { Leases } from './leases.ts';
import { loggedRoutes } from './logged-operations.ts';
import { recordOperations } from './record-operations.ts';
import type { Recorder } from './recorder.ts';
import type { Sessions } from './sessions.ts';
import type { Supervisor } from './supervisor.ts';

export interface DeviceRouteContext {
  readonly leases: Leases;
  readonly sessions: Sessions;
  readonly recorder: Recorder;
  readonly supervisor: Supervisor;
}

/**
 * Puts the routes of one device, or of several that work together, into an instance of their own, with what holds for every device:
 * another app's lease refuses the call ("设备使用中"; looking, by GET, is no use), its use is noted for the wipe and written down under
 * the first device's name, what a visitor asked for who was wiped before it began does not begin (D-27), and one that failed has that
 * device looked at again at once.
 */
export function addDeviceRoutes(
  app: FastifyInstance,
  devices: readonly [Device, ...Device[]],
  { leases, sessions, recorder, supervisor }: DeviceRouteContext,
  addRoutes: (own: FastifyInstance) => void,
): void {
  const [device] = devices;
  const visits = new WeakMap<FastifyRequest, string>();
  const visitsNow = (): string => devices.map(({ part }) => sessions.visitOf(part)).join();
  void app.register(async (own) => {
    own.addHook('onRequest', async (request, reply) => {
      const taken = devices.some(({ part }) => leases.isTaken(part, request.pageApp));
      if (request.method !== 'GET' && taken) return sendProblem(reply, 'device_in_use');
      visits.set(request, visitsNow());
    });
    own.addHook('preHandler', async ({ method, pageApp }) => {
      if (method !== 'GET') for (const { part } of devices) sessions.used(part, pageApp);
    });
    recordOperations(own, recorder, device.part);
    // A body may take its time, and so may the disk. Calls that end something end it for whoever is there.
    own.addHook('preHandler', async (request, reply) => {
      const isBusiness = loggedRoutes[request.routeOptions.url ?? ''] !== undefined;
      if (isBusiness && visits.get(request) !== visitsNow()) return sendProblem(reply, 'session_ended');
    });
    own.addHook('preSerialization', async (_request, _reply, answered: unknown) => {
      if (hasFailed(answered)) supervisor.checkSoon(device);
      return answered;
    });
    addRoutes(own);
  });
}

function hasFailed(answered: unknown): boolean {
  return typeof answered === 'object' && answered !== null && Reflect.get(answered, 'outcome') === 'failed';
}
