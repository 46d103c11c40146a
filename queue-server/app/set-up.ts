import { readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { type ServiceItem, ServiceItemSchema } from '../../protocol/catalogue.ts';
import { type HallConfig, HallConfigSchema } from '../../protocol/hall-config.ts';
import { system } from '../domain/actor.ts';
import type { AgencyState } from '../domain/agency.ts';
import type { CatalogueTheme } from '../domain/catalogue/catalogue.ts';
import { checkConfiguration } from '../domain/queue/configuration.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { AppContext } from './context.ts';
import { hallRules } from './hall.ts';
import { openStreamWriter, type WriterOptions } from './stream-writer.ts';

const bySystem = { actor: 'system', commandId: null, fingerprint: null };

/** A hall's configuration from a file. Throws with every fault, so that a hall never opens on half a configuration. */
export function readHallConfig(path: string): HallConfig {
  const plain: unknown = JSON.parse(readFileSync(path, 'utf8'));
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
    readonly themes: CatalogueTheme[];
    readonly items: unknown[];
  };
  const items = file.items.filter((item): item is ServiceItem => Value.Check(ServiceItemSchema, item));
  if (items.length !== file.items.length) throw new Error(`${path} holds an item that is not valid`);
  await agency.submit({ type: 'PublishCatalogue', at, themes: file.themes, items }, bySystem);
}
