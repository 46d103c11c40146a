import type { Hall } from '../app/hall.ts';
import type { RealtimeServer } from './realtime-server.ts';
import { rooms } from './rooms.ts';

const toldSeq = new WeakMap<Hall, number>();

/** Sends the device desk to those who look at it, where it has changed. Nobody looks: nothing is put together. */
export function publishDesk(io: RealtimeServer, hall: Hall): void {
  const room = rooms.devices(hall.id);
  if (!io.of('/').adapter.rooms.has(room)) return;
  const view = hall.desk.view();
  if (toldSeq.get(hall) === view.seq) return;
  toldSeq.set(hall, view.seq);
  io.to(room).emit('devices:changed', view);
}
