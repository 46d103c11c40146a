import { readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { type ServiceItem, ServiceItemSchema, type Theme } from '../../protocol/catalogue.ts';
import { type HallConfig, HallConfigSchema } from '../../protocol/hall-config.ts';
import { system } from '../domain/actor.ts';
import type { AgencyState } from '../domain/agency.ts';
import { checkConfiguration } from '../domain/queue/configuration.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { AppContext } from './context.ts';
import { hallRules } from './hall.ts';
import { bySystem, type WriterOptions } from './stream.ts';
import { openStreamWriter } from './stream-writer.ts';

/** A hall's configuration from a file. Throws with every fault, so that a hall never opens on half a configuration. */
export function readHallConfig(path: string): HallConfig {
  const plain = readJson(path);
  if (!Value.Check(HallConfigSchema, plain)) {
    const faults = [...Value.Errors(HallConfigSchema, plain)].slice(0, 20);
    throw new Error(
      `${path} is no valid hall:\n${faults.map((one) => `  ${one.instancePath || '/'}: ${one.message}`).join('\n')}`,
    );
  }
  const faults = checkConfiguration(plain);
  if (faults.length > 0) {
    throw new Error(
      `${path} is no valid hall:\n${faults.map(({ path: at, message }) => `  ${at}: ${message}`).join('\n')}`,
    );
  }
  return plain;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readJson(path: string): unknown {
  // Some editors put a mark of byte order in front.
  const text = readText(path).replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Configurations of several halls. Throws where two files are of one hall: one of them would count for nothing. */
export function readHallConfigs(paths: readonly string[]): HallConfig[] {
  const configs = paths.map(readHallConfig);
  for (const [index, { id }] of configs.entries()) {
    const first = configs.findIndex((one) => one.id === id);
    if (first !== index) throw new Error(`${paths[first]} and ${paths[index]} are both of the hall ${id}`);
  }
  return configs;
}

/** The first configuration of a hall that the ledger does not know yet; later changes come by command. */
export async function introduceHall(
  ledger: Ledger,
  config: HallConfig,
  at: number,
  options: WriterOptions,
): Promise<void> {
  const rules = hallRules(config.id);
  if ((await ledger.head(rules.stream)).seq > 0) return;
  const writer = await openStreamWriter(ledger, rules, options);
  const done = await writer.submit({ type: 'ConfigureHall', at, actor: system, config }, bySystem);
  await writer.close();
  if (!done.ok) throw new Error(`the hall ${config.id} was not accepted: ${JSON.stringify(done.error)}`);
}

/** Publishes the base catalogue where there is none. */
export async function introduceCatalogue(
  agency: Pick<AppContext['agency'], 'submit'> & { readonly durable: AgencyState },
  path: string,
  at: number,
): Promise<void> {
  if (agency.durable.catalogue.version > 0) return;
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly themes: Theme[];
    readonly items: unknown[];
  };
  const items = file.items.filter((item): item is ServiceItem => Value.Check(ServiceItemSchema, item));
  if (items.length !== file.items.length) throw new Error(`${path} holds an item that is not valid`);
  await agency.submit({ type: 'PublishCatalogue', at, themes: file.themes, items }, bySystem);
}
