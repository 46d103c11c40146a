import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockTime } from '../../protocol/clock.ts';
import { language, localeName } from '../../ui/i18n/locale.ts';
import { useLongPress } from '../maintenance/use-long-press.ts';
import { useKiosk } from '../models/kiosk-app.ts';

/** Time and day on the hall's clock, which is the server's (B-17). Staff hold it for the devices. */
export function HallClock() {
  const { serverNow, info, room } = useKiosk();
  const press = useLongPress(room.maintenance.knock);
  const now = useSignal(serverNow());
  useEffect(() => {
    const tick = setInterval(() => {
      now.value = serverNow();
    }, 1_000);
    return () => clearInterval(tick);
  }, [now, serverNow]);
  const offset = info.value?.utcOffsetMinutes ?? 480;
  const local = new Date(now.value + offset * 60_000);
  const day = new Intl.DateTimeFormat(localeName(language.value), {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(local);
  return (
    <div class="hall-clock" {...press}>
      <span class="hall-clock-time">{clockTime(now.value, offset)}</span>
      <span class="hall-clock-day">{day}</span>
    </div>
  );
}
