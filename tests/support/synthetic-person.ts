const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number of the invented area 510499 with a right check character, for a birth on `YYYYMMDD`. */
export function syntheticIdNumber(sequence: number, birth = '19920115'): string {
  const first = `510499${birth}${String(sequence).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first[index]), 0);
  return first + '10X98765432'[sum % 11];
}
