import type { ComponentChildren, VNode } from 'preact';
import { useLocation } from 'preact-iso';
import type { SessionReply } from '../../protocol/api.ts';
import { language, setLanguage } from '../../ui/i18n/locale.ts';
import { useConsole } from '../client/console.ts';
import { Button, leaveAfterMouse } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { clockText } from '../models/durations.ts';
import { type MenuEntry, menuFor } from '../models/menu.ts';
import { words } from '../words/messages.ts';
import { ConnectionChip } from './connection-chip.tsx';
import { SignOutButton } from './sign-out-button.tsx';

const entryLabels: Readonly<Record<MenuEntry['id'], () => string>> = {
  window: words.menu_window,
  guidance: words.menu_guidance,
  bookings: words.menu_bookings,
  hall: words.menu_hall,
  devices: words.menu_devices,
};

/** The bar over every page: where one is, whether the line is good, who one is, the hall's clock, the way out. */
export function TopBar({ session, children }: { session: SessionReply; children: ComponentChildren }): VNode {
  const { live } = useConsole();
  return (
    <header class="top-bar">
      <Mark />
      <div class="top-bar-title">{children}</div>
      <Menu session={session} />
      <div class="top-bar-end">
        {live.value !== null && <ConnectionChip live={live.value} />}
        <span class="chip">
          <Icon name="user" />
          <span class="user-name">{session.displayName}</span> {session.staffNo}
        </span>
        <LanguageButton />
        <SignOutButton staff={session.staff} />
        {live.value !== null && <HallClock />}
      </div>
    </header>
  );
}

/** The mark of the product: a wave under a roof. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" />
      <path d="M7 14.5 16 8l9 6.5M9 19c2.3-2 4.6-2 7 0s4.700 2 7 0M9 23.500c2.300-2 4.600-2 7 0s4.700 2 7 0" />
    </svg>
  );
}

function Menu({ session }: { session: SessionReply }): VNode | null {
  const { path } = useLocation();
  const entries = menuFor(session);
  if (entries.length < 2) return null;
  return (
    <nav class="menu" aria-label={words.menu_label()}>
      {entries.map((entry) => (
        <a key={entry.id} href={entry.path} aria-current={path === entry.path ? 'page' : undefined}>
          {entryLabels[entry.id]()}
        </a>
      ))}
    </nav>
  );
}

/** Names the language that it changes to. */
export function LanguageButton(): VNode {
  return (
    <Button
      appearance="plain"
      size="s"
      title={words.language_switch()}
      onClick={(event) => {
        leaveAfterMouse(event);
        setLanguage(language.value === 'zh' ? 'en' : 'zh');
      }}
    >
      {words.language_other()}
    </Button>
  );
}

function HallClock(): VNode | null {
  const live = useConsole().live.value;
  const offset = live?.view.value?.utcOffsetMinutes;
  if (!live || offset === undefined) return null;
  return <span class="clock">{clockText(live.now.value, offset)}</span>;
}
