import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { panelAction, panelFact, panelGroup, panelSwitch } from '../../panel-parts.ts';
import type { DeviceSimulator } from '../../plugin.ts';
import { wireSwitches, wireSwitchFields } from '../../stx-frame/wire-switches.ts';
import type { BankCardReader } from '../bank-card-reader.ts';
import type { SimulatedBankCardReader } from './simulated-bank-card-reader.ts';

const optionalSwitch = Type.Optional(Type.Boolean());
const BankCardBody = Type.Object(
  {
    card: Type.Optional(Type.Enum(['insert', 'take', 'empty'])),
    unreadable: optionalSwitch,
    keepsCards: optionalSwitch,
    tellsClear: optionalSwitch,
    ...wireSwitchFields,
  },
  { additionalProperties: false },
);

const route = 'bank-card';
const panel = [
  panelFact({ zh: '卡片', en: 'Card' }, 'cardWords'),
  panelGroup(
    panelAction({ zh: '插入银行卡', en: 'Insert card' }, route, { card: 'insert' }),
    panelAction({ zh: '取走银行卡', en: 'Take card' }, route, { card: 'take' }),
    panelAction({ zh: '取出被吞的卡', en: 'Staff take out kept card' }, route, { card: 'empty' }),
    panelSwitch({ zh: '吞卡', en: 'Keeps the card' }, route, 'keepsCards'),
    panelSwitch({ zh: '卡片读不出', en: 'Card unreadable' }, route, 'unreadable'),
    panelSwitch({ zh: '报出明文卡号', en: 'Tells clear number' }, route, 'tellsClear'),
    ...wireSwitches(route),
  ),
].join('\n');

const cardWords = { none: '没有 none', in: '在卡口 in', kept: '被吞 kept' } as const;

/** The simulated reader on the agent's panel. */
export function createBankCardSimulator(simulated: SimulatedBankCardReader, reader: BankCardReader): DeviceSimulator {
  return {
    panel,
    state() {
      const strings = simulated.getStrings();
      return { ...strings, cardWords: cardWords[strings.card] };
    },
    addRoutes(app) {
      app
        .withTypeProvider<TypeBoxTypeProvider>()
        .post('/simulator/bank-card', { schema: { body: BankCardBody } }, async (request) => {
          const { card, ...strings } = request.body;
          simulated.pull(strings);
          if (card !== undefined) simulated[card]();
          // Not awaited: a mute reader takes its time to be found out.
          void reader.check();
          return simulated.getStrings();
        });
    },
  };
}
