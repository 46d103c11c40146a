import {
  type AgencyCommand,
  type AgencyEvent,
  type AgencyState,
  decideAgency,
  evolveAgency,
  initialAgency,
} from '../domain/agency.ts';
import { itemName } from '../domain/catalogue/catalogue.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ServiceNames } from '../views/ticket/ticket-view.ts';
import type { StreamRules, StreamWriter, WriterOptions } from './stream.ts';
import { openStreamWriter } from './stream-writer.ts';

const rules: StreamRules<AgencyState, AgencyCommand, AgencyEvent> = {
  stream: 'agency',
  stateVersion: null,
  initial: initialAgency,
  decide: decideAgency,
  evolve: evolveAgency,
  serialise: () => null,
  restore: initialAgency,
  prelude: () => null,
};

/** What the halls share: staff, sessions, catalogue. Small enough to be replayed at each start. */
export function openAgency(
  ledger: Ledger,
  options: WriterOptions,
): Promise<StreamWriter<AgencyState, AgencyCommand, AgencyEvent>> {
  return openStreamWriter(ledger, rules, options);
}

/** Names of items for people, from the catalogue in force. */
export function serviceNames(agency: { readonly durable: AgencyState }): ServiceNames {
  return (service) => {
    const item = service === null ? undefined : agency.durable.catalogue.items.get(service);
    return item ? { zh: itemName(item), en: item.english } : null;
  };
}
