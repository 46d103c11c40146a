import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { panelAction, panelFact, panelGroup, panelSwitch } from '../../panel-parts.ts';
import type { DeviceSimulator } from '../../plugin.ts';
import { wireSwitches, wireSwitchFields } from '../../stx-frame/wire-switches.ts';
import type { FingerVeinReader } from '../finger-vein-reader.ts';
import type { SimulatedFingerVein } from './simulated-finger-vein.ts';

const VeinBody = Type.Object(
  {
    finger: Type.Optional(Type.Enum(['captured', 'unclear'])),
    expire: Type.Optional(Type.Literal(true)),
    broken: Type.Optional(Type.Boolean()),
    ...wireSwitchFields,
  },
  { additionalProperties: false },
);

const route = 'finger-vein';
const needs = { needs: 'capturing' };
const panel = [
  panelFact({ zh: '正在采集', en: 'Capture under way' }, 'capture'),
  panelGroup(
    panelAction({ zh: '放上手指', en: 'Lay finger on' }, route, { finger: 'captured' }, needs),
    panelAction({ zh: '放上手指但不清晰', en: 'Finger gives no picture' }, route, { finger: 'unclear' }, needs),
    panelAction({ zh: '一直不放手指', en: 'No finger comes' }, route, { expire: true }, needs),
    panelSwitch({ zh: '自检失败', en: 'Self-test fails' }, route, 'broken'),
    ...wireSwitches(route),
  ),
].join('\n');

/** The simulated reader on the agent's panel. */
export function createFingerVeinSimulator(simulated: SimulatedFingerVein, reader: FingerVeinReader): DeviceSimulator {
  return {
    panel,
    state() {
      const strings = simulated.getStrings();
      return { ...strings, capture: strings.capturing ? '是 yes' : '否 no' };
    },
    addRoutes(app) {
      app
        .withTypeProvider<TypeBoxTypeProvider>()
        .post('/simulator/finger-vein', { schema: { body: VeinBody } }, async (request) => {
          const { finger, expire, ...strings } = request.body;
          simulated.pull(strings);
          if (finger !== undefined) simulated.layFinger(finger);
          if (expire === true) simulated.expire();
          // Not awaited: a mute reader takes its time to be found out.
          void reader.check();
          return simulated.getStrings();
        });
    },
  };
}
