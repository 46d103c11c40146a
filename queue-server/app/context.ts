import type { DemoReply } from '../../protocol/api.ts';
import type { Clock } from '../../protocol/clock.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { AgencyCommand, AgencyEvent, AgencyState } from '../domain/agency.ts';
import type { CardHsm } from '../gateways/card-hsm/card-hsm.ts';
import type { ECardGateway } from '../gateways/e-card/e-card-gateway.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Speech } from '../speech/speech.ts';
import type { Vault } from '../vault/vault.ts';
import type { Estimator } from './foresight/estimator.ts';
import type { Hall } from './hall.ts';
import type { Press } from './press/press.ts';
import type { StreamWriter } from './stream.ts';
import type { UsedECards } from './used-e-cards.ts';

/** What the operator has set, and the limits of sessions and pairings, as far as requests need them. */
export interface AppSettings {
  /** Address under which people reach the server, without a slash at the end; stands in the QR codes. */
  readonly publicUrl: string;
  readonly sessionHours: number;
  readonly pairingMinutes: number;
  /** Folder with the built front ends; null where only the API is served. */
  readonly publicDir: string | null;
  /** Addresses of agents on kiosk PCs that pages may talk to, for the content security policy. */
  readonly agentOrigins: readonly string[];
  /** Wrong sign-ins, pairings and the like an address may make a minute. */
  readonly guessesPerMinute: number;
}

/** Everything that the application needs from outside. `server.ts` wires the real things, tests wire their own. */
export interface AppContext {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly speech: Speech;
  readonly eCards: ECardGateway;
  readonly usedECards: UsedECards;
  readonly cardHsm: CardHsm;
  readonly settings: AppSettings;
  readonly agency: StreamWriter<AgencyState, AgencyCommand, AgencyEvent>;
  readonly halls: ReadonlyMap<HallId, Hall>;
  /** Where waits are estimated and days are planned. */
  readonly estimator: Estimator;
  /** Where documents are made. */
  readonly press: Press;
  /** Only where demo data is served. */
  readonly demo: DemoAccess | null;
}

/** How the pages of the demo hall join without an administrator: the answer of `GET /demo`. */
export interface DemoAccess {
  readonly reply: DemoReply;
}
