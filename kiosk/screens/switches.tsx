import { Icon } from '../../ui/components/icon.tsx';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';

/** Language, voice, size and height: on every screen, always at the same place (UX rule 5). */
export function Switches() {
  const { state, send } = useKiosk();
  const { elder, lowReach, readAloud, language } = state.value.settings;
  return (
    <fieldset class="switches" aria-label={m.switches()}>
      <button
        type="button"
        class="switch"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => send({ type: 'switch-language' })}
      >
        <Icon svg={icons.languages} size={30} />
        {m.switch_language()}
      </button>
      <button
        type="button"
        class="switch"
        aria-pressed={readAloud}
        onClick={() => send({ type: 'switch', setting: 'readAloud' })}
      >
        <Icon svg={icons.volume} size={30} />
        {m.switch_read_aloud()}
      </button>
      <button
        type="button"
        class="switch switch-elder"
        aria-pressed={elder}
        onClick={() => send({ type: 'switch', setting: 'elder' })}
      >
        <Icon svg={icons.handHeart} size={30} />
        {elder ? m.switch_elder_off() : m.switch_elder()}
      </button>
      <button
        type="button"
        class="switch"
        aria-pressed={lowReach}
        onClick={() => send({ type: 'switch', setting: 'lowReach' })}
      >
        <Icon svg={icons.accessibility} size={30} />
        {m.switch_low_reach()}
      </button>
    </fieldset>
  );
}
