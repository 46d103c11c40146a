import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { StaffQueueView } from '../../protocol/views.ts';
import { createHelpSound } from './help-sound.ts';

/** Sounds once for each new call for help; those that were there when the page was opened are only shown. */
export function useHelpSound(view: StaffQueueView): void {
  const sound = useMemo(createHelpSound, []);
  const known = useRef(new Set(view.help.map((help) => help.id)));
  useEffect(() => {
    const fresh = view.help.filter((help) => !known.current.has(help.id));
    for (const help of fresh) known.current.add(help.id);
    if (fresh.some((help) => help.acknowledgedAt === null)) sound.play();
  }, [view.help, sound]);
}
