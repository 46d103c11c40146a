import type { FastifyInstance } from 'fastify';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createAccess } from './access.ts';
import { buildAgent } from './agent.ts';
import { type AgentConfig, simulatedParts } from './config.ts';
import { createParts } from './parts.ts';

const watchEveryMs = 5_000;

export interface AgentSurroundings {
  readonly production: boolean;
  readonly now: () => number;
}

/** Starts the agent on 127.0.0.1 and answers where. Refuses simulated devices in production. */
export async function startAgent(
  config: AgentConfig,
  { production, now }: AgentSurroundings,
): Promise<Result<{ app: FastifyInstance; url: string }, readonly string[]>> {
  const simulated = simulatedParts(config);
  if (production && simulated.length > 0) {
    return err(simulated.map((part) => `${part}: a simulated device is refused while NODE_ENV is production`));
  }
  const parts = await createParts(config, now);
  const app = buildAgent({ parts, access: createAccess(config.origins, config.token), watchEveryMs });
  try {
    return ok({ app, url: await app.listen({ host: '127.0.0.1', port: config.port }) });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err([`port ${config.port} cannot be had (${code})`]);
  }
}
