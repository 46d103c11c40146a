/** Millimetres across the roll. */
export type PaperMm = 58 | 80;

/** A roll in the printer's own measure: 8 dots a millimetre, 12 dots a column, a Chinese character two columns. */
export interface PaperWidth {
  readonly mm: PaperMm;
  readonly dots: number;
  readonly columns: number;
  /** Dots a module of a QR code: 6 is 0.75 mm, which an old phone reads at arm's length. */
  readonly qrCell: number;
}

export const paperWidths: Readonly<Record<PaperMm, PaperWidth>> = {
  58: { mm: 58, dots: 384, columns: 32, qrCell: 6 },
  80: { mm: 80, dots: 576, columns: 48, qrCell: 8 },
};
