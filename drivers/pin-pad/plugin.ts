import { stxPlugin } from '../stx-frame/stx-plugin.ts';
import { createPinPad, type PinPad } from './pin-pad.ts';
import { addPinPadRoutes } from './pin-pad-routes.ts';
import { createPinPadSimulator } from './simulator/pin-pad-simulator.ts';
import { type SimulatedPinPad, startSimulatedPinPad } from './simulator/simulated-pin-pad.ts';
import { createStxPinPad } from './stx-pin-pad.ts';

/** The PIN pad (D-04; S2 附录B, row 8, item 6). A maker's own protocol takes the place of `createStxPinPad`. */
export const pinPadPlugin = stxPlugin<PinPad, SimulatedPinPad>({
  key: 'pinPad',
  createDevice: (link, now) => createPinPad({ protocol: createStxPinPad(link), now }),
  addRoutes: addPinPadRoutes,
  tellPage: (pad, tell) => pad.onKeys((count) => tell('pin-pad:keys', count)),
  wipe: (pad) => pad.wipe(),
  startSimulated: startSimulatedPinPad,
  createSimulator: createPinPadSimulator,
});
