import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/components/icon.tsx';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';

/** A list that may be longer than the screen: it scrolls by finger and, where it does not fit, by two big buttons. */
export function Scrolling({ children }: { readonly children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const fits = useSignal(true);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      fits.value = element.scrollHeight <= element.clientHeight + 4;
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    if (element.firstElementChild) watcher.observe(element.firstElementChild);
    measure();
    return () => watcher.disconnect();
  }, [fits]);
  const move = (pages: number) => {
    const element = box.current;
    element?.scrollBy({ top: pages * element.clientHeight * 0.8, behavior: 'smooth' });
  };
  return (
    <div class="scrolling">
      <div class="scrolling-box" ref={box}>
        {children}
      </div>
      {!fits.value && (
        <div class="scrolling-keys">
          <button type="button" class="button" onClick={() => move(-1)}>
            <Icon svg={icons.arrowUp} size={36} />
            {m.list_up()}
          </button>
          <button type="button" class="button" onClick={() => move(1)}>
            <Icon svg={icons.arrowDown} size={36} />
            {m.list_down()}
          </button>
        </div>
      )}
    </div>
  );
}
