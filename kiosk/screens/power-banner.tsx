import { clockTime } from '../../protocol/clock.ts';
import { Icon } from '../../ui/components/icon.tsx';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { useDeskName } from './desk-name.ts';
import { icons } from './icons.ts';

/** 即将停机 (D-12, D-13): while a time is set at which the PC goes off. */
export function PowerBanner() {
  const { power, info } = useKiosk();
  const desk = useDeskName();
  const told = power.value;
  if (told === null || told.shutdownAt === null) return null;
  const time = clockTime(told.shutdownAt, info.value?.utcOffsetMinutes ?? 480);
  return (
    <p class="power-banner" role="status">
      <Icon svg={icons.triangleAlert} size={36} />
      {told.cause === 'battery' ? m.power_battery({ time, desk }) : m.power_soon({ time, desk })}
    </p>
  );
}
