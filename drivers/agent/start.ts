import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { err, ok, type Result } from '../../protocol/result.ts';
import { openPrintJournal } from '../print-journal/print-journal.ts';
import { createAccess } from './access.ts';
import { type AgentContext, buildAgent } from './agent.ts';
import { type AgentConfig, appsWithExampleToken, simulatedParts } from './config.ts';
import { openTerminalLog } from './operation-log/terminal-log.ts';
import { createParts } from './parts.ts';
import { portTrouble } from './port-trouble.ts';
import { ticketOutcomes } from './print-desk.ts';
import { createRecorder, noRecorder } from './recorder.ts';

const watchEveryMs = 5_000;
const logAgainMs = 10_000;

/** What the process decides and not its configuration file: environment and clock. */
export interface AgentSurroundings {
  /** NODE_ENV is `production`. */
  readonly production: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The key of the operation log, where the environment has one; otherwise it lies beside the log. */
  readonly logKey?: string | undefined;
  /** As in `AgentContext`. */
  readonly retryMs?: readonly [first: number, longest: number];
}

/** Starts the agent on 127.0.0.1 and answers where. Refuses what has no place in a real hall while it is in production. */
export async function startAgent(
  config: AgentConfig,
  surroundings: AgentSurroundings,
): Promise<Result<{ app: FastifyInstance; url: string }, readonly string[]>> {
  const { production, now, retryMs } = surroundings;
  const refused = production ? refusedInProduction(config) : [];
  if (refused.length > 0) return err(refused);
  const taken = await portTrouble(config.port);
  if (taken !== null) return err([portComplaint(config.port, taken)]);
  const memory = await openMemory(config.dataDir, surroundings);
  if (!memory.ok) return memory;
  const { recorder } = memory.value;
  const parts = await createParts(config.devices, { now, dataDir: config.dataDir }).catch(async (error) => {
    await recorder.close();
    throw error;
  });
  const access = createAccess(config.apps);
  const app = buildAgent({
    parts,
    access,
    now,
    watchEveryMs,
    ...memory.value,
    ...(retryMs === undefined ? {} : { retryMs }),
  });
  try {
    const url = await app.listen({ host: '127.0.0.1', port: config.port });
    recorder.note({ operation: 'agent-started', outcome: 'done' });
    return ok({ app, url });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err([portComplaint(config.port, code)]);
  }
}

function portComplaint(port: number, code: string): string {
  return `port ${port} cannot be had (${code})`;
}

/** Simulated devices, tokens that everybody knows (D-21), and a terminal that writes nothing down (S4 9.5.2, D-24). */
function refusedInProduction(config: AgentConfig): readonly string[] {
  return [
    ...simulatedParts(config).map((part) => `${part}: a simulated device is refused while NODE_ENV is production`),
    ...appsWithExampleToken(config).map(
      (name) => `token of ${name}: an example of the documents is refused while NODE_ENV is production`,
    ),
    ...(config.dataDir === null
      ? ['dataDir: is missing; while NODE_ENV is production the operation log is kept there']
      : []),
  ];
}

/** What outlives the process. An agent without a folder, as in the demo, has none. */
async function openMemory(
  dataDir: string | null,
  { now, logKey }: AgentSurroundings,
): Promise<Result<Required<Pick<AgentContext, 'recorder'>> & Pick<AgentContext, 'printJournal'>, readonly string[]>> {
  if (dataDir === null) return ok({ recorder: noRecorder });
  const log = await openTerminalLog(dataDir, logKey, now);
  if (!log.ok) return err([log.error]);
  const printJournal = await openPrintJournal(join(dataDir, 'prints.jsonl'), ticketOutcomes);
  return ok({ recorder: createRecorder(log.value, logAgainMs), printJournal });
}
