import { inOrderOfIssue } from '../../../protocol/apply-change.ts';
import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { DeviceId, WindowId } from '../../../protocol/ids.ts';
import { severityOf } from '../../../protocol/part-severity.ts';
import type { DeviceView, HelpCall, StaffQueueView, StaffTicket, StaffWindow } from '../../../protocol/views.ts';
import { isHeard } from '../../domain/devices/parts.ts';
import { type Device, devicesInUse } from '../../domain/devices/state.ts';
import type { HallState } from '../../domain/hall.ts';
import { allWaiting } from '../../domain/queue/call-order/waiting-lines.ts';
import { undoUntil } from '../../domain/queue/last-action.ts';
import { serviceStateAt } from '../../domain/queue/service-hours.ts';
import type { Ticket } from '../../domain/queue/ticket.ts';
import { projectBoardWindow } from '../board/board-view.ts';
import type { ServiceNames } from '../ticket/ticket-view.ts';

export interface StaffQueueInput {
  readonly state: HallState;
  readonly config: HallConfig;
  readonly serviceName: ServiceNames;
  /** Is a device connected now? */
  readonly online: (device: DeviceId) => boolean;
  readonly seq: number;
  readonly now: number;
}

/** What guidance staff and tellers see of the running day. Persons appear only as "a card was read". */
export function projectStaffQueue(input: StaffQueueInput): StaffQueueView {
  const { state, config, seq, serviceName } = input;
  const tickets = [...state.queue.tickets.values()].map((ticket) => projectStaffTicket(ticket, serviceName));
  return { hall: config.id, seq, ...projectSections(input), tickets: tickets.sort(inOrderOfIssue) };
}

/** Everything but the tickets: small, and sent as a whole where it changed. */
export function projectSections(input: StaffQueueInput) {
  const { state, config, now } = input;
  const { recalls, recallGapSeconds, answerSeconds, undoSeconds } = config.calling;
  return {
    name: config.name,
    utcOffsetMinutes: config.utcOffsetMinutes,
    day: state.queue.day,
    service: serviceStateAt(config, now),
    calling: { recalls, recallGapSeconds, answerSeconds, undoSeconds },
    longestWaitMinutes: config.longestWaitMinutes,
    windows: projectStaffWindows(state, config),
    help: projectHelp(state),
    devices: devicesInUse(state.devices).map((device) => projectDevice(device, input.online)),
    today: todayCounts(state),
  };
}

/** A ticket as a row of the live queue; nothing in it says who the person is (E-09). */
export function projectStaffTicket(ticket: Ticket, serviceName: ServiceNames): StaffTicket {
  const { explanation } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    lane: ticket.lane,
    group: ticket.group,
    claimedGroup: ticket.claimedGroup,
    priorityReason: ticket.priorityReason,
    flags: [...ticket.flags],
    service: ticket.service,
    serviceName: serviceName(ticket.service),
    status: ticket.status,
    version: ticket.version,
    issuedAt: ticket.issuedAt,
    rankAt: ticket.rankAt,
    appointmentAt: ticket.appointmentAt,
    window: ticket.window,
    calledAt: ticket.calledAt,
    servedSince: ticket.servedSince,
    missedAt: ticket.missedAt,
    heldAt: ticket.heldAt,
    recalls: ticket.recalls,
    overtaken: ticket.overtaken,
    budget: ticket.budget,
    note: ticket.note,
    identified: ticket.subject !== null,
    printed: printedState(ticket),
    ...(explanation ? { explanation } : {}),
  };
}

/** A device as a list shows it, with the names of parts that are in trouble. */
export function projectDevice(device: Device, online: (device: DeviceId) => boolean): DeviceView {
  const { id, kind, name, window, pairedAt, revoked, silentSince, parts } = device;
  const faults = parts
    .filter((part) => isHeard(part) && severityOf(part) !== 'ok')
    .map(({ part, state }) => `${part}: ${state}`);
  return { id, kind, name, window, pairedAt: pairedAt ?? 0, revoked, online: online(id), silentSince, faults };
}

function projectStaffWindows(state: HallState, config: HallConfig): StaffWindow[] {
  const { queue } = state;
  const reserved = new Map<WindowId, number>();
  for (const { reservedFor } of allWaiting(queue.lines)) {
    if (reservedFor !== null) reserved.set(reservedFor, (reserved.get(reservedFor) ?? 0) + 1);
  }
  return [...queue.windows.values()].map((window) => ({
    ...projectBoardWindow(queue, window),
    services: window.config.services,
    area: window.config.area,
    staff: window.staff,
    ticket: window.ticket,
    held: [...window.held],
    reserved: reserved.get(window.id) ?? 0,
    pauseReason: window.pauseReason,
    openedAt: window.openedAt,
    pausedAt: window.pausedAt,
    finishedToday: window.finishedToday,
    ...(state.tide.opening.has(window.id) ? { opening: true } : {}),
    undoUntil: undoUntil(queue, window.id, config.calling.undoSeconds),
  }));
}

/** Calls for help of the day, newest first, the answered ones too. */
export function projectHelp(state: HallState): HelpCall[] {
  return [...state.help.requests.values()].reverse().map((request) => {
    const { id, device, screen, at, acknowledgedBy, acknowledgedAt, escalatedAt } = request;
    const deviceName = state.devices.devices.get(device)?.name ?? device;
    return { id, device, deviceName, screen, at, acknowledgedBy, acknowledgedAt, escalated: escalatedAt !== null };
  });
}

function todayCounts(state: HallState): StaffQueueView['today'] {
  const { issued, finished, noShows, called, waitedMs, servedMs } = state.queue.counts;
  return {
    issued,
    finished,
    noShows,
    meanWaitSeconds: called > 0 ? Math.round(waitedMs / 1000 / called) : null,
    meanServiceSeconds: finished > 0 ? Math.round(servedMs / 1000 / finished) : null,
  };
}

function printedState(ticket: Ticket): StaffTicket['printed'] {
  if (ticket.prints.some((print) => print.outcome === 'printed')) return 'printed';
  return ticket.prints.some((print) => print.outcome === 'failed') ? 'failed' : 'no';
}
