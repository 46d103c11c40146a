import { render } from 'preact';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/devices/devices.css';
import '../ui/pairing/pairing.css';
import './styles/index.css';
import './maintenance/maintenance.css';
import { bindMessages } from '../ui/i18n/locale.ts';
import type { PairedDevice } from '../ui/pairing/device-token.ts';
import { findDevice } from '../ui/pairing/enrol.ts';
import { PairingScreen } from '../ui/pairing/pairing-screen.tsx';
import { fitScreen } from './models/fit-screen.ts';
import { deviceClient, startKiosk } from './models/start-kiosk.ts';
import { m } from './paraglide/messages.js';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { App } from './screens/app.tsx';

bindMessages(overwriteGetLocale);
fitScreen(window);
const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the kiosk');

function run(device: PairedDevice): void {
  if (place === null) return;
  // A device that the server no longer knows starts over: it pairs anew, or asks for a code.
  render(<App app={startKiosk(device, () => location.reload())} />, place);
}

render(<p class="loading">{m.loading()}</p>, place);
const http = deviceClient(null);
const device = await findDevice(http, ['kiosk'], 'kiosk');
if (device !== null) run(device);
else render(<PairingScreen http={http} kinds={['kiosk']} onPaired={run} />, place);
