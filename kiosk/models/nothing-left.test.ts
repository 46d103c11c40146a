import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardData } from '../../protocol/agent.ts';
import type { IssueTicketBody } from '../../protocol/api.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type ClientProblem, localProblem, readProblem } from '../../ui/client/client-problem.ts';
import { sampleTicket } from '../flow/flow.test-support.ts';
import type { PersonInput } from '../flow/inputs.ts';
import type { Effect } from '../flow/outcome.ts';
import type { AgentListener } from './agent.ts';
import { createCardSlot } from './card-slot.ts';
import { createCodeSlot } from './code-slot.ts';
import type { HallApi } from './hall-api.ts';
import { createKiosk } from './kiosk.ts';
import { listenToCards } from './listen-to-cards.ts';
import { createScanListener } from './listen-to-scans.ts';
import { createOutcomeLog } from './outcome-log.ts';
import { createEffectRunner } from './run-effect.ts';

const card: CardData = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' };
const eCard: CardData = { ...card, medium: 'e-social-security-card' };
const token = 'ESSC1.Zm9vYmFyLXRva2VuLW9m';
const ticket = { ...sampleTicket('A001'), lane: 'general' as const, issuedAt: 0 };

type Answer = 'given' | 'refused' | 'unanswered';
/** What happens at the kiosk: a touch, what its devices tell, or what the next questions are answered. */
type Happening = PersonInput | 'lay' | 'lift' | 'lay-and-lift' | 'hold-up' | 'lost' | 'found' | Answer;

const happenings: readonly Happening[] = [
  'lay',
  'lift',
  'lay-and-lift',
  'hold-up',
  'lost',
  'found',
  'given',
  'refused',
  'unanswered',
  { type: 'choose-direct' },
  { type: 'take-ticket' },
  { type: 'try-again' },
  { type: 'back' },
  { type: 'choose-tile', tile: 'check-in' },
  { type: 'choose-tile', tile: 'my-ticket' },
];

/** The kiosk without screens, timers and devices, and a hall that answers as it was told last. */
function setUp() {
  const slot = createCardSlot();
  const codes = createCodeSlot();
  const bodies: IssueTicketBody[] = [];
  const tokens: string[] = [];
  const listeners: AgentListener[] = [];
  let answer: Answer = 'given';

  async function answered<Value>(value: Value): Promise<Result<Value, ClientProblem>> {
    if (answer === 'given') return ok(value);
    return err(answer === 'refused' ? readProblem(409, { code: 'x' }) : localProblem('no_answer_in_time'));
  }
  const api: Partial<HallApi> = {
    issue(body) {
      bodies.push(body);
      return answered(ticket);
    },
    readECard(given) {
      tokens.push(given);
      return answered({ holder: eCard });
    },
    find: () => answered({ tickets: [] }),
    findBookings: () => answered({ bookings: [] }),
    cancel: () => answered(null as never),
    beginPrint: async () => err(localProblem('no_answer_in_time')),
  };
  const run = createEffectRunner({
    api: api as HallApi,
    agent: () => null,
    card: slot,
    codes,
    settings: () => kiosk.state.value.settings,
    serviceName: () => null,
    takesBookings: () => true,
    visit: () => 0,
    onWipe: () => undefined,
  });
  const tried = new Map<Effect['type'], Effect>();
  const kiosk = createKiosk({
    clock: { now: () => 0 },
    log: createOutcomeLog(),
    run(effect, send) {
      if (effect.type === 'issue' || effect.type === 'read-e-card') tried.set(effect.type, effect);
      run(effect, send);
    },
  });
  const holdUp = createScanListener(codes, kiosk.send);
  listenToCards({ listen: (listener) => listeners.push(listener) }, slot, kiosk.send);
  kiosk.send({ type: 'server-found' });

  return {
    kiosk,
    slot,
    async happen(what: Happening) {
      if (what === 'lay' || what === 'lay-and-lift') listeners[0]?.cardRead(card, 'id-card-reader');
      if (what === 'lift' || what === 'lay-and-lift') listeners[0]?.cardRemoved('id-card-reader');
      if (what === 'hold-up') holdUp({ kind: 'e-card', token });
      else if (what === 'lost') kiosk.send({ type: 'server-lost' });
      else if (what === 'found') kiosk.send({ type: 'server-found' });
      else if (what === 'given' || what === 'refused' || what === 'unanswered') answer = what;
      else if (typeof what !== 'string') kiosk.send(what);
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    },
    /** Tries again what was tried last: what would go out is what is still held. */
    held() {
      const inSlots = [slot.read(), codes.take()];
      slot.clear();
      answer = 'unanswered';
      bodies.length = tokens.length = 0;
      for (const effect of tried.values()) run(effect, () => undefined);
      return [...inSlots, ...bodies.map(({ holder }) => holder), ...tokens].filter((one) => one != null);
    },
  };
}

test('[D-27] by whatever way the kiosk comes to stand at home with nobody known, the page holds nothing of a visitor', async () => {
  const ways = fc.array(fc.constantFrom(...happenings), { minLength: 3, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(ways, async (way) => {
      const { kiosk, happen, held } = setUp();
      let isAway = false;
      for (const what of way) {
        await happen(what);
        const { screen, person } = kiosk.state.value;
        const isAtRest = screen.at === 'home' && person === null;
        if (isAway && isAtRest) break;
        isAway ||= !isAtRest;
      }
      const { screen, person } = kiosk.state.value;
      kiosk.stop();
      if (screen.at === 'home' && person === null) expect(held()).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

const back: PersonInput = { type: 'back' };

test.each<[string, readonly Happening[]]>([
  ['a code that was refused', ['refused', 'hold-up', back]],
  ['a code that was not answered', ['unanswered', 'hold-up', back]],
  ['a code that was held up while the hall was not reached', ['lost', 'hold-up', back]],
  [
    'a card that was lifted while its ticket was not answered',
    ['unanswered', { type: 'choose-direct' }, 'lay-and-lift', back, back],
  ],
])('[D-27] at home nothing is left of %s', async (_, way) => {
  const { kiosk, happen, held } = setUp();
  for (const what of way) await happen(what);
  expect(kiosk.state.value).toMatchObject({ screen: { at: 'home' }, person: null });
  kiosk.stop();
  expect(held()).toEqual([]);
});

test.each<[string, readonly Happening[]]>([
  ['a code that is refused is not kept for the screen that says so', ['refused', 'hold-up']],
  ['the code of a question that is given up goes with it', ['unanswered', 'hold-up', back]],
])('[D-27] %s', async (_, way) => {
  const { kiosk, happen, held } = setUp();
  for (const what of [{ type: 'choose-direct' } as const, ...way]) await happen(what);
  expect(kiosk.state.value.screen.at).not.toBe('home');
  kiosk.stop();
  expect(held()).toEqual([]);
});

test('[D-27] a ticket that is given up holds the card no longer than the card lies there', async () => {
  const { kiosk, happen, slot, held } = setUp();
  for (const what of ['unanswered', { type: 'choose-direct' }, 'lay', back] as const) await happen(what);
  expect(kiosk.state.value).toMatchObject({ screen: { at: 'confirm' }, person: { maskedName: '测**' } });
  expect(slot.read()).toEqual(card);
  slot.clear();
  kiosk.stop();
  expect(held()).toEqual([]);
});
