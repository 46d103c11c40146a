import type { Static } from 'typebox';
import type {
  DeviceListReply,
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
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { DeviceId, HallId, HelpId, ReassignmentId, TicketId, WindowId } from '../../protocol/ids.ts';
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
  answerAdvice(
    hall: HallId,
    advice: string,
    body: { readonly accept: boolean; readonly why?: string },
    key: string,
  ): Answer<unknown>;
  devices(): Answer<Static<typeof DeviceListReply>>;
  createPairing(body: Static<typeof PairingBody>, key: string): Answer<Static<typeof PairingReply>>;
  revokeDevice(device: DeviceId, key: string): Answer<unknown>;
}

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
    answerAdvice: (hall, advice, body, key) => http.post(`/halls/${hall}/tide/${advice}/answer`, body, { key }),
    devices: () => http.get('/devices'),
    createPairing: (body, key) => http.post('/devices/pairings', body, { key }),
    revokeDevice: (device, key) => http.post(`/devices/${device}/revoke`, {}, { key }),
  };
}
