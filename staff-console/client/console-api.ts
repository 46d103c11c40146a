import type { Static } from 'typebox';
import type {
  GrantPriorityBody,
  HelpReply,
  IssueTicketBody,
  PairingBody,
  PairingReply,
  SessionReply,
  SignInBody,
  TicketDetailReply,
  TicketReply,
  TransferBody,
  WindowActionReply,
} from '../../protocol/api.ts';
import type {
  BookAppointmentBody,
  BookingListReply,
  BookingReply,
  CheckInBody,
  SlotsReply,
} from '../../protocol/appointments-api.ts';
import type { CallLogReply } from '../../protocol/call-log.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type {
  CloseWorkOrderBody,
  DeviceHistoryReply,
  RecordInspectionBody,
  WorkOrder,
} from '../../protocol/devices-api.ts';
import type { EstimateReportReply } from '../../protocol/estimate-report.ts';
import type { DeviceId, HallId, HelpId, ReassignmentId, TicketId, WindowId, WorkOrderId } from '../../protocol/ids.ts';
import type { OutlookReply, PlanReply } from '../../protocol/manager-api.ts';
import type {
  ReassignBody,
  ReassignPreviewBody,
  ReassignPreviewReply,
  ReassignReply,
} from '../../protocol/reassign-api.ts';
import type { BoardView } from '../../protocol/views.ts';
import type { Answer, HttpClient } from '../../ui/client/http-client.ts';

/** Last part of a window's command path (B-14). */
export type WindowCommand =
  | 'open'
  | 'pause'
  | 'continue'
  | 'close'
  | 'call-next'
  | 'recall'
  | 'start'
  | 'hold'
  | 'resume'
  | 'no-show'
  | 'transfer'
  | 'finish'
  | 'undo';

export type TicketCommand = 'cancel' | 'reactivate' | 'transfer' | 'grant-priority';

/** The server draws it anew each time, a page of text with fonts. */
const testPageLimitMs = 20_000;

/** The routes that the console uses. Every command takes its Idempotency-Key from who pressed. */
export interface ConsoleApi {
  session(): Answer<SessionReply>;
  signIn(body: Static<typeof SignInBody>): Answer<SessionReply>;
  signOut(): Answer<unknown>;
  catalogue(hall: HallId): Answer<Catalogue>;
  board(hall: HallId): Answer<BoardView>;
  ticket(hall: HallId, ticket: TicketId): Answer<TicketDetailReply>;
  window(hall: HallId, window: WindowId, command: WindowCommand, body: object, key: string): Answer<WindowActionReply>;
  issue(hall: HallId, body: IssueTicketBody, key: string): Answer<TicketReply>;
  moveTicket(
    hall: HallId,
    ticket: TicketId,
    command: TicketCommand,
    body: TransferBody | Static<typeof GrantPriorityBody> | { readonly reason?: string },
    key: string,
  ): Answer<unknown>;
  /** What moving these tickets would do. */
  previewMove(hall: HallId, body: ReassignPreviewBody, key: string): Answer<ReassignPreviewReply>;
  moveTickets(hall: HallId, body: ReassignBody, key: string): Answer<ReassignReply>;
  undoMove(hall: HallId, move: ReassignmentId, key: string): Answer<unknown>;
  acknowledge(hall: HallId, help: HelpId, key: string): Answer<HelpReply>;
  outlook(hall: HallId): Answer<OutlookReply>;
  plan(hall: HallId, day: string): Answer<PlanReply>;
  /** Days `YYYY-MM-DD`, both included. */
  estimates(hall: HallId, from: string, to: string): Answer<EstimateReportReply>;
  /** Calls of today, of these numbers or of all of late. */
  calls(hall: HallId, numbers: readonly string[]): Answer<CallLogReply>;
  answerAdvice(
    hall: HallId,
    advice: string,
    body: { readonly accept: boolean; readonly why?: string },
    key: string,
  ): Answer<unknown>;
  slots(hall: HallId): Answer<SlotsReply>;
  /** Bookings of today and later. */
  bookings(hall: HallId): Answer<BookingListReply>;
  book(hall: HallId, body: BookAppointmentBody, key: string): Answer<BookingReply>;
  booking(code: string): Answer<BookingReply>;
  bookingsOf(hall: HallId, idNumber: string): Answer<BookingListReply>;
  moveBooking(code: string, slot: Pick<BookAppointmentBody, 'day' | 'start'>, key: string): Answer<BookingReply>;
  cancelBooking(code: string, reason: string, key: string): Answer<BookingReply>;
  checkIn(hall: HallId, body: CheckInBody, key: string): Answer<TicketReply>;
  deviceHistory(hall: HallId, device: DeviceId): Answer<DeviceHistoryReply>;
  openWorkOrder(hall: HallId, device: DeviceId, words: string, key: string): Answer<WorkOrder>;
  takeWorkOrder(hall: HallId, order: WorkOrderId, key: string): Answer<WorkOrder>;
  closeWorkOrder(
    hall: HallId,
    order: WorkOrderId,
    body: Static<typeof CloseWorkOrderBody>,
    key: string,
  ): Answer<WorkOrder>;
  reopenWorkOrder(hall: HallId, order: WorkOrderId, words: string, key: string): Answer<WorkOrder>;
  recordInspection(
    hall: HallId,
    device: DeviceId,
    body: Static<typeof RecordInspectionBody>,
    key: string,
  ): Answer<unknown>;
  /** The A4 test page of a kiosk: a PDF. */
  testPage(hall: HallId, device: DeviceId, key: string): Answer<Blob>;
  createPairing(body: Static<typeof PairingBody>, key: string): Answer<Static<typeof PairingReply>>;
  revokeDevice(device: DeviceId, key: string): Answer<unknown>;
}

