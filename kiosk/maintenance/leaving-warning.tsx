import { useEffect } from 'preact/hooks';
import { language } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { Countdown } from '../screens/countdown.tsx';
import { sentences } from '../screens/page.tsx';

/** 30 s before the page shuts by itself. Whoever has the head in the cabinet hears it: a sound first, then the words. */
export function LeavingWarning() {
  const { room, readAloud, chime } = useKiosk();
  const { maintenance } = room;
  const left = maintenance.secondsLeft.value;
  const isWarned = left !== null;
  useEffect(() => {
    if (!isWarned) return;
    chime();
    readAloud.say(sentences([m.mt_idle_title(), m.mt_idle_spoken()]), language.value);
    return () => readAloud.stop();
  }, [isWarned, chime, readAloud]);
  return (
    <Countdown
      secondsLeft={left}
      title={m.mt_idle_title()}
      hint={m.mt_idle_hint({ seconds: left ?? 0 })}
      stay={{ words: m.mt_idle_stay(), press: maintenance.stay }}
      leave={{ words: m.mt_close(), press: maintenance.shut }}
    />
  );
}
