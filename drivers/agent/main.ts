import { readFile } from 'node:fs/promises';
import { err, type Result } from '../../protocol/result.ts';
import { createDisk } from '../disk.ts';
import { type AgentConfig, parseConfig } from './config.ts';
import { endProcess } from './end-process.ts';
import { parseFlags } from './flags.ts';
import { type LogCommand, parseLogCommand, runLogCommand } from './operation-log/log-command.ts';
import { openLogFolder } from './operation-log/terminal-log.ts';
import { portTrouble } from './port-trouble.ts';
import { startAgent } from './start.ts';

/** The only file of the agent that reads the environment, the flags and the configuration file, and that writes to the terminal. */
const { AGENT_CONFIG: configPath, TIDEHALL_TERMINAL_LOG_KEY: logKey, NODE_ENV: mode } = process.env;
const flags = process.argv.slice(2);

async function readConfig(): Promise<Result<AgentConfig, readonly string[]>> {
  if (configPath === undefined || configPath === '') return parseFlags(flags);
  const text = await createDisk()(() => readFile(configPath, 'utf8')).catch(() => null);
  return text === null ? err([`the configuration file ${configPath} cannot be read`]) : parseConfig(text);
}

function refuse(complaints: readonly string[]): void {
  for (const complaint of complaints) process.stderr.write(`agent: ${complaint}\n`);
  process.exitCode = 2;
}

async function start(config: AgentConfig): Promise<void> {
  const started = await startAgent(config, { production: mode === 'production', now: Date.now, logKey });
  if (!started.ok) return refuse(started.error);
  const { app, url } = started.value;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endProcess(() => app.close()));
  process.stdout.write(`agent ready at ${url}\n`);
}

async function askLog(command: LogCommand, { dataDir, port }: AgentConfig): Promise<void> {
  if (dataDir === null) return refuse(['the configuration has no dataDir, so there is no operation log']);
  // A log has one writer.
  if (command.kind === 'accept-clock' && (await portTrouble(port)) !== null) {
    return refuse([`port ${port} is in use: stop the agent before its clock is accepted`]);
  }
  const folder = await openLogFolder(dataDir, logKey);
  if (!folder.ok) return refuse([folder.error]);
  process.exitCode = await runLogCommand(command, { ...folder.value, now: Date.now }, (line) => {
    process.stdout.write(`${line}\n`);
  });
}

async function main(): Promise<void> {
  const command = parseLogCommand(flags);
  if (!command.ok) return refuse([command.error]);
  const config = await readConfig();
  if (!config.ok) return refuse(config.error);
  return command.value === null ? start(config.value) : askLog(command.value, config.value);
}

await main();
