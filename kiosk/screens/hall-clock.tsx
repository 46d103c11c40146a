import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockTime } from '../../protocol/clock.ts';
import { language, localeName } from '../../ui/i18n/locale.ts';
import { useLongPress } from '../maintenance/use-long-press.ts';
import { useKiosk } from '../models/kiosk-app.ts';

/** Time and day on the hall's clock, which is the server's: an empty place until it is known (B-17). Staff hold it for the devices. */
export function HallClock() {
  const { serverNow, info, room } = useKiosk();
  const press = useLongPress(room.maintenance.knock);
  const now = useSignal<number | null>(null);
  useSignalEffect(() => {
    now.value = serverNow();
  });
  useEffect(() => {
    const tick = setInterval(() => {
      now.value = serverNow();
    }, 1_000);
    return () => clearInterval(tick);
  }, [now, serverNow]);
  return (
    <div class="hall-clock" {...press}>
      {now.value === null ? null : <Reading now={now.value} utcOffsetMinutes={info.value?.utcOffsetMinutes ?? 480} />}
    </div>
  );
}

function Reading({ now, utcOffsetMinutes }: { readonly now: number; readonly utcOffsetMinutes: number }) {
  const day = new Intl.DateTimeFormat(localeName(language.value), {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date(now + utcOffsetMinutes * 60_000));
  return (
    <>
      <span class="hall-clock-time">{clockTime(now, utcOffsetMinutes)}</span>
      <span class="hall-clock-day">{day}</span>
    </>
  );
}
