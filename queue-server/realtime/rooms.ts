/** Names of the rooms: an emit goes to a room, never in a loop over sockets. */
export const rooms = {
  board: (hall: string) => `board:${hall}`,
  queue: (hall: string) => `queue:${hall}`,
  ticket: (ticket: string) => `ticket:${ticket}`,
  devices: (hall: string) => `devices:${hall}`,
  device: (device: string) => `device:${device}`,
  session: (session: string) => `session:${session}`,
};
