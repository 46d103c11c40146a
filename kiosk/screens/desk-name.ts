import { pick } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';

/** What this hall calls the desk where somebody helps (B-10), in the language of the page. */
export function useDeskName(): string {
  const { info } = useKiosk();
  return info.value === null ? m.desk_default() : pick(info.value.guidanceDesk);
}
