import { readFile } from 'node:fs/promises';
import { err, type Result } from '../../protocol/result.ts';
import { type AgentConfig, parseConfig } from './config.ts';
import { parseFlags } from './flags.ts';
import { startAgent } from './start.ts';

/** The only file of the agent that reads the environment, the flags and the configuration file, and that writes to the terminal. */
async function readConfig(): Promise<Result<AgentConfig, readonly string[]>> {
  const { AGENT_CONFIG: path } = process.env;
  if (path === undefined || path === '') return parseFlags(process.argv.slice(2));
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? err([`the configuration file ${path} cannot be read`]) : parseConfig(text);
}

function refuse(complaints: readonly string[]): void {
  for (const complaint of complaints) process.stderr.write(`agent: ${complaint}\n`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const config = await readConfig();
  if (!config.ok) return refuse(config.error);
  const production = process.env.NODE_ENV === 'production';
  const started = await startAgent(config.value, { production, now: Date.now });
  if (!started.ok) return refuse(started.error);
  const { app, url } = started.value;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
  process.stdout.write(`agent ready at ${url}\n`);
}

await main();
