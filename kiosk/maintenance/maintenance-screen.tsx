import { BigButton } from '../../ui/components/big-button.tsx';
import { language, localeName } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { PowerBanner } from '../screens/power-banner.tsx';
import { Scrolling } from '../screens/scrolling.tsx';
import { Gate } from './gate.tsx';
import { LeavingWarning } from './leaving-warning.tsx';
import { PartsList } from './parts-list.tsx';
import { ResultPanel } from './result-panel.tsx';

/** In the place of everything else while staff look after the devices (D-23). */
export function MaintenanceScreen() {
  const { room, agentStatus, deviceName } = useKiosk();
  const shown = room.maintenance.state.value;
  if (shown.at === 'shut') return null;
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <div class="kiosk maintenance">
      <header class="top">
        <div class="top-names">
          <p class="top-hall">{m.mt_title()}</p>
          <p class="top-device">{m.device_line({ device: deviceName })}</p>
        </div>
        {agentStatus.value?.simulated && <p class="simulated-mark">{m.mt_simulated()}</p>}
        <button type="button" class="switch" lang={localeName(other)} onClick={() => room.maintenance.read(other)}>
          {m.mt_language()}
        </button>
        {shown.at === 'open' && (
          <BigButton look="primary" onPress={() => room.maintenance.shut()}>
            {m.mt_close()}
          </BigButton>
        )}
      </header>
      <PowerBanner />
      <main class="middle">
        {shown.at === 'gate' ? (
          <Gate state={shown} />
        ) : (
          <>
            <h1 class="page-hint maintenance-who">{m.mt_hint({ staffNo: shown.staffNo })}</h1>
            <div class="maintenance-work">
              <Scrolling>
                <PartsList />
              </Scrolling>
              <ResultPanel />
            </div>
          </>
        )}
      </main>
      <LeavingWarning />
    </div>
  );
}
