/**
 * What a scanner or a keyboard wedge has read, told apart by its form alone (S2 附录B row 8 item 12). A text whose form is none of
 * these is never kept and never sent on: it may be a payment code.
 */
export type Scan =
  /** The address of a ticket's page, as the ticket prints it. */
  | { readonly kind: 'ticket'; readonly ticket: string }
  /** The code of a booking, eight letters and digits. */
  | { readonly kind: 'booking'; readonly code: string }
  /** An electronic social-security card. Opaque: only the gateway can read it, and it is neither shown nor logged. */
  | { readonly kind: 'e-card'; readonly token: string }
  /** The business number of a receipt. */
  | { readonly kind: 'receipt'; readonly number: string }
  /** Read in full, but nothing that is used here. */
  | { readonly kind: 'unknown' }
  /** Cut off, too long or not text: a reflection, or a code that was moved away. To be held up again. */
  | { readonly kind: 'unreadable' };

/** Longer than any code that is used here; what goes on is dropped. */
export const longestScan = 512;

const ticketPage = /^https?:\/\/[^\s/]+\/t\/([2-9a-hjkmnp-z]{16})(?:[/?#]\S*)?$/;
const bookingCode = /^[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}$/;
/**
 * The form of the codes of electronic social-security cards is not public and differs between regions. This is the form of our
 * stand-in gateway; a hall's real form goes here.
 */
const eCardCode = /^ESSC1\.[A-Za-z0-9_-]{16,256}$/;
/** `YW-20260506-000123`: letters, the day, a running number. Neither an ID number nor a bank card has this form. */
const receiptNumber = /^[A-Z]{1,4}-?20[0-9]{6}-?[0-9]{4,8}$/;

/** Tells what a scanned text is. Blanks around it are the scanner's; letters of hand-held scanners may come in small. */
export function readScan(text: string): Scan {
  const read = text.trim();
  if (read === '' || read.length > longestScan || !isPrintable(read)) return { kind: 'unreadable' };
  const ticket = ticketPage.exec(read)?.[1];
  if (ticket !== undefined) return { kind: 'ticket', ticket };
  if (eCardCode.test(read)) return { kind: 'e-card', token: read };
  const capitals = read.toUpperCase();
  if (bookingCode.test(capitals)) return { kind: 'booking', code: capitals.replace('-', '') };
  if (receiptNumber.test(capitals)) return { kind: 'receipt', number: capitals };
  return { kind: 'unknown' };
}

/** Characters that a code may hold; a wrong baud rate or a torn character shows as others. */
function isPrintable(text: string): boolean {
  return !/[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u.test(text);
}
