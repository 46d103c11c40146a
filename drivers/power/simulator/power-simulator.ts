import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { panelAction, panelFact, panelGroup, panelSwitch } from '../../panel-parts.ts';
import type { DeviceSimulator } from '../../plugin.ts';
import type { PowerDevice } from '../power-device.ts';
import type { PowerSupply } from '../power-source.ts';
import type { SimulatedUps } from './simulated-ups.ts';

const PowerBody = Type.Object(
  {
    supply: Type.Optional(Type.Enum(['mains', 'battery', 'low'])),
    link: Type.Optional(Type.Enum(['ok', 'lost', 'stale', 'silent', 'garbled'])),
    commandsFail: Type.Optional(Type.Boolean()),
    /** A timed power-off so many seconds from now; null takes it back. */
    offInSeconds: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 86_400 }), Type.Null()])),
  },
  { additionalProperties: false },
);

const supplyWords: Readonly<Record<PowerSupply, string>> = {
  mains: '市电 mains',
  battery: '电池 battery',
  low: '电池将尽 battery low',
};

const panel = [
  panelFact({ zh: '供电', en: 'Supply' }, 'supply'),
  panelGroup(
    panelAction({ zh: '市电恢复', en: 'Mains' }, 'power', { supply: 'mains', link: 'ok' }),
    panelAction({ zh: '停电', en: 'Power cut' }, 'power', { supply: 'battery', link: 'ok' }),
    panelAction({ zh: '电池将尽', en: 'Battery low' }, 'power', { supply: 'low', link: 'ok' }),
    panelAction({ zh: 'UPS 断开', en: 'UPS link lost' }, 'power', { link: 'lost' }),
    panelAction({ zh: 'UPS 无响应', en: 'UPS silent' }, 'power', { link: 'silent' }),
    panelAction({ zh: '数据过期', en: 'UPS data stale' }, 'power', { link: 'stale' }),
  ),
  panelGroup(
    panelAction({ zh: '3 分钟后定时关机', en: 'Timed power-off in 3 minutes' }, 'power', { offInSeconds: 180 }),
    panelAction({ zh: '取消定时关机', en: 'Take it back' }, 'power', { offInSeconds: null }),
  ),
  panelSwitch({ zh: '关机命令失败', en: 'Commands fail' }, 'power', 'commandsFail'),
  panelFact({ zh: '执行过的命令', en: 'Commands run' }, 'commands'),
].join('\n');

/** `POST /simulator/power` pulls the strings. The simulated PC is never switched off: its commands are noted. */
export function createPowerSimulator(
  ups: SimulatedUps,
  device: PowerDevice,
  setOffIn: (seconds: number | null) => void,
): DeviceSimulator {
  const state = () => {
    const { supply, ...strings } = ups.getStrings();
    return { ...strings, supply: supplyWords[supply], commands: ups.commands().length };
  };
  return {
    state,
    panel,
    addRoutes(app) {
      app
        .withTypeProvider<TypeBoxTypeProvider>()
        .post('/simulator/power', { schema: { body: PowerBody } }, async (request) => {
          const { supply, link, commandsFail, offInSeconds } = request.body;
          if (supply !== undefined) ups.setSupply(supply);
          if (link !== undefined) ups.setLink(link);
          if (commandsFail !== undefined) ups.setCommandsFail(commandsFail);
          if (offInSeconds !== undefined) setOffIn(offInSeconds);
          // Not awaited: a silent UPS takes its time to be found out, and the socket tells.
          void device.check();
          return state();
        });
    },
  };
}
