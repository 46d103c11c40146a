import { clockTime, localDay } from '../../protocol/clock.ts';
import { assertNever } from '../../protocol/result.ts';
import type { Text } from '../../protocol/text.ts';
import type { BoardView } from '../../protocol/views.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from './both.tsx';

/** What the hall does now, in words. */
export function serviceWords(service: BoardView['service']): Text {
  switch (service.state) {
    case 'open':
      return bothLanguages(m.hall_open);
    case 'not-yet':
      return bothLanguages(m.hall_not_yet);
    case 'break':
      return bothLanguages(m.hall_break);
    case 'last-ticket-passed':
      return bothLanguages(m.hall_last_ticket);
    case 'closed':
      return bothLanguages(m.hall_closed);
    default:
      return assertNever(service.state);
  }
}

/** When tickets can be taken again; null where nobody can say. */
function openingWords(view: BoardView, nowMs: number): Text | null {
  const { opensAt } = view.service;
  if (opensAt === null) return null;
  const time = clockTime(opensAt, view.utcOffsetMinutes);
  const day = localDay(opensAt, view.utcOffsetMinutes);
  if (day === localDay(nowMs, view.utcOffsetMinutes)) {
    return { zh: m.opens_at({ time }, { locale: 'zh-CN' }), en: m.opens_at({ time }, { locale: 'en' }) };
  }
  const parts = { month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
  return {
    zh: m.opens_on({ time, date: m.date(parts, { locale: 'zh-CN' }) }, { locale: 'zh-CN' }),
    en: m.opens_on({ time, date: m.date(parts, { locale: 'en' }) }, { locale: 'en' }),
  };
}

/** The hall is closed or in its break: said large, with when it goes on. */
export function Resting({ view, nowMs }: { readonly view: BoardView; readonly nowMs: number }) {
  const opening = openingWords(view, nowMs);
  return (
    <section class="resting">
      <Both text={serviceWords(view.service)} class="stacked resting-state" />
      {opening === null ? null : <Both text={opening} class="stacked resting-opening" />}
    </section>
  );
}
