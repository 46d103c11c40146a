import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../ui/components/icon.tsx';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';

/** A reader that finds nothing says nothing: after this its visitor is told what to try (S-07). */
const waitMs = 15_000;

/** Nothing for 15 s, then what to try with the card; the time begins when it comes onto the screen. */
export function LayAgain() {
  const isLate = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isLate.value = true;
    }, waitMs);
    return () => clearTimeout(timer);
  }, [isLate]);
  if (!isLate.value) return null;
  return (
    <p class="notice" role="status">
      <Icon svg={icons.idCard} size={36} />
      {m.lay_again()}
    </p>
  );
}
