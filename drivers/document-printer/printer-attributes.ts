import type { DevicePartState } from '../../protocol/agent.ts';
import type { Consumable } from '../../protocol/consumables.ts';
import { type IppAttributes, numberOf, numbersOf, textsOf } from './ipp/ipp-codec.ts';

/** What the driver asks of the printer each time it looks. */
export const askedPrinterAttributes = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-supply',
  'printer-supply-description',
  'printer-input-tray',
  'marker-names',
  'marker-levels',
  'marker-low-levels',
] as const;

/**
 * Keywords of `printer-state-reasons` (RFC 8011, 5.4.12; PWG 5100.9) by how they begin, the worst first. One without `-report`,
 * `-warning` or `-error` is an error, says the RFC.
 */
const reasonStates: readonly (readonly [begin: string, state: DevicePartState])[] = [
  ['cover-open', 'cover-open'],
  ['door-open', 'cover-open'],
  ['interlock-open', 'cover-open'],
  ['input-tray-missing', 'cover-open'],
  ['media-jam', 'jammed'],
  ['media-empty', 'paper-out'],
  ['media-needed', 'paper-out'],
  ['fuser-over-temp', 'overheated'],
  ['toner-empty', 'fault'],
  ['marker-supply-empty', 'fault'],
  ['marker-supply-missing', 'fault'],
  ['marker-waste-full', 'fault'],
  ['output-area-full', 'fault'],
  ['output-tray-missing', 'fault'],
  ['other', 'fault'],
  ['fuser-under-temp', 'stalled'],
  ['timed-out', 'stalled'],
  ['offline', 'offline'],
  ['paused', 'offline'],
  ['moving-to-paused', 'offline'],
  ['shutdown', 'offline'],
];
const paperLow = ['media-low', 'media-empty'];

/** The state of the part, from what the printer tells of itself. */
export function stateOf(printer: IppAttributes): DevicePartState {
  const reasons = textsOf(printer, 'printer-state-reasons');
  const stopped = printer['printer-state'] === 'stopped';
  // A warning "contains nothing that prevents a job from completing", unless the printer has stopped all the same.
  const grave = reasons.filter((reason) => stopped || !/-(report|warning)$/.test(reason));
  const found = reasonStates.find(([begin]) => grave.some((reason) => reason.startsWith(begin)));
  if (found) return found[1];
  if (stopped) return 'fault';
  if (printer['printer-is-accepting-jobs'] === false) return 'offline';
  if (!reasons.some((reason) => paperLow.some((begin) => reason.startsWith(begin)))) return 'ok';
  return isEveryTrayEmpty(printer) ? 'paper-out' : 'paper-near-end';
}

/** Some makes only warn of an empty tray, whether or not there is another: the levels tell. */
function isEveryTrayEmpty(printer: IppAttributes): boolean {
  const shares = traysOf(printer).flatMap((tray) => shareOf(tray) ?? []);
  return shares.length > 0 && shares.every((share) => share === 0);
}

function traysOf(printer: IppAttributes): readonly Readonly<Record<string, string>>[] {
  return textsOf(printer, 'printer-input-tray').map(readFields).filter(isPaperTray);
}

/** Toner, waste and paper, as far as the printer tells; percentages are of what is left to use. */
export function consumablesOf(printer: IppAttributes): readonly Consumable[] {
  const supplies = textsOf(printer, 'printer-supply').map(readFields);
  const names = textsOf(printer, 'printer-supply-description');
  const told = supplies.map((supply, index) => supplyOf(supply, names[index] ?? supply.type ?? 'supply'));
  return [...(told.length > 0 ? told : markersOf(printer)), ...traysOf(printer).map(trayOf)];
}

const lowPercent = 10;

function consumable(name: string, percent: number | null, low = lowPercent): Consumable {
  const state = percent === null ? 'unknown' : percent <= 0 ? 'empty' : percent <= low ? 'low' : 'ok';
  return { name: name.slice(0, 60), percent, state };
}

/** `index=1;class=supplyThatIsConsumed;type=toner;unit=percent;maxcapacity=100;level=75;` (PWG 5100.13). */
function readFields(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(';').map((field) => [field.split('=', 1)[0], field.slice(field.indexOf('=') + 1)]),
  );
}

/** Levels below zero mean "not told" (-1, -2) or "some" (-3). */
function shareOf(fields: Readonly<Record<string, string>>): number | null {
  const level = Number(fields.level ?? -2);
  const capacity = Number(fields.maxcapacity ?? -2);
  const told = Number.isFinite(level) && Number.isFinite(capacity) && level >= 0 && capacity > 0;
  return told ? Math.min(100, Math.round((level / capacity) * 100)) : null;
}

function supplyOf(fields: Readonly<Record<string, string>>, name: string): Consumable {
  const share = shareOf(fields);
  // A waste box is used up when it is full.
  return consumable(name, share !== null && fields.class === 'receptacleThatIsFilled' ? 100 - share : share);
}

/** The automatic trays that hold a stock; a manual slot is not one. */
function isPaperTray({ type, name }: Readonly<Record<string, string>>): boolean {
  return type?.startsWith('sheetFeedAuto') === true && name !== 'auto';
}

function trayOf(fields: Readonly<Record<string, string>>): Consumable {
  return consumable(`paper: ${fields.name ?? 'tray'}`, shareOf(fields));
}

function markersOf(printer: IppAttributes): readonly Consumable[] {
  const levels = numbersOf(printer, 'marker-levels');
  const lows = numbersOf(printer, 'marker-low-levels');
  return textsOf(printer, 'marker-names').map((name, index) => {
    const level = levels[index] ?? -1;
    return consumable(name, level < 0 ? null : Math.min(100, level), lows[index] ?? lowPercent);
  });
}

/** Sheets or sides that are done, whichever the printer counts. */
export function pagesDoneOf(job: IppAttributes): number | null {
  return numberOf(job, 'job-impressions-completed') ?? numberOf(job, 'job-media-sheets-completed');
}
