import { assertNever } from '../../protocol/result.ts';
import type { Screen } from '../flow/state.ts';
import { MaintenanceScreen } from '../maintenance/maintenance-screen.tsx';
import { haltedAt } from '../models/capabilities.ts';
import { type KioskApp, KioskContext, useKiosk } from '../models/kiosk-app.ts';
import { BookingStopped, Bookings } from './bookings.tsx';
import { BookingCode, CheckIn } from './check-in.tsx';
import { Confirm } from './confirm.tsx';
import { Found } from './found.tsx';
import { Home } from './home.tsx';
import { Identify, NoCard } from './identify.tsx';
import { Items } from './items.tsx';
import { AnswerToast, HelpOverlay, IdleWarning } from './overlays.tsx';
import { Priority } from './priority.tsx';
import { Search } from './search.tsx';
import { Shell } from './shell.tsx';
import { Closed, CutOff, Goodbye, Halted, Refused } from './stops.tsx';
import { Themes } from './themes.tsx';
import { Ticket } from './ticket.tsx';
import { Working } from './working.tsx';

/** The whole kiosk: the frame, the present screen, and what may lie over it. */
export function App({ app }: { readonly app: KioskApp }) {
  const { settings } = app.state.value;
  const isMaintained = app.room.maintenance.state.value.at !== 'shut';
  return (
    <KioskContext.Provider value={app}>
      <div
        class="kiosk-root"
        data-elder={settings.elder ? '' : undefined}
        data-low={settings.lowReach ? '' : undefined}
        data-maintenance={isMaintained ? '' : undefined}
      >
        {isMaintained ? (
          <MaintenanceScreen />
        ) : (
          <>
            <Shell>
              <Present />
            </Shell>
            <HelpOverlay />
            <IdleWarning />
            <AnswerToast />
          </>
        )}
      </div>
    </KioskContext.Provider>
  );
}

function Present() {
  const { state, agentStatus } = useKiosk();
  const { screen } = state.value;
  const why = haltedAt(agentStatus.value, screen.at);
  return why === null ? screenOf(screen) : <Halted why={why} />;
}

function screenOf(screen: Screen) {
  switch (screen.at) {
    case 'home':
      return <Home />;
    case 'themes':
      return <Themes />;
    case 'items':
      return <Items theme={screen.theme} />;
    case 'search':
      return <Search typed={screen.typed} />;
    case 'no-card':
      return <NoCard />;
    case 'confirm':
      return <Confirm screen={screen} />;
    case 'priority':
      return <Priority />;
    case 'identify':
      return <Identify fault={screen.fault} />;
    case 'working':
      return <Working key={screen.request} job={screen.job} />;
    case 'found':
      return <Found screen={screen} />;
    case 'check-in':
      return <CheckIn fault={screen.fault} />;
    case 'booking-code':
      return <BookingCode typed={screen.typed} />;
    case 'bookings':
      return <Bookings bookings={screen.bookings} />;
    case 'booking-stopped':
      return <BookingStopped screen={screen} />;
    case 'ticket':
      return <Ticket ticket={screen.ticket} print={screen.print} area={screen.area} />;
    case 'closed':
      return <Closed />;
    case 'cut-off':
      return <CutOff />;
    case 'refused':
      return <Refused screen={screen} />;
    case 'goodbye':
      return <Goodbye screen={screen} />;
    case 'maintenance':
      return null;
    default:
      return assertNever(screen);
  }
}
