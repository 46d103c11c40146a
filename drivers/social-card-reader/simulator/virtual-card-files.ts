import iconv from 'iconv-lite';

export type CardVersion = '1.00' | '2.00' | '3.00';

/** What is printed on and stored in a virtual card. */
export interface VirtualCardFacts {
  readonly name: string;
  readonly idNumber: string;
  readonly version: CardVersion;
  /** `YYYYMMDD`; null for a card without a last day. */
  readonly expiresOn: string | null;
  /** Whether the file of the holder has the item 4E at all. */
  readonly hasNameExtension: boolean;
}

/** Files of the application by id, their items by tag. */
export type CardFiles = ReadonlyMap<number, ReadonlyMap<number, Uint8Array>>;

const nameBytes = 30;
const nameExtensionBytes = 20;

/** Lays the facts out as a card stores them. */
export function writeFiles(facts: VirtualCardFacts): CardFiles {
  const name = iconv.encode(facts.name, 'gb18030');
  const holder = new Map<number, Uint8Array>([
    [0x08, padded(Buffer.from(facts.idNumber, 'latin1'), 18)],
    [0x09, padded(name.subarray(0, nameBytes), nameBytes)],
    [0x0a, Buffer.from(Number(facts.idNumber[16]) % 2 === 1 ? '1' : '2')],
    [0x0b, Uint8Array.of(0x01)],
    [0x0c, digits(facts.idNumber.slice(0, 6), 3)],
    [0x0d, digits(facts.idNumber.slice(6, 14), 4)],
  ]);
  if (facts.hasNameExtension) holder.set(0x4e, padded(name.subarray(nameBytes), nameExtensionBytes));
  const issuer = new Map<number, Uint8Array>([
    [0x01, cardIdOf(facts.idNumber)],
    [0x02, Buffer.from('1')],
    [0x03, Buffer.from(facts.version)],
    [0x04, Buffer.from('915104990000')],
    [0x05, digits('20240101', 4)],
    [0x06, digits(facts.expiresOn ?? '', 4)],
    [0x07, Buffer.from('X00000001')],
  ]);
  return new Map([
    [0xef05, issuer],
    [0xef06, holder],
  ]);
}

/** 卡识别码: region, a fixed part, and eight bytes that differ from card to card. */
function cardIdOf(idNumber: string): Uint8Array {
  return Buffer.from(`510499D156000005${Buffer.from(idNumber.slice(-8), 'latin1').toString('hex')}`, 'hex');
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const field = new Uint8Array(length);
  field.set(bytes.subarray(0, length));
  return field;
}

function digits(text: string, length: number): Uint8Array {
  return Buffer.from(text.padEnd(length * 2, 'F'), 'hex');
}
