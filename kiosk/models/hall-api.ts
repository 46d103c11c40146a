import type { CardData } from '../../protocol/agent.ts';
import type { CardAuthenticationReply, CardChallenge } from '../../protocol/agent-social-card.ts';
import type {
  BeginPrintReply,
  FindTicketsReply,
  HallInfoReply,
  HelpReply,
  IssueTicketBody,
  TicketReply,
} from '../../protocol/api.ts';
import type { BookingListReply, BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { ECardReply } from '../../protocol/e-card-api.ts';
import type { Language } from '../../protocol/text.ts';
import type { TicketView } from '../../protocol/views.ts';
import type { Answer, HttpClient } from '../../ui/client/http-client.ts';

/** What a kiosk may ask of the server, and nothing else. */
export interface HallApi {
  /** Is the server there? Never answered from the page's own cache, as `info` and `catalogue` may be. */
  beat(): Answer<unknown>;
  info(): Answer<HallInfoReply>;
  catalogue(): Answer<Catalogue>;
  /** The same key gives the same ticket, however often it is sent. */
  issue(body: IssueTicketBody, key: string): Answer<TicketReply>;
  find(holder: CardData): Answer<FindTicketsReply>;
  /** Whose electronic social-security card was scanned. */
  readECard(token: string): Answer<ECardReply>;
  /** Open bookings of a card. */
  findBookings(holder: CardData): Answer<BookingListReply>;
  /** The same key gives the same ticket. `asWalkIn` takes a number of now for a booking that has lapsed. */
  checkIn(
    body: { readonly code: string; readonly asWalkIn: boolean; readonly language: Language },
    key: string,
  ): Answer<TicketReply>;
  slots(): Answer<SlotsReply>;
  moveBooking(code: string, slot: { readonly day: string; readonly start: string }, key: string): Answer<BookingReply>;
  cancel(ticket: string): Answer<unknown>;
  reactivate(ticket: string): Answer<unknown>;
  /** What the page behind the QR code sees: the place in line as it is now. */
  ticket(ticket: string): Answer<TicketView>;
  beginPrint(ticket: string, language: Language): Answer<BeginPrintReply>;
  reportPrint(ticket: string, print: string, outcome: 'printed' | 'failed', state: string | null): Answer<unknown>;
  callHelp(screen: string): Answer<HelpReply>;
  /** What the security module makes of a third-generation card's challenge. */
  authenticateCard(challenge: CardChallenge): Answer<CardAuthenticationReply>;
}

/**
 * Commands are sent up to three times under one key, questions about a card twice. Nothing rejects.
 * @param http with the device's token. @param health without the base of the API: `/healthz` stands beside it
 */
export function createHallApi(http: HttpClient, health: HttpClient, hall: string): HallApi {
  const base = `/halls/${encodeURIComponent(hall)}`;
  const ticketPath = (ticket: string) => `${base}/tickets/${encodeURIComponent(ticket)}`;
  const steady = { attempts: 3 } as const;
  return {
    beat: () => health.get('/healthz'),
    info: () => http.get(base),
    catalogue: () => http.get(`/catalogue?hall=${encodeURIComponent(hall)}`),
    issue: (body, key) => http.post(`${base}/tickets`, body, { ...steady, key }),
    find: (holder) => http.post(`${base}/tickets/find`, { holder }, { attempts: 2 }),
    readECard: (token) => http.post(`${base}/e-cards/read`, { token }, { attempts: 2 }),
    findBookings: (holder) => http.post(`${base}/appointments/find`, { holder }, { attempts: 2 }),
    checkIn: (body, key) => http.post(`${base}/appointments/check-in`, body, { ...steady, key }),
    slots: () => http.get(`${base}/appointments/slots`),
    moveBooking: (code, { day, start }, key) =>
      http.post(`/appointments/${encodeURIComponent(code)}/move`, { day, start }, { ...steady, key }),
    cancel: (ticket) => http.post(`${ticketPath(ticket)}/cancel`, {}, steady),
    reactivate: (ticket) => http.post(`${ticketPath(ticket)}/reactivate`, {}, steady),
    ticket: (ticket) => http.get(`/tickets/${encodeURIComponent(ticket)}`),
    beginPrint: (ticket, language) => http.post(`${ticketPath(ticket)}/prints`, { language }, steady),
    reportPrint: (ticket, print, outcome, state) =>
      http.post(
        `${ticketPath(ticket)}/prints/${encodeURIComponent(print)}/outcome`,
        state === null ? { outcome } : { outcome, state },
        // Half an hour and more: paper came out or did not, whatever becomes of the line (S-09).
        { attempts: 12, pauseMs: 1_000 },
      ),
    authenticateCard: (challenge) => http.post(`${base}/card-authentications`, challenge, { key: null, attempts: 2 }),
    callHelp: (screen) => http.post(`${base}/help`, { screen }, steady),
  };
}
