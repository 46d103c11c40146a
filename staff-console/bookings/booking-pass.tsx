import type { VNode } from 'preact';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import { clockTime } from '../../protocol/clock.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { words } from '../words/messages.ts';
import { codeGroups, matterWords, slotWords } from './booking-words.ts';

/** What comes out of the printer for who stands at the desk; not seen on the screen. No name is on it. */
export function BookingPass({ booking, utcOffsetMinutes }: { booking: BookingReply; utcOffsetMinutes: number }): VNode {
  const { qr } = booking;
  return (
    <section class="booking-pass" aria-hidden="true">
      <h1>{pick(booking.hallName)}</h1>
      <h2>{words.pass_title()}</h2>
      <p class="pass-code">{codeGroups(booking.code)}</p>
      {qr !== undefined && (
        <svg viewBox={`0 0 ${qr.side} ${qr.side}`} role="img" aria-label={words.booking_code()}>
          <path d={qr.path} />
        </svg>
      )}
      <p>{slotWords(booking)}</p>
      <p>{matterWords(booking)}</p>
      <p>
        {words.booking_check_in()} {clockTime(booking.checkInFrom, utcOffsetMinutes)}–
        {clockTime(booking.checkInUntil, utcOffsetMinutes)}
      </p>
      <p>{words.pass_bring()}</p>
    </section>
  );
}
