import fastify from 'fastify';
import { expect, test } from 'vitest';
import type { CheckCardPinReply } from '../../protocol/agent-social-card.ts';
import type { PadKey } from '../pin-pad/simulator/simulated-pin-pad.ts';
import { openPinPadBench } from '../pin-pad/simulator/test-bench.ts';
import { addCardPinRoute } from './card-pin-route.ts';
import { startTestAgent } from './test-agent.ts';

async function typed(keys: readonly PadKey[]) {
  const bench = await openPinPadBench();
  const shown: string[] = [];
  const page = fastify();
  addCardPinRoute(page, bench.pad, {
    async checkPin(digits): Promise<CheckCardPinReply> {
      shown.push(Buffer.from(digits).toString('hex'));
      return { outcome: 'wrong', triesLeft: 2 };
    },
  });
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
