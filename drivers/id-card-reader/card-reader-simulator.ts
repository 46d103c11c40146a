import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { CardFault } from '../../protocol/agent.ts';
import { panelAction, panelGroup, panelSwitch } from '../panel-parts.ts';
import type { DeviceSimulator } from '../plugin.ts';
import { sendProblem } from '../problem-reply.ts';
import type { IdCardReader } from './id-card-reader.ts';
import { textOf } from './simulator/paper-text.ts';
import type { SamvTrouble } from './simulator/samv-machine.ts';
import type { MemorySamv } from './simulator/simulated-samv.ts';
import { syntheticPersons } from './synthetic-persons.ts';

const strict = { additionalProperties: false };

/** Whose card is laid on; null lifts it. */
const CardBody = Type.Object({ person: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]) }, strict);

/** What the page is to be told of the next card, and the trouble that makes a reader say so. */
const faults = [
  'unreadable',
  'removed-too-early',
  'not-selected',
  'not-genuine',
  'wrong-card',
] as const satisfies CardFault[];
const troubles: Readonly<Record<(typeof faults)[number], SamvTrouble>> = {
  unreadable: 'always-torn',
  'removed-too-early': 'lifted-mid-read',
  'not-selected': 'not-selected',
  'not-genuine': 'sam-rejects-card',
  'wrong-card': 'card-type',
};
const optionalSwitch = Type.Optional(Type.Boolean());
const ReaderBody = Type.Object(
  {
    /** `absent` pulls the cable, `stalled` leaves it silent. */
    state: Type.Optional(Type.Enum(['ok', 'absent', 'stalled'])),
    failNext: Type.Optional(Type.Enum([...faults])),
    garbled: optionalSwitch,
    noiseBefore: optionalSwitch,
    notAuthorised: optionalSwitch,
    forgetful: optionalSwitch,
  },
  strict,
);

const panel = [
  panelAction({ zh: '取走证件', en: 'Lift card' }, 'card', { person: null }, { needs: 'card' }),
  panelGroup(
    ...syntheticPersons.map(({ key, card, role }) =>
      panelAction({ zh: `${card.name} · ${role.zh}`, en: role.en }, 'card', { person: key }),
    ),
  ),
  panelGroup(
    panelAction({ zh: '下一张读不出', en: 'Next card unreadable' }, 'reader', { failNext: 'unreadable' }),
    panelAction({ zh: '下一张取走过早', en: 'Next card lifted too early' }, 'reader', {
      failNext: 'removed-too-early',
    }),
    panelAction({ zh: '下一张选不中', en: 'Next card not selected' }, 'reader', { failNext: 'not-selected' }),
    panelAction({ zh: '下一张核验不过', en: 'Next card not genuine' }, 'reader', { failNext: 'not-genuine' }),
    panelAction({ zh: '下一张是别的卡', en: 'Next card of another kind' }, 'reader', { failNext: 'wrong-card' }),
    panelAction({ zh: '无应答', en: 'Stalled' }, 'reader', { state: 'stalled' }),
    panelAction({ zh: '拔掉阅读器', en: 'Unplug reader' }, 'reader', { state: 'absent' }),
    panelAction({ zh: '接上阅读器', en: 'Plug reader in' }, 'reader', { state: 'ok' }),
    panelSwitch({ zh: '应答乱码', en: 'Garbled answers' }, 'reader', 'garbled'),
    panelSwitch({ zh: '应答前有杂字节', en: 'Noise before answers' }, 'reader', 'noiseBefore'),
    panelSwitch({ zh: '模块未授权', en: 'Module not authorised' }, 'reader', 'notAuthorised'),
    panelSwitch({ zh: '不报取走', en: 'Cannot see a card lifted' }, 'reader', 'forgetful'),
  ),
].join('\n');

/** The simulated reader on the agent's panel: cards to lay on, and ways to fail. A card is answered when it has been told. */
export function createCardReaderSimulator(simulated: MemorySamv, reader: IdCardReader): DeviceSimulator {
  const { machine } = simulated;
  let nextTrouble: SamvTrouble | null = null;

  function pull({ state, failNext, ...strings }: Static<typeof ReaderBody>): void {
    if (state !== undefined) machine.pull({ mute: state === 'stalled' });
    if (state === 'absent') simulated.unplug();
    else if (state !== undefined) simulated.plug();
    if (failNext !== undefined) nextTrouble = troubles[failNext];
    machine.pull(strings);
  }

  return {
    panel,
    state: () => {
      const { garbled, noiseBefore, notAuthorised, forgetful } = machine.getStrings();
      return { card: machine.hasCard(), garbled, noiseBefore, notAuthorised, forgetful };
    },
    addRoutes(app) {
      const routes = app.withTypeProvider<TypeBoxTypeProvider>();
      routes.post('/simulator/card', { schema: { body: CardBody } }, async (request, reply) => {
        const { person } = request.body;
        if (person === null) machine.lift();
        else {
          const found = syntheticPersons.find(({ key }) => key === person);
          if (found === undefined) return sendProblem(reply, 'not_found');
          machine.lay(textOf(found.card), nextTrouble);
          nextTrouble = null;
        }
        await reader.check();
        return { card: machine.hasCard() };
      });
      routes.post('/simulator/reader', { schema: { body: ReaderBody } }, async (request) => {
        pull(request.body);
        // Not awaited: a stalled reader takes its time to be found out, and the socket tells.
        void reader.check();
        return { card: machine.hasCard() };
      });
    },
  };
}
