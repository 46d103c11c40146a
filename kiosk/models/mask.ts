/** A name as screens show it: 王秀英 becomes 王**, Anna Smith becomes A***. Empty stays empty. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  const first = letters[0];
  if (first === undefined) return '';
  const hidden = /[A-Za-z]/.test(first) ? 3 : Math.max(1, Math.min(2, letters.length - 1));
  return first + '*'.repeat(hidden);
}
