import type { WindowKind } from '../../protocol/hall-config.ts';
import type { DeviceKind } from '../../protocol/permissions.ts';
import type { Group, Lane, TicketFlag, TicketStatus } from '../../protocol/ticket.ts';
import type { ServiceState, StaffTicket, WindowStatus } from '../../protocol/views.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { words } from './messages.ts';

type Labels<Name extends string> = Readonly<Record<Name, () => string>>;

export const laneLabels: Labels<Lane> = {
  green: words.lane_green,
  appointment: words.lane_appointment,
  senior: words.lane_senior,
  general: words.lane_general,
  bulk: words.lane_bulk,
  'unresolved-matter': words.lane_unresolved_matter,
  'result-pickup': words.lane_result_pickup,
};

export const groupLabels: Labels<Group> = {
  general: words.group_general,
  senior: words.group_senior,
  'very-senior': words.group_very_senior,
  veteran: words.group_veteran,
  disabled: words.group_disabled,
  'other-special': words.group_other_special,
};

export const flagLabels: Labels<TicketFlag> = {
  dialect: words.flag_dialect,
  'low-counter': words.flag_low_counter,
};

export const ticketStatusLabels: Labels<TicketStatus> = {
  waiting: words.ticket_status_waiting,
  called: words.ticket_status_called,
  serving: words.ticket_status_serving,
  held: words.ticket_status_held,
  'no-show': words.ticket_status_no_show,
  done: words.ticket_status_done,
  cancelled: words.ticket_status_cancelled,
  expired: words.ticket_status_expired,
};

export const windowStatusLabels: Labels<WindowStatus> = {
  closed: words.window_status_closed,
  ready: words.window_status_ready,
  serving: words.window_status_serving,
  paused: words.window_status_paused,
  closing: words.window_status_closing,
};

export const windowKindLabels: Labels<WindowKind> = {
  comprehensive: words.window_kind_comprehensive,
  'result-pickup': words.window_kind_result_pickup,
  bulk: words.window_kind_bulk,
  'unresolved-matter': words.window_kind_unresolved_matter,
};

export const serviceStateLabels: Labels<ServiceState['state']> = {
  open: words.guidance_service_open,
  'not-yet': words.guidance_service_not_yet,
  break: words.guidance_service_break,
  'last-ticket-passed': words.guidance_service_last_ticket_passed,
  closed: words.guidance_service_closed,
};

export const deviceKindLabels: Labels<DeviceKind> = {
  kiosk: words.device_kind_kiosk,
  board: words.device_kind_board,
  'window-screen': words.device_kind_window_screen,
  'call-terminal': words.device_kind_call_terminal,
};

export const printLabels: Labels<StaffTicket['printed']> = {
  no: words.print_no,
  printed: words.print_printed,
  failed: words.print_failed,
};

/** The matter of a ticket; a ticket without one is for a question. */
export function serviceWords(ticket: Pick<StaffTicket, 'serviceName'>): string {
  return ticket.serviceName === null ? words.no_service() : pick(ticket.serviceName);
}
