import type { HallInfoReply, HallListReply } from '../../protocol/api.ts';
import type { BookAppointmentBody, BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { Language } from '../../protocol/text.ts';

const timeLimitMs = 12_000;

/** An answer, a refusal in words, or null where the server was not reached. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem | null };

/** What the booking page asks of the server. */
export interface BookApi {
  halls(): Promise<Answer<HallListReply>>;
  hall(id: string): Promise<Answer<HallInfoReply>>;
  catalogue(hall: string): Promise<Answer<Catalogue>>;
  slots(hall: string): Promise<Answer<SlotsReply>>;
  /** The same key gives the same booking, so that a press may be repeated when the line broke. */
  book(hall: string, body: BookAppointmentBody, key: string): Promise<Answer<BookingReply>>;
  booking(code: string): Promise<Answer<BookingReply>>;
  move(
    code: string,
    slot: { readonly day: string; readonly start: string },
    key: string,
  ): Promise<Answer<BookingReply>>;
  cancel(code: string, key: string): Promise<Answer<BookingReply>>;
}

/** The server's booking routes. Every call has a time limit; nothing is thrown. */
export function createBookApi(language: () => Language): BookApi {
  const path = encodeURIComponent;
  async function ask<Value>(url: string, body?: object, key?: string): Promise<Answer<Value>> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeLimitMs);
    const headers: Record<string, string> = { 'accept-language': language() };
    if (key !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': key });
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    try {
      const response = await fetch(`/api/v1${url}`, { ...sent, headers, signal: stop.signal, cache: 'no-store' });
      const told = await response.json();
      return response.ok ? { ok: true, value: told as Value } : { ok: false, problem: told as Problem };
    } catch {
      return { ok: false, problem: null };
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    halls: () => ask('/halls'),
    hall: (id) => ask(`/halls/${path(id)}`),
    catalogue: (hall) => ask(`/catalogue?hall=${path(hall)}`),
    slots: (hall) => ask(`/halls/${path(hall)}/appointments/slots`),
    book: (hall, body, key) => ask(`/halls/${path(hall)}/appointments`, body, key),
    booking: (code) => ask(`/appointments/${path(code)}`),
    move: (code, slot, key) => ask(`/appointments/${path(code)}/move`, slot, key),
    cancel: (code, key) => ask(`/appointments/${path(code)}/cancel`, {}, key),
  };
}
