import { err, ok, type Result } from '../../../protocol/result.ts';
import { parseIdNumberText } from '../card-files.ts';

/**
 * The national driver interface (`iReadCardBas`) as card readers' vendors serve it on a local WebSocket. Request and reply as
 * one public source has them: `{"function": "iReadCardBas", "iType": 3}` → `{"success": 0, "pOutInfo": "…|…|"}`.
 */
export const readRequest = JSON.stringify({ function: 'iReadCardBas', iType: 3 });

/** A card as the service read it. `idNumber` and `name` are checked and never empty. */
export interface VendorCard {
  readonly name: string;
  readonly idNumber: string;
  /** `YYYYMMDD`; null where the card has no last day. */
  readonly expiresOn: string | null;
}

export type VendorRefusal =
  /** Nothing is in. */
  | 'no-card'
  /** The reader's security module is missing, or the card does not accept it. */
  | 'not-verifiable'
  | 'wrong-card'
  | 'unreadable'
  /** This is no reply of such a service. */
  | 'malformed';

/** Places in `区划|社会保障号码|卡号|卡识别码|姓名|ATR历史字节|规范版本|发卡日期|有效期|终端机编号|终端设备号|`. */
const place = { idNumber: 1, name: 4, version: 6, expiresOn: 8 } as const;
const fields = 11;

/** The numbers whose meaning is known; all others mean a card that could not be read. */
const refusals: Readonly<Record<string, VendorRefusal>> = {
  '-2': 'no-card',
  '-2201': 'not-verifiable',
  '-2203': 'not-verifiable',
  '-27266': 'wrong-card',
};

/** Reads a reply: JSON, or the bare output or error number as some vendors send them. */
export function parseVendorReply(text: string): Result<VendorCard, VendorRefusal> {
  const reply = text.trim();
  if (reply.startsWith('{')) return parseObject(reply);
  return /^-?[0-9]+$/.test(reply) ? err(refusalOf(Number(reply))) : parseOutput(reply);
}

function parseObject(text: string): Result<VendorCard, VendorRefusal> {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return err('malformed');
  }
  if (typeof reply !== 'object' || reply === null || !('success' in reply)) return err('malformed');
  const code = Number(reply.success);
  if (!Number.isInteger(code)) return err('malformed');
  if (code !== 0) return err(refusalOf(code));
  return 'pOutInfo' in reply && typeof reply.pOutInfo === 'string' ? parseOutput(reply.pOutInfo) : err('malformed');
}

function parseOutput(output: string): Result<VendorCard, VendorRefusal> {
  const parts = output.split('|').map((part) => part.trim());
  if (parts.length < fields) return err('malformed');
  const at = (name: keyof typeof place): string => parts[place[name]] ?? '';
  // What a third-generation card tells without keys: everything but its holder.
  if (at('idNumber') === '' && at('name') === '' && /^[123]\.[0-9]{2}$/.test(at('version')))
    return err('not-verifiable');
  const idNumber = parseIdNumberText(at('idNumber'));
  const name = at('name');
  if (idNumber === null || !isName(name)) return err('unreadable');
  const expiresOn = /^[12][0-9]{7}$/.test(at('expiresOn')) ? at('expiresOn') : null;
  return ok({ idNumber, name, expiresOn });
}

function isName(text: string): boolean {
  return text !== '' && text.length <= 60 && !/[\uFFFD\p{Cc}]/u.test(text);
}

function refusalOf(code: number): VendorRefusal {
  return code === 0 ? 'malformed' : (refusals[String(code)] ?? 'unreadable');
}
