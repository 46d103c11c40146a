import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Value } from 'typebox/value';
import { type HallConfig, HallConfigSchema } from '../protocol/hall-config.ts';
import { err, ok, type Result } from '../protocol/result.ts';
import { checkConfiguration } from '../queue-server/domain/queue/configuration.ts';

const demoHall = fileURLToPath(new URL('../queue-server/demo/demo-hall.json', import.meta.url));

/** The hall of a configuration file, or the demo hall for `demo`. Refuses what a real hall would refuse at its start. */
export function readHall(name: string): Result<HallConfig, string> {
  const text = readText(name === 'demo' ? demoHall : name);
  if (!text.ok) return text;
  let plain: unknown;
  try {
    plain = JSON.parse(text.value);
  } catch {
    return err(`${name} is not JSON`);
  }
  if (!Value.Check(HallConfigSchema, plain)) {
    const first = [...Value.Errors(HallConfigSchema, plain)][0];
    return err(`${name} is not a hall configuration: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  }
  const fault = checkConfiguration(plain)[0];
  return fault === undefined ? ok(plain) : err(`${name}: ${fault.path} ${fault.message}`);
}

/** The refusal names the path, in words for whoever ran the command. */
export function readText(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch {
    return err(`${path} cannot be read`);
  }
}
