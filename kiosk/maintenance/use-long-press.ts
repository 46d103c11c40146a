import { useEffect, useMemo } from 'preact/hooks';

/** Long enough that no visitor does it by chance. */
const holdMs = 3_000;

interface PressHandlers {
  readonly onPointerDown: () => void;
  readonly onPointerUp: () => void;
  readonly onPointerLeave: () => void;
  readonly onPointerCancel: () => void;
}

/** Calls `onHeld` when a finger has rested for three seconds. */
export function useLongPress(onHeld: () => void): PressHandlers {
  const press = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => clearTimeout(timer);
    const begin = () => {
      end();
      timer = setTimeout(onHeld, holdMs);
    };
    return { begin, end };
  }, [onHeld]);
  useEffect(() => press.end, [press]);
  return {
    onPointerDown: press.begin,
    onPointerUp: press.end,
    onPointerLeave: press.end,
    onPointerCancel: press.end,
  };
}
