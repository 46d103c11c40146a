import fastify from 'fastify';
import { expect, test } from 'vitest';
import type { CheckCardPinReply } from '../../protocol/agent-social-card.ts';
import type { PadKey } from '../pin-pad/simulator/simulated-pin-pad.ts';
import { openPinPadBench } from '../pin-pad/simulator/test-bench.ts';
import { addCardPinRoute } from './card-pin-route.ts';
import { startTestAgent, twoApps } from './test-agent.ts';

async function typed(keys: readonly PadKey[], isReaderTaken = false) {
  const bench = await openPinPadBench();
  const shown: string[] = [];
  const page = fastify();
  addCardPinRoute(
    page,
    bench.pad,
    {
      async checkPin(digits): Promise<CheckCardPinReply> {
        shown.push(Buffer.from(digits).toString('hex'));
        return { outcome: 'wrong', triesLeft: 2 };
      },
    },
    () => isReaderTaken,
  );
  const begun = bench.begun();
  const answer = page
    .inject({ method: 'POST', url: '/pin-pad/card-pin', body: { timeoutSeconds: 5 } })
    .then((it) => it);
  await begun;
  bench.simulated.press(...keys);
  const reply = (await answer).json();
  await bench.close();
  return { reply, shown };
}

test("[D-04] the card's own PIN goes from the keys to the card; the page hears what the card said", async () => {
  const { reply, shown } = await typed(['1', '2', '3', '4', '5', '6', 'enter']);
  expect(shown).toEqual(['123456']);
  expect(reply).toEqual({ outcome: 'wrong', triesLeft: 2 });
});

test('[D-04] a PIN of another length costs no try of the card', async () => {
  const { reply, shown } = await typed(['1', '2', '3', '4', 'enter']);
  expect(shown).toEqual([]);
  expect(reply).toEqual({ outcome: 'wrong-length' });
});

test('[D-04] cancelled at the pad is told as such', async () => {
  expect((await typed(['1', 'cancel'])).reply).toEqual({ outcome: 'cancelled' });
});

test('[D-04] the agent offers it wherever it has both parts', async () => {
  const agent = await startTestAgent({ socialCard: { kind: 'absent' }, pinPad: { kind: 'absent' } });
  const answer = await agent.call('/pin-pad/card-pin', { timeoutSeconds: 5 });
  expect(await answer.json()).toEqual({ outcome: 'failed', state: 'absent' });
  await agent.close();
});

const leased = { device: 'social-card-reader', seconds: 60 };
const bothParts = { socialCard: { kind: 'simulated' }, pinPad: { kind: 'simulated' } };

test('[D-21] [D-04] no app spends tries of the card that another one leases, be it leased while the PIN is typed', async () => {
  const agent = await startTestAgent({ apps: twoApps, ...bothParts });
  await agent.callAsOther('/leases', leased);
  const refused = await agent.call('/pin-pad/card-pin', { timeoutSeconds: 5 });
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'device_in_use']);
  await agent.close();
  const { reply, shown } = await typed(['1', '2', '3', '4', '5', '6', 'enter'], true);
  expect([reply, shown]).toEqual([{ outcome: 'busy' }, []]);
});

test('[D-04] a PIN typed on the screen is refused where a pad is fitted, and taken where there is none', async () => {
  const withPad = await startTestAgent(bothParts);
  const refused = await withPad.call('/social-card/pin', { pin: '123456' });
  expect(await refused.json()).toMatchObject({
    status: 409,
    code: 'pin_pad_fitted',
    detail: '请在密码键盘上输入密码。',
  });
  await withPad.close();
  const without = await startTestAgent({ ...bothParts, pinPad: { kind: 'absent' } });
  expect(await (await without.call('/social-card/pin', { pin: '123456' })).json()).toEqual({ outcome: 'no-card' });
  await without.close();
});
