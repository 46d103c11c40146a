import type { VNode } from 'preact';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { words } from '../words/messages.ts';
import { bookingStatusLabels, codeGroups, matterWords } from './booking-words.ts';
import { countByTheme } from './slot-days.ts';

const statusChips: Readonly<Record<BookingReply['status'], string>> = {
  booked: 'chip',
  'checked-in': 'chip chip-ok',
  late: 'chip chip-warn',
  missed: 'chip chip-warn',
  cancelled: 'chip',
};

/** Who has booked: time, code, matter, state; no word on persons. Arrows go through the rows, Enter opens one. */
export function BookingsList(props: {
  bookings: readonly BookingReply[];
  catalogue: Catalogue | null;
  onOpen: (booking: BookingReply) => void;
}): VNode {
  if (props.bookings.length === 0) return <p class="quiet">{words.bookings_none()}</p>;
  return (
    <>
      <ThemeCounts bookings={props.bookings} catalogue={props.catalogue} />
      <ul class="booking-rows">
        {props.bookings.map((booking) => (
          <li key={booking.id}>
            <button type="button" class="booking-row" onClick={() => props.onOpen(booking)} onKeyDown={alongRows}>
              <strong>{booking.start}</strong>
              <code>{codeGroups(booking.code)}</code>
              <span class={statusChips[booking.status]}>{bookingStatusLabels[booking.status]()}</span>
              <span class="booking-matter">{matterWords(booking)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function alongRows(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const row = event.currentTarget.parentElement;
  const beside = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  if (beside === undefined) return;
  event.preventDefault();
  beside?.querySelector('button')?.focus();
}

/** Places that each group of matters holds. */
function ThemeCounts({
  bookings,
  catalogue,
}: {
  bookings: readonly BookingReply[];
  catalogue: Catalogue | null;
}): VNode {
  const themes = new Map(catalogue?.themes.map((theme) => [theme.id, theme]));
  const themeByItem = new Map(catalogue?.items.map((item) => [item.no, themes.get(item.theme)]));
  const counts = countByTheme(bookings, (service) => themeByItem.get(service ?? 0) ?? null);
  return (
    <p class="theme-counts">
      {counts.map(({ theme, count }) => (
        <span key={theme?.id ?? ''} class="badge">
          {theme === null ? words.bookings_any_matter() : pick(theme)} {count}
        </span>
      ))}
    </p>
  );
}
