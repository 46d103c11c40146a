/** Points, of which an inch has 72. */
const pointsPerMm = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * pointsPerMm;

export const sheet = {
  width: mm(210),
  height: mm(297),
  marginX: mm(20),
  top: mm(20),
  /** Nothing but the footer stands below it. */
  bottom: mm(297 - 22),
  footer: mm(297 - 14),
} as const;
export const bodyWidth = sheet.width - 2 * sheet.marginX;

/** Line height over font size. */
export const leading = 1.5;
export const ink = { text: '#111111', quiet: '#555555', line: '#999999', shade: '#eef1f5' } as const;
