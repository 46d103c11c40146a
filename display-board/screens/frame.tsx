import type { ComponentChildren } from 'preact';
import { clockTime, isoWeekday, localDay } from '../../protocol/clock.ts';
import type { BoardView } from '../../protocol/views.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from './both.tsx';
import { MovedRow } from './moved-row.tsx';
import { Notices } from './notices.tsx';

const weekdays = [m.weekday_1, m.weekday_2, m.weekday_3, m.weekday_4, m.weekday_5, m.weekday_6, m.weekday_7];

interface FrameProps {
  readonly view: BoardView;
  readonly clockMs: number;
  /** The name over the screen: the hall's, or the uniform window name. */
  readonly title: BoardView['name'];
  /** The browser lets no sound out before somebody touches the screen; nobody speaks on a window screen. */
  readonly muted?: boolean;
  readonly children: ComponentChildren;
}

/** Header with the server's clock, and footer with notices (moved numbers before them) and the supervision telephone, which never goes away (C-11). */
export function Frame({ view, clockMs, title, muted, children }: FrameProps) {
  return (
    <>
      <header class="top">
        <Mark />
        <h1>
          <Both text={title} />
        </h1>
        <Clock clockMs={clockMs} utcOffsetMinutes={view.utcOffsetMinutes} />
      </header>
      {children}
      <footer class="bottom">
        <Words view={view} clockMs={clockMs} muted={muted ?? false} />
        <p class="supervision">
          <Both text={bothLanguages(m.supervision)} /> <strong class="digits">{view.supervisionTelephone}</strong>
        </p>
      </footer>
    </>
  );
}

/** Moved numbers first; then what staff must do here, which one touch ends; then the notices. */
function Words({ view, clockMs, muted }: Pick<FrameProps, 'view' | 'clockMs'> & { readonly muted: boolean }) {
  if (view.moves !== undefined && view.moves.length > 0) return <MovedRow moves={view.moves} clockMs={clockMs} />;
  if (!muted || view.service.state === 'last-ticket-passed') return <Notices notices={noticesNow(view)} />;
  return (
    <p class="notices sound-hint">
      <Both text={bothLanguages(m.sound_off)} class="stacked" />
    </p>
  );
}

/** When no more tickets are given, those who hold one must know that they will be called: nothing else is said then. */
function noticesNow(view: BoardView): BoardView['notices'] {
  return view.service.state === 'last-ticket-passed' ? [bothLanguages(m.last_ticket_hint)] : view.notices;
}

function Clock({ clockMs, utcOffsetMinutes }: { readonly clockMs: number; readonly utcOffsetMinutes: number }) {
  const day = localDay(clockMs, utcOffsetMinutes);
  const date = { month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
  const weekday = weekdays[isoWeekday(day) - 1];
  return (
    <p class="clock">
      <time class="digits">{clockTime(clockMs, utcOffsetMinutes)}</time>
      <span class="date">
        <span>{m.date(date, { locale: 'zh-CN' })}</span>
        {weekday === undefined ? null : <Both text={bothLanguages(weekday)} />}
      </span>
    </p>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="24" fill="#1a69bd" />
      <circle cx="24" cy="15" r="5" fill="#fff" />
      <path d="M9 32c4-9 9-12 15-12s11 3 15 12c-5-4-10-6-15-6s-10 2-15 6z" fill="#fff" />
      <rect x="13" y="35" width="22" height="3.5" rx="1.75" fill="#ffc658" />
    </svg>
  );
}
