import { err, ok, type Result } from '../../protocol/result.ts';
import {
  type CardLink,
  type CardResponse,
  command,
  exchange,
  type LinkFault,
  swDone,
  swNotAllowed,
  swNotFound,
  swWrongLength,
  swWrongParameters,
} from './apdu.ts';
import {
  applicationName,
  type CardItem,
  holderFile,
  holderItems,
  issuerFile,
  issuerItems,
  parseAlgorithm,
  parseDay,
  parseGeneration,
  parseIdNumber,
  parseItem,
  parseName,
} from './card-files.ts';

/** Why a card that answers was not read: not a social-security card, told to prove who asks, or its data make no sense. */
export type ReadFault = LinkFault | 'wrong-card' | 'not-verifiable' | 'unreadable';

/** Personal: told once and not kept. */
export interface CardHolder {
  readonly name: string;
  /** 社会保障号码, 15 to 18 upper-case characters; a check character that does not fit has been refused. */
  readonly idNumber: string;
}

/** What any card tells whoever asks. */
export interface CardFacts {
  readonly generation: 1 | 2 | 3;
  /** 卡识别码. */
  readonly cardId: Uint8Array;
  /** `YYYYMMDD`, or null for a card without a last day. */
  readonly expiresOn: string | null;
  /** Algorithm id of the application, upper-case hexadecimal. */
  readonly algorithm: string;
}

/** Selects the social-security application and reads what stands there for everybody (EF05). */
export async function readFacts(link: CardLink): Promise<Result<CardFacts, ReadFault>> {
  const application = await exchange(link, command([0x00, 0xa4, 0x04, 0x00], { data: applicationName }));
  if (!application.ok) return application;
  // A bank-only card answers 6A82, a card of another make that it knows no such instruction.
  if (application.value.sw !== swDone) return err('wrong-card');
  const selected = await selectFile(link, issuerFile);
  if (!selected.ok) return selected;
  const version = await readItem(link, issuerItems.version);
  if (!version.ok) return version;
  const cardId = await readItem(link, issuerItems.cardId);
  if (!cardId.ok) return cardId;
  const expiresOn = await readOptionalItem(link, issuerItems.expiresOn);
  if (!expiresOn.ok) return expiresOn;
  const generation = parseGeneration(version.value);
  if (generation === null || cardId.value.length !== issuerItems.cardId.bytes) return err('unreadable');
  return ok({
    generation,
    cardId: cardId.value,
    expiresOn: parseDay(expiresOn.value),
    algorithm: parseAlgorithm(application.value.data),
  });
}

/** Reads name and number (EF06). A third-generation card lets nobody do so before `authenticate-card.ts` has been through. */
export async function readHolder(link: CardLink): Promise<Result<CardHolder, ReadFault>> {
  const selected = await selectFile(link, holderFile);
  if (!selected.ok) return selected;
  const number = await readItem(link, holderItems.idNumber);
  if (!number.ok) return number;
  const name = await readItem(link, holderItems.name);
  if (!name.ok) return name;
  const extension = await readOptionalItem(link, holderItems.nameExtension);
  if (!extension.ok) return extension;
  const holder = { idNumber: parseIdNumber(number.value), name: parseName(name.value, extension.value) };
  return holder.idNumber === null || holder.name === null
    ? err('unreadable')
    : ok({ idNumber: holder.idNumber, name: holder.name });
}

async function selectFile(link: CardLink, file: number): Promise<Result<void, ReadFault>> {
  const data = Uint8Array.of(file >> 8, file & 0xff);
  let answered = await exchange(link, command([0x00, 0xa4, 0x02, 0x00], { data }));
  // Older cards know a file by its id alone.
  if (answered.ok && swWrongParameters.includes(answered.value.sw)) {
    answered = await exchange(link, command([0x00, 0xa4, 0x00, 0x00], { data }));
  }
  if (!answered.ok) return answered;
  return answered.value.sw === swDone ? ok(undefined) : err(faultOf(answered.value));
}

async function readItem(link: CardLink, item: CardItem): Promise<Result<Uint8Array, ReadFault>> {
  const answered = await askItem(link, item);
  if (!answered.ok) return answered;
  if (answered.value.sw !== swDone) return err(faultOf(answered.value));
  const value = parseItem(item, answered.value.data);
  return value.ok ? value : err('unreadable');
}

async function readOptionalItem(link: CardLink, item: CardItem): Promise<Result<Uint8Array, ReadFault>> {
  const answered = await askItem(link, item);
  if (!answered.ok) return answered;
  if (swNotFound.includes(answered.value.sw)) return ok(new Uint8Array());
  if (answered.value.sw !== swDone) return err(faultOf(answered.value));
  const value = parseItem(item, answered.value.data);
  return value.ok ? value : err('unreadable');
}

/** By tag, because record numbers differ between generations. */
async function askItem(link: CardLink, { tag, bytes }: CardItem): Promise<Result<CardResponse, LinkFault>> {
  const answered = await exchange(link, command([0x00, 0xb2, tag, 0x00], { le: bytes + 2 }));
  if (!answered.ok || answered.value.sw !== swWrongLength) return answered;
  return exchange(link, command([0x00, 0xb2, tag, 0x00], { le: 0 }));
}

function faultOf({ sw }: CardResponse): ReadFault {
  return sw === swNotAllowed ? 'not-verifiable' : 'unreadable';
}
