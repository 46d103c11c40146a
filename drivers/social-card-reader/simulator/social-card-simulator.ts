import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Text } from '../../../protocol/text.ts';
import { syntheticPersons } from '../../id-card-reader/synthetic-persons.ts';
import { panelAction, panelFact, panelGroup, panelSwitch } from '../../panel-parts.ts';
import type { DeviceSimulator } from '../../plugin.ts';
import { sendProblem } from '../../problem-reply.ts';
import type { SimulatedTerminal } from './simulated-terminal.ts';
import { createVirtualCard, type VirtualCard, type VirtualCardStrings, virtualCardPin } from './virtual-card.ts';
import type { CardVersion } from './virtual-card-files.ts';

const strict = { additionalProperties: false };
const route = 'social-card';
const optionalSwitch = Type.Optional(Type.Boolean());

const SocialCardBody = Type.Object(
  {
    /** Whose card is put in; null takes it out. */
    person: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
    /** Generation of the cards that are put in from now on. */
    version: Type.Optional(Type.Enum(['1.00', '2.00', '3.00'])),
    expired: optionalSwitch,
    withoutExtension: optionalSwitch,
    mute: optionalSwitch,
    bankOnly: optionalSwitch,
    announcesLengths: optionalSwitch,
    foreignKeys: optionalSwitch,
    garbled: optionalSwitch,
    silentMidRead: optionalSwitch,
    unplugged: optionalSwitch,
    /** The next card is pulled out in the middle of the reading. */
    removeNext: Type.Optional(Type.Literal(true)),
  },
  strict,
);
type SocialCardBody = Static<typeof SocialCardBody>;

/** Commands of the reading after which a card falls silent or is pulled out. */
const midRead = 4;
const validUntil = '20391231';
const expiredOn = '20200101';

/** Whoever can hold such a card; what is wrong with a card is a string of its own here. */
const holders = syntheticPersons.filter(({ card }) => card.paper !== 'foreigner-permit' && card.expired === undefined);

interface Chosen {
  version: CardVersion;
  expired: boolean;
  withoutExtension: boolean;
  mute: boolean;
  bankOnly: boolean;
  announcesLengths: boolean;
  foreignKeys: boolean;
  garbled: boolean;
  silentMidRead: boolean;
  unplugged: boolean;
}

/** The simulated reader on the agent's panel: cards of all generations to put in, and everything that can be wrong with one. */
export function createSocialCardSimulator(terminal: SimulatedTerminal): DeviceSimulator {
  const chosen: Chosen = {
    version: '3.00',
    expired: false,
    withoutExtension: false,
    mute: false,
    bankOnly: false,
    announcesLengths: false,
    foreignKeys: false,
    garbled: false,
    silentMidRead: false,
    unplugged: false,
  };
  /** A person's card stays the same one, so that its wrong PINs stay counted. */
  const cards = new Map<string, VirtualCard>();

  function cardOf(person: string): VirtualCard | null {
    const found = holders.find(({ key }) => key === person)?.card;
    if (found === undefined) return null;
    const key = [person, chosen.version, chosen.expired, chosen.withoutExtension].join(' ');
    const card =
      cards.get(key) ??
      createVirtualCard({
        name: found.name,
        idNumber: found.idNumber,
        version: chosen.version,
        expiresOn: chosen.expired ? expiredOn : validUntil,
        hasNameExtension: chosen.version !== '1.00' && !chosen.withoutExtension,
      });
    cards.set(key, card);
    card.pull(stringsOf(chosen));
    return card;
  }

  function pull({ person, removeNext, unplugged, ...strings }: SocialCardBody): boolean {
    Object.assign(chosen, strings);
    if (unplugged !== undefined) {
      chosen.unplugged = unplugged;
      terminal.setState(unplugged ? 'absent' : 'ok');
    }
    if (removeNext) terminal.removeAfter(midRead);
    if (person === null) terminal.remove();
    if (typeof person !== 'string') return true;
    const card = cardOf(person);
    if (card === null) return false;
    terminal.insert(card);
    return true;
  }

  return {
    panel,
    state: () => ({ card: terminal.hasCard(), pin: virtualCardPin, ...chosen }),
    addRoutes(app) {
      app
        .withTypeProvider<TypeBoxTypeProvider>()
        .post(`/simulator/${route}`, { schema: { body: SocialCardBody } }, async (request, reply) =>
          pull(request.body) ? { card: terminal.hasCard() } : sendProblem(reply, 'not_found'),
        );
    },
  };
}

function stringsOf({
  mute,
  bankOnly,
  announcesLengths,
  foreignKeys,
  garbled,
  silentMidRead,
}: Chosen): VirtualCardStrings {
  const commandsLeft = silentMidRead ? midRead : null;
  return { mute, bankOnly, announcesLengths, foreignKeys, garbled, commandsLeft };
}

const versions: readonly (readonly [CardVersion, Text])[] = [
  ['1.00', { zh: '放入一代卡', en: 'Cards of generation 1' }],
  ['2.00', { zh: '放入二代卡', en: 'Cards of generation 2' }],
  ['3.00', { zh: '放入三代卡', en: 'Cards of generation 3' }],
];

const switches: readonly (readonly [keyof Chosen, Text])[] = [
  ['mute', { zh: '芯片朝下（无应答）', en: 'Chip does not answer' }],
  ['bankOnly', { zh: '银行卡', en: 'Bank card' }],
  ['expired', { zh: '卡已过期', en: 'Card has expired' }],
  ['withoutExtension', { zh: '没有姓名扩展项', en: 'No item for long names' }],
  ['announcesLengths', { zh: '先报长度（61xx、6Cxx）', en: 'Announces lengths (61xx, 6Cxx)' }],
  ['foreignKeys', { zh: '密钥不符（三代）', en: 'Other keys (generation 3)' }],
  ['silentMidRead', { zh: '读到一半无应答', en: 'Silent in mid read' }],
  ['garbled', { zh: '应答乱码', en: 'Garbled answers' }],
  ['unplugged', { zh: '拔掉读卡器', en: 'Reader unplugged' }],
];

const panel = [
  panelAction({ zh: '取走社保卡', en: 'Take card out' }, route, { person: null }, { needs: 'card' }),
  panelGroup(
    ...holders.map(({ key, card, role }) =>
      panelAction({ zh: `${card.name} · ${role.zh}`, en: role.en }, route, { person: key }),
    ),
  ),
  panelFact({ zh: '卡规范版本', en: 'Generation' }, 'version'),
  panelGroup(
    ...versions.map(([version, text]) => panelAction(text, route, { version })),
    ...switches.map(([name, text]) => panelSwitch(text, route, name)),
    panelAction({ zh: '下一张读到一半取走', en: 'Next card taken out in mid read' }, route, { removeNext: true }),
  ),
  panelFact({ zh: '卡密码', en: 'PIN of the cards' }, 'pin'),
].join('\n');
