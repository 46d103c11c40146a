import type { PaperMm } from '../paper-width.ts';
import type { Sheet, SheetItem } from './sheet.ts';

const dotsPerMm = 8;
const newRollMm = 50_000;
const nearEndMm = 2_000;
const sheetsKept = 50;

/** The roll in the simulated printer, and the pieces that came off it. */
export interface PaperRoll {
  /** Moves paper on. False where the roll ended first: what stood on this stretch is not on paper. */
  feed(dots: number): boolean;
  /** Places something at the head's place, before the paper moves on. */
  put(item: SheetItem): void;
  position(): number;
  cut(): void;
  /** A new roll; what hung in the printer is torn off. */
  refill(): void;
  setLeftMm(mm: number): void;
  isOut(): boolean;
  isNearEnd(): boolean;
  leftMm(): number;
  /** Pieces that came off, oldest first, the last fifty. */
  sheets(): readonly Sheet[];
  /** The piece that still hangs in the printer. */
  current(): Sheet;
}

/** A new roll of 50 m, near its end below 2 m; 8 dots a millimetre. */
export function createPaperRoll(paperMm: PaperMm): PaperRoll {
  let leftDots = newRollMm * dotsPerMm;
  let items: SheetItem[] = [];
  let lengthDots = 0;
  const sheets: Sheet[] = [];

  function takeOff(end: 'cut' | 'torn'): void {
    if (lengthDots > 0 || items.length > 0) sheets.push({ paperMm, items, lengthDots, end });
    if (sheets.length > sheetsKept) sheets.shift();
    items = [];
    lengthDots = 0;
  }

  return {
    feed(dots) {
      const moved = Math.min(dots, leftDots);
      leftDots -= moved;
      lengthDots += moved;
      return moved === dots;
    },
    put: (item) => void items.push(item),
    position: () => lengthDots,
    cut: () => takeOff('cut'),
    refill() {
      takeOff('torn');
      leftDots = newRollMm * dotsPerMm;
    },
    setLeftMm: (mm) => {
      leftDots = Math.round(mm * dotsPerMm);
    },
    isOut: () => leftDots === 0,
    isNearEnd: () => leftDots < nearEndMm * dotsPerMm,
    leftMm: () => leftDots / dotsPerMm,
    sheets: () => sheets,
    current: () => ({ paperMm, items, lengthDots, end: 'in-printer' }),
  };
}
