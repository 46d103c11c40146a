import { stxPlugin } from '../stx-frame/stx-plugin.ts';
import { createStxFingerVein } from './finger-vein-protocol.ts';
import { createFingerVeinReader, type FingerVeinReader } from './finger-vein-reader.ts';
import { addFingerVeinRoutes } from './finger-vein-routes.ts';
import { createFingerVeinSimulator } from './simulator/finger-vein-simulator.ts';
import { type SimulatedFingerVein, startSimulatedFingerVein } from './simulator/simulated-finger-vein.ts';

/** The finger-vein module (D-09; S2 附录B, row 8, item 11). A maker's own protocol takes the place of `createStxFingerVein`. */
export const fingerVeinPlugin = stxPlugin<FingerVeinReader, SimulatedFingerVein>({
  key: 'fingerVein',
  createDevice: (link, now) => createFingerVeinReader({ protocol: createStxFingerVein(link), now }),
  addRoutes: addFingerVeinRoutes,
  tellPage: (reader, tell) => reader.onFinger((present) => tell('finger-vein:finger', present)),
  wipe: (reader) => reader.wipe(),
  startSimulated: startSimulatedFingerVein,
  createSimulator: createFingerVeinSimulator,
});