/** Each request is sent once: who pressed decides about another try, with the same key. Nothing rejects. */
export function createConsoleApi(http: HttpClient): ConsoleApi {
  return {
    session: () => http.get('/session'),
    signIn: (body) => http.post('/session', body),
    signOut: () => http.delete('/session'),
    catalogue: (hall) => http.get(`/catalogue?hall=${hall}`),
    board: (hall) => http.get(`/halls/${hall}/board`),
    ticket: (hall, ticket) => http.get(`/halls/${hall}/tickets/${ticket}`),
    window: (hall, window, command, body, key) =>
      http.post(`/halls/${hall}/windows/${window}/${command}`, body, { key }),
    issue: (hall, body, key) => http.post(`/halls/${hall}/tickets`, body, { key }),
    moveTicket: (hall, ticket, command, body, key) =>
      http.post(`/halls/${hall}/tickets/${ticket}/${command}`, body, { key }),
    previewMove: (hall, body, key) => http.post(`/halls/${hall}/reassignments/preview`, body, { key }),
    moveTickets: (hall, body, key) => http.post(`/halls/${hall}/reassignments`, body, { key }),
    undoMove: (hall, move, key) => http.post(`/halls/${hall}/reassignments/${move}/undo`, {}, { key }),
    acknowledge: (hall, help, key) => http.post(`/halls/${hall}/help/${help}/acknowledge`, {}, { key }),
    outlook: (hall) => http.get(`/halls/${hall}/outlook`),
    plan: (hall, day) => http.get(`/halls/${hall}/plan?day=${day}`),
    estimates: (hall, from, to) => http.get(`/halls/${hall}/reports/estimates?from=${from}&to=${to}`),
    calls: (hall, numbers) =>
      http.get(`/halls/${hall}/calls${numbers.length === 0 ? '' : `?numbers=${numbers.join(',')}`}`),
    answerAdvice: (hall, advice, body, key) => http.post(`/halls/${hall}/tide/${advice}/answer`, body, { key }),
    slots: (hall) => http.get(`/halls/${hall}/appointments/slots`),
    bookings: (hall) => http.get(`/halls/${hall}/appointments`),
    book: (hall, body, key) => http.post(`/halls/${hall}/appointments`, body, { key }),
    booking: (code) => http.get(`/appointments/${encodeURIComponent(code)}`),
    bookingsOf: (hall, idNumber) => http.post(`/halls/${hall}/appointments/find`, { idNumber }),
    moveBooking: (code, slot, key) => http.post(`/appointments/${encodeURIComponent(code)}/move`, slot, { key }),
    cancelBooking: (code, reason, key) =>
      http.post(`/appointments/${encodeURIComponent(code)}/cancel`, { reason }, { key }),
    checkIn: (hall, body, key) => http.post(`/halls/${hall}/appointments/check-in`, body, { key }),
    deviceHistory: (hall, device) => http.get(`/halls/${hall}/devices/${device}/history`),
    openWorkOrder: (hall, device, words, key) =>
      http.post(`/halls/${hall}/devices/${device}/work-orders`, { words }, { key }),
    takeWorkOrder: (hall, order, key) => http.post(`/halls/${hall}/work-orders/${order}/take`, {}, { key }),
    closeWorkOrder: (hall, order, body, key) => http.post(`/halls/${hall}/work-orders/${order}/close`, body, { key }),
    reopenWorkOrder: (hall, order, words, key) =>
      http.post(`/halls/${hall}/work-orders/${order}/reopen`, { words }, { key }),
    recordInspection: (hall, device, body, key) =>
      http.post(`/halls/${hall}/devices/${device}/inspections`, body, { key }),
    testPage: (hall, device, key) =>
      http.post(`/halls/${hall}/devices/${device}/test-page`, {}, { key, timeLimitMs: testPageLimitMs }),
    createPairing: (body, key) => http.post('/devices/pairings', body, { key }),
    revokeDevice: (device, key) => http.post(`/devices/${device}/revoke`, {}, { key }),
  };
}
