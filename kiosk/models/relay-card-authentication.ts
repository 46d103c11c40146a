import type { Agent } from './agent.ts';
import type { HallApi } from './hall-api.ts';

/**
 * A third-generation social-security card is opened by the server's keys: its challenge goes up, the answer goes down, and the page
 * keeps neither. Where the server has no answer the agent is told so, and tells the visitor.
 */
export function relayCardAuthentication(
  agent: Pick<Agent, 'onCardChallenge' | 'authenticateCard'>,
  api: Pick<HallApi, 'authenticateCard'>,
): void {
  agent.onCardChallenge(async (challenge) => {
    const reply = await api.authenticateCard(challenge);
    const answer = reply.ok ? { innerResult: reply.value.innerResult, outerValue: reply.value.outerValue } : null;
    await agent.authenticateCard({ challenge: challenge.id, answer });
  });
}
