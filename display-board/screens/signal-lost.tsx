import { clockTime } from '../../protocol/clock.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from './both.tsx';

interface SignalLostProps {
  /** The server's time when it was last heard of. */
  readonly lastHeardAt: number;
  readonly utcOffsetMinutes: number;
}

/** Over dimmed data: the line is cut, and from when the data is (C-01). */
export function SignalLost({ lastHeardAt, utcOffsetMinutes }: SignalLostProps) {
  const time = clockTime(lastHeardAt, utcOffsetMinutes);
  return (
    <p class="signal-lost" role="alert">
      <strong>
        <Both text={bothLanguages(m.signal_lost)} /> <span class="digits">{time}</span>
      </strong>
      <Both
        text={{
          zh: m.signal_lost_since({ time }, { locale: 'zh-CN' }),
          en: m.signal_lost_since({ time }, { locale: 'en' }),
        }}
        class="stacked"
      />
    </p>
  );
}
