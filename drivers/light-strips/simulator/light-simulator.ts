import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type LightPlace, lightPlaces } from '../../../protocol/agent-lights.ts';
import type { Text } from '../../../protocol/text.ts';
import { panelAction, panelFact, panelGroup, panelSwitch } from '../../panel-parts.ts';
import type { DeviceSimulator } from '../../plugin.ts';
import type { StripWiring } from '../light-plan.ts';
import { type LightStrips, usualBeatMs } from '../light-strips.ts';
import type { SimulatedRelays } from './simulated-relays.ts';

const placeWords: Readonly<Record<LightPlace, Text>> = {
  'ticket-printer': { zh: '号票打印口', en: 'Ticket printer' },
  'document-printer': { zh: 'A4 打印口', en: 'A4 printer' },
  'bank-card-reader': { zh: '银行卡口', en: 'Bank card' },
  'social-card-reader': { zh: '社保卡口', en: 'Social-security card' },
  'id-card-reader': { zh: '身份证区', en: 'ID card' },
  biometric: { zh: '生物识别区', en: 'Biometric area' },
  'qr-code': { zh: '扫码区', en: 'QR code' },
};

/** Every place on its own relay, in the order of `lightPlaces`. */
export const simulatedWiring: StripWiring = Object.fromEntries(lightPlaces.map((place, coil) => [place, { coil }]));

const strict = { additionalProperties: false };
const optionalSwitch = Type.Optional(Type.Boolean());
const RelaysBody = Type.Object(
  {
    mute: optionalSwitch,
    exception: optionalSwitch,
    crcWrong: optionalSwitch,
    noisy: optionalSwitch,
    unplugged: optionalSwitch,
    failPower: Type.Optional(Type.Literal(true)),
  },
  strict,
);

const route = 'lights';
const panel = [
  ...lightPlaces.map((place) => panelFact(placeWords[place], place)),
  panelGroup(
    panelSwitch({ zh: '无应答', en: 'Mute' }, route, 'mute'),
    panelSwitch({ zh: '应答异常码', en: 'Exception answer' }, route, 'exception'),
    panelSwitch({ zh: '校验错误', en: 'Wrong check' }, route, 'crcWrong'),
    panelSwitch({ zh: '线路干扰', en: 'Noise on the line' }, route, 'noisy'),
    panelSwitch({ zh: '断开连接', en: 'Unplugged' }, route, 'unplugged'),
    panelAction({ zh: '灯板断电一次', en: 'Power fails once' }, route, { failPower: true }),
  ),
].join('\n');

/** A lamp that has moved three times and the last time within this flashes, to the eye. */
const flashesWithinMs = 1.5 * usualBeatMs;

/** The simulated board on the agent's panel: what each lamp shows, and the strings of its wire. */
export function createLightSimulator(relays: SimulatedRelays, lights: LightStrips): DeviceSimulator {
  const moved = new Map<number, { readonly times: number; readonly at: number }>();
  relays.onMove((coil) => {
    const { times, at } = moved.get(coil) ?? { times: 0, at: 0 };
    const now = performance.now();
    moved.set(coil, { times: now - at < flashesWithinMs ? times + 1 : 1, at: now });
  });

  function look(coil: number): string {
    const { times, at } = moved.get(coil) ?? { times: 0, at: 0 };
    if (times >= 3 && performance.now() - at < flashesWithinMs) return '闪 flash';
    return relays.closedRelays().includes(coil) ? '亮 on' : '灭 off';
  }

  return {
    panel,
    state: () => ({
      ...relays.getStrings(),
      ...Object.fromEntries(lightPlaces.map((place, coil) => [place, look(coil)])),
    }),
    addRoutes(app) {
      app
        .withTypeProvider<TypeBoxTypeProvider>()
        .post('/simulator/lights', { schema: { body: RelaysBody } }, async (request) => {
          const { failPower, ...strings } = request.body;
          relays.pull(strings);
          if (failPower === true) relays.failPower();
          // Not awaited: a mute board takes its time to be found out.
          void lights.check();
          return relays.getStrings();
        });
    },
  };
}
