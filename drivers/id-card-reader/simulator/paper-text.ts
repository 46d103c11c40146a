/** The 256-byte texts of the four papers, written from their description and not from the driver: they are its examiner. */
export interface PaperWords {
  readonly name: string;
  /** Second language of the name, on a foreigner's permit. */
  readonly otherName?: string;
  readonly number: string;
  /** `YYYYMMDD`. */
  readonly birth: string;
  /** `YYYYMMDD` or 长期. */
  readonly until: string;
}

function blankText(flag: string): Buffer {
  const text = Buffer.alloc(256);
  for (let at = 0; at < text.length; at += 2) text.write(' ', at, 'utf16le');
  text.write(flag, 248, 'utf16le');
  return text;
}

function put(text: Buffer, offset: number, length: number, words: string): void {
  text.write(words, offset, length, 'utf16le');
}

/** Resident ID card: name, sex, nation, birth, address, number, office, from, to. */
export function residentText({ name, number, birth, until }: PaperWords, flag = ' '): Uint8Array {
  const text = blankText(flag);
  put(text, 0, 30, name);
  put(text, 30, 2, '1');
  put(text, 32, 4, '01');
  put(text, 36, 16, birth);
  put(text, 52, 70, '测试省测试市测试路1号');
  put(text, 122, 36, number);
  put(text, 158, 30, '测试市公安局');
  put(text, 188, 16, '20160101');
  put(text, 204, 16, until);
  return text;
}

/** Residence permit for people of Hong Kong, Macao and Taiwan: as a resident card, with the pass number and the issues. */
export function permitText(words: PaperWords): Uint8Array {
  const text = Buffer.from(residentText(words, 'J'));
  put(text, 220, 18, 'H00000000');
  put(text, 238, 4, '01');
  return text;
}

/** Foreigner's permanent residence permit of 2017. */
export function foreigner2017Text({ name, otherName = '', number, birth, until }: PaperWords): Uint8Array {
  const text = blankText('I');
  put(text, 0, 120, name);
  put(text, 120, 2, '2');
  put(text, 122, 30, number);
  put(text, 152, 6, number.slice(0, 3));
  put(text, 158, 30, otherName);
  put(text, 188, 16, '20180101');
  put(text, 204, 16, until);
  put(text, 220, 16, birth);
  put(text, 236, 4, '01');
  put(text, 240, 8, '1500');
  return text;
}

/** Foreigner's permanent residence permit of 2023; a long name goes on at 220. */
export function foreigner2023Text({ name, otherName = '', number, birth, until }: PaperWords): Uint8Array {
  const text = blankText('Y');
  put(text, 0, 30, otherName);
  put(text, 30, 2, '2');
  put(text, 32, 4, '01');
  put(text, 36, 16, birth);
  put(text, 52, 70, name.slice(0, 35));
  put(text, 122, 36, number);
  put(text, 188, 16, '20240101');
  put(text, 204, 16, until);
  put(text, 220, 22, name.slice(35));
  put(text, 242, 6, 'XXA');
  return text;
}

/** A day that no test lives to see. */
const farDay = '20991231';

/** The text of a synthetic person's paper, the kind told by the form of the number. */
export function textOf(card: { readonly name: string; readonly idNumber: string } & PaperDays): Uint8Array {
  const { name, idNumber: number, birthDay, expired } = card;
  const birth = birthDay?.replaceAll('-', '') ?? number.slice(6, 14);
  const words = { name, number, birth, until: expired === true ? '20200101' : farDay };
  if (/^[A-Z]/.test(number)) return foreigner2017Text(words);
  if (number.startsWith('9')) return foreigner2023Text(words);
  return number.startsWith('8') ? permitText(words) : residentText(words);
}

interface PaperDays {
  readonly birthDay?: string;
  readonly expired?: true;
}
