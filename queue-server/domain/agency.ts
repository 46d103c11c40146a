import type { Refusal } from '../../protocol/problems.ts';
import { ok, type Result } from '../../protocol/result.ts';
import {
  type CataloguePublished,
  type CatalogueState,
  decideCatalogue,
  evolveCatalogue,
  initialCatalogue,
  type PublishCatalogue,
} from './catalogue/catalogue.ts';
import {
  decideStaff,
  evolveStaff,
  initialStaff,
  type StaffCommand,
  type StaffEvent,
  type StaffState,
} from './staff/staff.ts';

/** The stream `agency`: what its halls share. */
export interface AgencyState {
  readonly staff: StaffState;
  readonly catalogue: CatalogueState;
}
export type AgencyCommand = StaffCommand | PublishCatalogue;
export type AgencyEvent = StaffEvent | CataloguePublished;

/** Before the first event: no staff, and a catalogue of version 0. Every start replays from here. */
export function initialAgency(): AgencyState {
  return { staff: initialStaff(), catalogue: initialCatalogue() };
}

/** Pure. Refuses what `decideStaff` refuses; a catalogue is never refused. */
export function decideAgency(state: AgencyState, command: AgencyCommand): Result<readonly AgencyEvent[], Refusal> {
  if (command.type === 'PublishCatalogue') return ok([decideCatalogue(state.catalogue, command)]);
  return decideStaff(state.staff, command);
}

/** Folds one event in place. */
export function evolveAgency(state: AgencyState, event: AgencyEvent): void {
  if (event.type === 'CataloguePublished') evolveCatalogue(state.catalogue, event);
  else evolveStaff(state.staff, event);
}
