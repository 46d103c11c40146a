import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { panelAction, panelFact, panelGroup, panelSwitch } from '../../panel-parts.ts';
import type { DeviceSimulator } from '../../plugin.ts';
import { wireSwitches, wireSwitchFields } from '../../stx-frame/wire-switches.ts';
import type { PinPad } from '../pin-pad.ts';
import type { PadKey, SimulatedPinPad } from './simulated-pin-pad.ts';

const padKeys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'enter', 'clear', 'cancel'] as const;

const PadBody = Type.Object(
  {
    press: Type.Optional(Type.Array(Type.Enum([...padKeys]), { maxItems: 20 })),
    expire: Type.Optional(Type.Literal(true)),
    tampered: Type.Optional(Type.Boolean()),
    ...wireSwitchFields,
  },
  { additionalProperties: false },
);

const route = 'pin-pad';
const panel = [
  panelFact({ zh: '正在输入', en: 'Entry under way' }, 'entry'),
  panelFact({ zh: '已按位数', en: 'Digits typed' }, 'digits'),
  panelGroup(
    panelAction(
      { zh: '按 1 2 3 4 5 6 并确认', en: 'Press 1 2 3 4 5 6, Enter' },
      route,
      { press: ['1', '2', '3', '4', '5', '6', 'enter'] satisfies PadKey[] },
      { needs: 'entering' },
    ),
    panelAction({ zh: '按一位数字', en: 'Press one digit' }, route, { press: ['7'] }, { needs: 'entering' }),
    panelAction({ zh: '取消键', en: 'Cancel key' }, route, { press: ['cancel'] }, { needs: 'entering' }),
    panelAction({ zh: '输入超时', en: 'Entry times out' }, route, { expire: true }, { needs: 'entering' }),
    panelSwitch({ zh: '被拆开（密钥清除）', en: 'Tampered (keys gone)' }, route, 'tampered'),
    ...wireSwitches(route),
  ),
].join('\n');

/** The simulated pad on the agent's panel: its keys and its strings. */
export function createPinPadSimulator(simulated: SimulatedPinPad, pad: PinPad): DeviceSimulator {
  return {
    panel,
    state() {
      const strings = simulated.getStrings();
      return { ...strings, entry: strings.entering ? '是 yes' : '否 no' };
    },
    addRoutes(app) {
      app
        .withTypeProvider<TypeBoxTypeProvider>()
        .post('/simulator/pin-pad', { schema: { body: PadBody } }, async (request) => {
          const { press = [], expire, ...strings } = request.body;
          simulated.pull(strings);
          simulated.press(...press);
          if (expire === true) simulated.expire();
          // Not awaited: a mute pad takes its time to be found out.
          void pad.check();
          return simulated.getStrings();
        });
    },
  };
}
