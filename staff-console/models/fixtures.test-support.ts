import type { StaffId, TicketId, WindowId } from '../../protocol/ids.ts';
import type { StaffQueueView, StaffTicket, StaffWindow } from '../../protocol/views.ts';

/** A moment on the hall's clock: 2026-05-06, 09:30 in China. */
export const nowMs = Date.parse('2026-05-06T01:30:00.000Z');

/** A waiting ticket, taken ten minutes ago. */
export function aTicket(over: Partial<StaffTicket> & { readonly number: string }): StaffTicket {
  return {
    id: `t-${over.number}` as TicketId,
    lane: 'general',
    group: 'general',
    claimedGroup: null,
    priorityReason: null,
    flags: [],
    service: 1,
    serviceName: { zh: '单位参保证明查询打印', en: 'Certificate of insurance' },
    status: 'waiting',
    version: 1,
    issuedAt: nowMs - 600_000,
    rankAt: nowMs - 600_000,
    appointmentAt: null,
    window: null,
    calledAt: null,
    servedSince: null,
    missedAt: null,
    heldAt: null,
    recalls: 0,
    overtaken: 0,
    budget: 5,
    note: null,
    identified: true,
    printed: 'printed',
    ...over,
  };
}

/** An open general window with nobody at it. */
export function aWindow(over: Partial<StaffWindow> = {}): StaffWindow {
  return {
    id: '3' as WindowId,
    label: '3',
    kind: 'comprehensive',
    tidal: false,
    lowCounter: false,
    direction: 'left',
    status: 'ready',
    number: null,
    staffNo: 'T003',
    services: [],
    area: 'A',
    staff: 'teller3' as StaffId,
    ticket: null,
    held: [],
    reserved: 0,
    pauseReason: null,
    openedAt: nowMs - 3_600_000,
    pausedAt: null,
    finishedToday: 0,
    undoUntil: null,
    ...over,
  };
}

/** A hall with these windows and tickets. */
export function aQueue(over: Partial<StaffQueueView> = {}): StaffQueueView {
  return {
    hall: 'demo' as StaffQueueView['hall'],
    seq: 1,
    name: { zh: '清河市社会保险服务大厅', en: 'Qinghe Social Insurance Service Hall' },
    utcOffsetMinutes: 480,
    day: '2026-05-06',
    service: { state: 'open', until: null, opensAt: null },
    calling: { recalls: 2, recallGapSeconds: 20, answerSeconds: 60, undoSeconds: 5 },
    longestWaitMinutes: 30,
    tickets: [],
    windows: [aWindow()],
    help: [],
    devices: [],
    today: { issued: 0, finished: 0, noShows: 0, meanWaitSeconds: null, meanServiceSeconds: null },
    ...over,
  };
}
