import type { ComponentChildren } from 'preact';
import { BigButton } from '../../ui/components/big-button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { pick } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { DeviceDots } from './device-dots.tsx';
import { HallClock } from './hall-clock.tsx';
import { icons } from './icons.ts';
import { PowerBanner } from './power-banner.tsx';
import { Switches } from './switches.tsx';

/** Screens from which a way back makes sense; every other one has home alone. */
const withoutBack = new Set(['home', 'goodbye', 'working', 'ticket', 'closed']);

/** The frame of every screen: who we are, the switches, help, home, the supervision telephone (C-11). */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  const { state, send, info, deviceName } = useKiosk();
  const { screen, settings } = state.value;
  const hall = info.value;
  return (
    <div class={`kiosk at-${screen.at}`}>
      <header class="top">
        <Logo />
        <div class="top-names">
          <p class="top-hall">{hall === null ? m.kiosk_title() : pick(hall.name)}</p>
          <p class="top-device">{m.device_line({ device: deviceName })}</p>
        </div>
        {!settings.lowReach && <Switches />}
        <HallClock />
      </header>
      <PowerBanner />
      <main class="middle">{children}</main>
      {settings.lowReach && <Switches />}
      <footer class="bottom">
        <BigButton look="help" icon={icons.headset} onPress={() => send({ type: 'call-help' })}>
          {m.call_staff()}
        </BigButton>
        {!withoutBack.has(screen.at) && (
          <BigButton icon={icons.arrowLeft} onPress={() => send({ type: 'back' })}>
            {m.back()}
          </BigButton>
        )}
        {screen.at !== 'home' && (
          <BigButton icon={icons.house} onPress={() => send({ type: 'go-home' })}>
            {m.home()}
          </BigButton>
        )}
        <div class="bottom-facts">
          {screen.at === 'home' && (
            <p class="bottom-note">
              <Icon svg={settings.elder ? icons.clock : icons.shieldCheck} size={28} />
              {settings.elder ? m.elder_note() : m.privacy_note()}
            </p>
          )}
          <CardInUse />
          {hall !== null && (
            <p class="bottom-note">
              <Icon svg={icons.phone} size={28} />
              {m.supervision({ telephone: hall.supervisionTelephone })}
            </p>
          )}
          {screen.at === 'home' && !settings.elder && <DeviceDots />}
        </div>
      </footer>
    </div>
  );
}

/** Home greets and the confirmation says it large; on every other screen it stands here, and is not read aloud. */
const saysItself = new Set(['home', 'confirm']);

/** Whose card is in use, so that whoever laid it down knows that it was read. */
function CardInUse() {
  const { person, screen } = useKiosk().state.value;
  if (person === null || saysItself.has(screen.at)) return null;
  return (
    <p class="bottom-note bottom-card" role="status">
      <Icon svg={icons.idCard} size={28} />
      {m.card_way_known({ name: person.maskedName })}
    </p>
  );
}

function Logo() {
  return (
    <svg class="logo" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="32" fill="#0a5aa8" />
      <circle cx="32" cy="20" r="6" fill="#fff" />
      <path d="M14 40 C20 26 44 26 50 40" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" />
      <path d="M20 49 H44" stroke="#ffd166" stroke-width="5" stroke-linecap="round" />
    </svg>
  );
}
