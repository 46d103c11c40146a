import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { syntheticPersons } from '../id-card-reader/synthetic-persons.ts';
import { panelAction, panelField, panelGroup, panelSwitch } from '../panel-parts.ts';
import type { DeviceSimulator } from '../plugin.ts';
import { sendProblem } from '../problem-reply.ts';
import type { Scanner } from './scanner.ts';
import { standInCode } from './simulator/e-card-code.ts';
import type { ScanTrouble, SimulatedScanner } from './simulator/simulated-scanner.ts';

const strict = { additionalProperties: false };
/** Real codes live about as long; an expired one ended as long ago, whatever the server's clock says. */
const codeLifeMs = 60_000;

const troubles = ['broken-off', 'rubbish', 'repeated', 'endless'] as const satisfies readonly ScanTrouble[];
const ScannerBody = Type.Object(
  {
    /** A code held before the scanner, as text. */
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 4_000 })),
    /** The electronic social-security card of a synthetic person. */
    eCard: Type.Optional(Type.String({ maxLength: 40 })),
    expired: Type.Optional(Type.Boolean()),
    failNext: Type.Optional(Type.Enum([...troubles])),
    unplugged: Type.Optional(Type.Boolean()),
  },
  strict,
);

const panel = [
  panelField(
    { zh: '扫一个码（号票网址、预约码、回单号）', en: 'Scan (ticket address, booking code, receipt)' },
    'scanner',
    'text',
  ),
  panelGroup(
    ...syntheticPersons.slice(0, 4).map(({ key, card, role }) =>
      panelAction({ zh: `电子社保卡 · ${card.name} · ${role.zh}`, en: `E-card, ${role.en}` }, 'scanner', {
        eCard: key,
      }),
    ),
    panelAction({ zh: '过期的电子社保卡', en: 'Expired e-card' }, 'scanner', {
      eCard: syntheticPersons[0]?.key,
      expired: true,
    }),
    panelAction({ zh: '业务回单条码', en: 'Receipt bar code' }, 'scanner', { text: 'YW-20260506-000123' }),
    panelAction({ zh: '不认识的码', en: 'Unknown code' }, 'scanner', { text: '134567890123456789' }),
  ),
  panelGroup(
    panelAction({ zh: '下一个码反光（只读到一半）', en: 'Next code: reflection' }, 'scanner', {
      failNext: 'broken-off',
    }),
    panelAction({ zh: '下一个码是乱码', en: 'Next code: rubbish' }, 'scanner', { failNext: 'rubbish' }),
    panelAction({ zh: '下一个码连扫三次', en: 'Next code: read three times' }, 'scanner', { failNext: 'repeated' }),
    panelAction({ zh: '下一个码没有结尾', en: 'Next code: endless' }, 'scanner', { failNext: 'endless' }),
    panelSwitch({ zh: '断开连接', en: 'Unplugged' }, 'scanner', 'unplugged'),
  ),
].join('\n');

/** The simulated scanner on the agent's panel: codes to hold up, and ways to fail. */
export function createScannerSimulator(
  simulated: SimulatedScanner,
  scanner: Scanner,
  now: () => number,
): DeviceSimulator {
  let unplugged = false;
  return {
    panel,
    state: () => ({ unplugged }),
    addRoutes(app) {
      const routes = app.withTypeProvider<TypeBoxTypeProvider>();
      routes.post('/simulator/scanner', { schema: { body: ScannerBody } }, async (request, reply) => {
        const { text, eCard, expired, failNext, ...plug } = request.body;
        if (plug.unplugged !== undefined) {
          unplugged = plug.unplugged;
          if (unplugged) simulated.unplug();
          else simulated.plug();
        }
        await scanner.check();
        if (failNext !== undefined) simulated.failNext(failNext);
        if (text !== undefined) simulated.hold(text);
        if (eCard !== undefined) {
          const found = syntheticPersons.find(({ key }) => key === eCard);
          if (found === undefined) return sendProblem(reply, 'not_found');
          simulated.hold(standInCode(found.card, now() + (expired === true ? -codeLifeMs : codeLifeMs)));
        }
        return { unplugged };
      });
    },
  };
}
