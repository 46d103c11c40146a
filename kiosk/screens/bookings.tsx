import { clockTime, localDay } from '../../protocol/clock.ts';
import { assertNever } from '../../protocol/result.ts';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { pick } from '../../ui/i18n/locale.ts';
import type { BookingStop, ShownBooking, BookingStopped as Stopped } from '../flow/state.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { dayWords, slotWords } from './booking-words.ts';
import { icons } from './icons.ts';
import { Page } from './page.tsx';
import { Scrolling } from './scrolling.tsx';
import { WholeWords } from './whole-words.tsx';

/** The bookings of a card, each one touch from its ticket. */
export function Bookings({ bookings }: { readonly bookings: readonly ShownBooking[] }) {
  const { send } = useKiosk();
  return (
    <Page name="bookings" title={m.bookings_title()}>
      <Scrolling>
        <ul class="found">
          {bookings.map((booking) => (
            <li class="panel found-ticket" key={booking.code}>
              <span class="found-number">{booking.start}</span>
              <span class="found-words">
                <span class="found-service">
                  <WholeWords text={booking.serviceName === null ? m.wish_direct() : pick(booking.serviceName)} />
                </span>
                <span class="found-status">{slotWords(booking)}</span>
              </span>
              <span class="found-actions">
                <BigButton
                  look="primary"
                  icon={icons.calendarCheck}
                  onPress={() => send({ type: 'check-in', code: booking.code })}
                >
                  {m.check_in_now()}
                </BigButton>
              </span>
            </li>
          ))}
        </ul>
        <div class="found-more">
          <BigButton icon={icons.ticket} onPress={() => send({ type: 'take-another' })}>
            {m.bookings_other()}
          </BigButton>
        </div>
      </Scrolling>
    </Page>
  );
}

/** Why there is no ticket now, and every way on from here; none of them needs a telephone. */
export function BookingStopped({ screen }: { readonly screen: Stopped }) {
  const { send } = useKiosk();
  const { stop } = screen;
  const words = useStopWords(stop);
  const isLapsed = stop.why === 'lapsed';
  const mayTakeTicket = stop.why === 'used' || stop.why === 'unknown';
  return (
    <Page name="booking-stopped" title={words.title} hint={words.hint}>
      <div class="centre">
        {!isLapsed && <Icon svg={stop.why === 'moved' ? icons.circleCheck : icons.calendarClock} size={140} />}
        {isLapsed && (
          <div class="booking-ways">
            <BigButton look="primary" icon={icons.ticket} onPress={() => send({ type: 'take-walk-in' })}>
              {m.stop_walk_in()}
            </BigButton>
            {stop.next.map((slot) => (
              <BigButton
                key={`${slot.day} ${slot.start}`}
                icon={icons.calendarClock}
                onPress={() => send({ type: 'choose-slot', slot })}
              >
                {m.stop_move({ slot: slotWords(slot) })}
              </BigButton>
            ))}
          </div>
        )}
        {stop.why === 'unknown' && (
          <BigButton icon={icons.keyboard} onPress={() => send({ type: 'enter-code' })}>
            {screen.code === null ? m.check_in_by_code() : m.stop_other_code()}
          </BigButton>
        )}
        {mayTakeTicket && (
          <BigButton look="primary" icon={icons.ticket} onPress={() => send({ type: 'take-another' })}>
            {m.stop_take_another()}
          </BigButton>
        )}
        {!isLapsed && !mayTakeTicket && (
          <BigButton look="primary" onPress={() => send({ type: 'go-home' })}>
            {m.help_close()}
          </BigButton>
        )}
      </div>
    </Page>
  );
}

function useStopWords(stop: BookingStop): { readonly title: string; readonly hint: string } {
  const { info, serverNow, state } = useKiosk();
  const { elder } = state.value.settings;
  const offset = info.value?.utcOffsetMinutes ?? 0;
  switch (stop.why) {
    case 'early': {
      const day = localDay(stop.opensAt, offset);
      const now = serverNow();
      const isToday = now !== null && day === localDay(now, offset);
      const when = `${isToday ? m.day_today() : dayWords(day)} ${clockTime(stop.opensAt, offset)}`;
      return { title: m.stop_early(), hint: m.stop_early_hint({ when }) };
    }
    case 'lapsed':
      return { title: m.stop_lapsed(), hint: m.stop_lapsed_hint() };
    case 'another-day':
      return {
        title: m.stop_another_day(),
        hint: m.stop_another_day_hint({ when: `${dayWords(stop.day)} ${stop.start}` }),
      };
    case 'used':
      return { title: m.stop_used(), hint: m.stop_used_hint({ tile: elder ? m.tile_mine_elder() : m.tile_mine() }) };
    case 'unknown':
      return { title: m.stop_unknown(), hint: m.stop_unknown_hint() };
    case 'moved':
      return { title: m.stop_moved({ slot: slotWords(stop.booking) }), hint: m.stop_moved_hint() };
    default:
      return assertNever(stop);
  }
}
