import type { Language, Text } from '../../protocol/text.ts';
import type { TicketSlip } from '../../protocol/ticket-slip.ts';
import type { PaperWidth } from './paper-width.ts';
import { columnsOf, tighten, wrapText } from './slip-text.ts';
import { slipWords } from './slip-words.ts';

export type SlipBlock =
  /** Lines that are already broken. `scale` 1 is 3 mm high, 8 is 24 mm. */
  | {
      readonly kind: 'text';
      readonly lines: readonly string[];
      readonly scale: number;
      readonly bold: boolean;
      readonly centred: boolean;
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'gap'; readonly dots: number }
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'cut' };

/** Part of a ticket that is sent and confirmed by itself: what has not been sent cannot come out for the next person. */
export type SlipStrip = readonly SlipBlock[];

/**
 * Lays a ticket out for a roll (DOC-01; S1 9.2.2, S2 附录B row 8): the taker's own language first and large where it counts,
 * the other one small beneath it. `printable` makes words fit for the printer.
 */
export function layOutSlip(slip: TicketSlip, paper: PaperWidth, printable: (text: string) => string): SlipStrip[] {
  const own = slip.languages[0] ?? 'zh';
  const other = slip.languages.find((language) => language !== own);
  const page: Page = { paper, own, other, printable };
  return [heading(page, slip), numberPart(page, slip), [...facts(page, slip), ...advice(page, slip)], foot(page, slip)];
}

/** Ends what a broken print left hanging in the printer. */
export function layOutBrokenOff(paper: PaperWidth): SlipStrip {
  const words = [slipWords.zh.brokenOff, slipWords.en.brokenOff];
  return [...words.map((line) => centred(paper, line, 1, false)), { kind: 'cut' }];
}

interface Page {
  readonly paper: PaperWidth;
  readonly own: Language;
  readonly other: Language | undefined;
  readonly printable: (text: string) => string;
}

function heading(page: Page, slip: TicketSlip): SlipBlock[] {
  const name = page.printable(slip.hallName[page.own]);
  const scale = columnsOf(name) * 2 <= page.paper.columns ? 2 : 1;
  return [centred(page.paper, name, scale, true), ...inOther(page, slip.hallName), { kind: 'rule' }];
}

function numberPart(page: Page, slip: TicketSlip): SlipBlock[] {
  const number = page.printable(slip.number);
  const scale = Math.max(1, Math.min(8, Math.floor((page.paper.columns - 2) / columnsOf(number))));
  const marks = (language: Language): string =>
    [
      ...(slip.priority ? [slipWords[language].priority] : []),
      ...(slip.copy > 0 ? [slipWords[language].copy(slip.copy)] : []),
    ].join('   ');
  const ownMarks = marks(page.own);
  return [
    centred(page.paper, bothWords(page, 'title'), 1, false),
    gap(12),
    centred(page.paper, number, scale, true),
    gap(12),
    ...(ownMarks === '' ? [] : [centred(page.paper, ownMarks, 2, true)]),
    ...(ownMarks === '' || page.other === undefined ? [] : [centred(page.paper, marks(page.other), 1, false)]),
    ...(ownMarks === '' ? [] : [gap(10)]),
    centred(page.paper, page.printable(slip.laneName[page.own]), 2, false),
    ...inOther(page, slip.laneName),
    { kind: 'rule' },
  ];
}

/** What a person waits for, large: how many before, how long, where. */
function facts(page: Page, slip: TicketSlip): SlipBlock[] {
  const lines = (language: Language): string[] => {
    const words = slipWords[language];
    return [
      words.ahead(slip.ahead),
      `${words.wait} ${page.printable(slip.wait[language])}`,
      `${words.area} ${page.printable(slip.area[language])}`,
    ];
  };
  const own = lines(page.own).map((line) => ranged(page.paper, line, 2));
  const other = page.other === undefined ? [] : lines(page.other).map((line) => ranged(page.paper, line, 1));
  return [...own.flatMap((line, row) => [line, ...other.slice(row, row + 1), gap(8)]), { kind: 'rule' }];
}

function advice(page: Page, slip: TicketSlip): SlipBlock[] {
  const languages = page.other === undefined ? [page.own] : [page.own, page.other];
  return languages.flatMap((language) => {
    const words = slipWords[language];
    const row = (label: string, value: string): SlipBlock =>
      ranged(page.paper, page.printable(`${label}${words.separator}${value}`), 1);
    return [
      ...(slip.serviceName === null ? [] : [row(words.service, slip.serviceName[language])]),
      row(words.holdReady, slip.holdReady[language]),
      row(words.missed, slip.missedRule[language]),
      gap(10),
    ];
  });
}

function foot(page: Page, slip: TicketSlip): SlipBlock[] {
  const words = slipWords[page.own];
  const small = (text: string): SlipBlock => centred(page.paper, page.printable(text), 1, false);
  return [
    gap(8),
    { kind: 'qr', data: slip.trackUrl },
    gap(10),
    small(words.scan),
    ...(page.other === undefined ? [] : [small(slipWords[page.other].scan)]),
    { kind: 'rule' },
    small(`${words.takenAt} ${slip.takenAt}`),
    small(`${words.valid} ${slip.validDay}`),
    small(`${words.kiosk} ${slip.kiosk}   ${words.supervision} ${slip.supervisionTelephone}`),
    { kind: 'cut' },
  ];
}

function bothWords(page: Page, word: 'title'): string {
  const own = slipWords[page.own][word];
  return page.other === undefined ? own : `${own}  ${slipWords[page.other][word]}`;
}

function inOther(page: Page, text: Text): SlipBlock[] {
  return page.other === undefined ? [] : [centred(page.paper, page.printable(text[page.other]), 1, false)];
}

function centred(paper: PaperWidth, text: string, scale: number, bold: boolean): SlipBlock {
  return { kind: 'text', lines: breakLines(text, Math.floor(paper.columns / scale)), scale, bold, centred: true };
}

function gap(dots: number): SlipBlock {
  return { kind: 'gap', dots };
}

function ranged(paper: PaperWidth, text: string, scale: number): SlipBlock {
  return {
    kind: 'text',
    lines: breakLines(text, Math.floor(paper.columns / scale)),
    scale,
    bold: false,
    centred: false,
  };
}

function breakLines(text: string, columns: number): string[] {
  return wrapText(tighten(text, columns), columns);
}
