import type { AppContext } from '../app/context.ts';
import { isDeviceEvent } from '../domain/devices/events.ts';
import type { HallEvent } from '../domain/hall.ts';
import { publishDesk } from './publish-desk.ts';
import type { RealtimeServer } from './realtime-server.ts';
import { rooms } from './rooms.ts';

/** Sends what the live views of each hall tell to the rooms that follow them. */
export function publishTo(io: RealtimeServer, context: AppContext): void {
  for (const hall of context.halls.values()) {
    const isFollowed = (room: string) => io.of('/').adapter.rooms.has(room);
    hall.live.listen({
      wants: (view) => isFollowed(rooms[view](hall.id)),
      board: (change) => void io.to(rooms.board(hall.id)).emit('board:changed', change),
      queue: (change) => void io.to(rooms.queue(hall.id)).emit('queue:changed', change),
      ticket: (view) => void io.to(rooms.ticket(view.id)).emit('ticket:changed', view),
      recorded(events) {
        for (const { event } of events) tellDevice(event);
        if (events.some(({ event }) => isDeviceEvent(event))) publishDesk(io, hall);
      },
    });

    const tellDevice = (event: HallEvent): void => {
      if (event.type === 'HelpAcknowledged') {
        const device = hall.writer.durable.help.requests.get(event.help)?.device;
        if (device) io.to(rooms.device(device)).emit('help:acknowledged', { id: event.help });
      }
      if (event.type === 'DeviceRevoked') endAccess(rooms.device(event.device));
    };
  }
  context.agency.onRecorded((events) => {
    for (const { event } of events) if (event.type === 'StaffSignedOut') endAccess(rooms.session(event.session));
  });

  function endAccess(room: string): void {
    io.to(room).emit('access:ended');
    io.in(room).disconnectSockets(true);
  }
}
