import type { FastifyInstance } from 'fastify';
import type { Device } from '../device.ts';
import { sendProblem } from '../problem-reply.ts';
import type { Leases } from './leases.ts';
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
 * the first device's name, and one that failed has that device looked at again at once.
 */
export function addDeviceRoutes(
  app: FastifyInstance,
  devices: readonly [Device, ...Device[]],
  { leases, sessions, recorder, supervisor }: DeviceRouteContext,
  addRoutes: (own: FastifyInstance) => void,
): void {
  const [device] = devices;
  void app.register(async (own) => {
    own.addHook('onRequest', async ({ method, pageApp }, reply) => {
      const taken = devices.some(({ part }) => leases.isTaken(part, pageApp));
      if (method !== 'GET' && taken) return sendProblem(reply, 'device_in_use');
    });
    own.addHook('preHandler', async ({ method, pageApp }) => {
      if (method !== 'GET') for (const { part } of devices) sessions.used(part, pageApp);
    });
    recordOperations(own, recorder, device.part);
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
