import type { BookingReply } from '../../protocol/appointments-api.ts';
import { language, pick } from '../../ui/i18n/locale.ts';
import { dayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';

export const bookingStatusLabels: Readonly<Record<BookingReply['status'], () => string>> = {
  booked: words.bookings_status_booked,
  'checked-in': words['bookings_status_checked-in'],
  late: words.bookings_status_late,
  missed: words.bookings_status_missed,
  cancelled: words.bookings_status_cancelled,
};

/** `5月9日周六 10:00–10:30` or Sat 9 May 10:00–10:30, by the hall's clock. */
export function slotWords({ day, start, end }: Pick<BookingReply, 'day' | 'start' | 'end'>): string {
  return words.bookings_at({ day: dayWords(day), start, end });
}

/** What was booked for; a booking without an item is for a matter that the list does not name. */
export function matterWords({ serviceName }: Pick<BookingReply, 'serviceName'>): string {
  return serviceName === null ? words.bookings_any_matter() : pick(serviceName);
}

/** `7KQ2MXRT` in two groups, as it is typed. */
export function codeGroups(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

const digitWords = {
  zh: '零幺二三四五六七八九'.split(''),
  en: 'zero one two three four five six seven eight nine'.split(' '),
};
// The spelling alphabet of radio and telephone; a hall's clerks know it, and it is unmistakable in both languages.
const letterWords =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  );

/** How each character of a code is read out on the telephone. */
export function spoken(code: string): readonly { readonly sign: string; readonly word: string }[] {
  return [...code].map((sign) => {
    const isDigit = sign >= '0' && sign <= '9';
    const word = isDigit ? digitWords[language.value][Number(sign)] : letterWords[sign.charCodeAt(0) - 65];
    return { sign, word: word ?? sign };
  });
}
