import { useEffect, useState } from 'preact/hooks';

const lateAfterMs = 400;

/** True when something has been under way long enough to be worth showing; a quick answer does not flicker. */
export function useLate(busy: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setLate(true), lateAfterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [busy]);
  return busy && late;
}
