const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** What is wrong with a typed ID number, so that it can be said; null where it may be right. The server decides. */
export type IdNumberFault = 'length' | 'characters' | 'check';

/** As the server reads it: no blanks around or inside, the check letter X in capitals. */
export function tidyIdNumber(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** Looks at an 18-character number (GB 11643), or a 15-character one of the foreigner's card of 2017. */
export function idNumberFault(text: string): IdNumberFault | null {
  const number = tidyIdNumber(text);
  if (/^[A-Z]{3}[0-9]{12}$/.test(number)) return null;
  if (number.length !== 18) return 'length';
  if (!/^[0-9]{17}[0-9X]$/.test(number)) return 'characters';
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return checkCharacters[sum % 11] === number[17] ? null : 'check';
}
