import { expect, test } from 'vitest';
import type { AuthenticateCardBody, CardAuthenticationReply, CardChallenge } from '../../protocol/agent-social-card.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type ClientProblem, localProblem } from '../../ui/client/client-problem.ts';
import { relayCardAuthentication } from './relay-card-authentication.ts';

const randoms = { source: '11'.repeat(8), factor: '22'.repeat(8) };
const challenge: CardChallenge = {
  id: 'challenge-1',
  region: '510499',
  atr: '3B6D',
  algorithm: '03',
  cardId: '510499D1560000053330373030323200',
  inner: randoms,
  outer: randoms,
  terminal: '',
};

async function relayed(reply: Result<CardAuthenticationReply, ClientProblem>): Promise<AuthenticateCardBody[]> {
  const told: AuthenticateCardBody[] = [];
  let heard: (given: CardChallenge) => Promise<void> = async () => undefined;
  relayCardAuthentication(
    {
      onCardChallenge(listener) {
        heard = listener;
      },
      async authenticateCard(body) {
        told.push(body);
      },
    },
    {
      authenticateCard: async (asked) => {
        expect(asked).toEqual(challenge);
        return reply;
      },
    },
  );
  await heard(challenge);
  return told;
}

test('[D-03] the page brings a card’s challenge to the server and its answer back', async () => {
  const answer = { innerResult: 'AB'.repeat(8), outerValue: 'CD'.repeat(16) };
  expect(await relayed(ok(answer))).toEqual([{ challenge: challenge.id, answer }]);
});

test('[D-03] where the server has no answer the agent hears so at once', async () => {
  expect(await relayed(err(localProblem('network_unreachable')))).toEqual([{ challenge: challenge.id, answer: null }]);
});
