const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const units = ['', '十', '百', '千'];
const groups = ['', '万', '亿'];

/** Digit by digit as numbers are called out, with 幺 for 1, which cannot be taken for 七: `012` is 零 幺 二. */
export function spelledInChinese(text: string): string {
  return text
    .replace(/\d/g, (digit) => (digit === '1' ? '幺' : (digits[Number(digit)] ?? '')))
    .split('')
    .join(' ');
}

/** As a quantity: `12` is 十二, `105` 一百零五. From a billion on digit by digit. */
export function countedInChinese(value: number): string {
  if (value >= 1_000_000_000) return spelledInChinese(String(value));
  if (value === 0) return '零';
  let words = '';
  let gap = false;
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(value / 10_000 ** group) % 10_000;
    if (part === 0) {
      gap = words !== '';
      continue;
    }
    const zero = words !== '' && (gap || part < 1000) ? '零' : '';
    words += zero + belowTenThousand(part) + (groups[group] ?? '');
    gap = false;
  }
  return words.replace(/^一十/, '十');
}

function belowTenThousand(value: number): string {
  let words = '';
  for (let unit = 3; unit >= 0; unit -= 1) {
    const digit = Math.floor(value / 10 ** unit) % 10;
    if (digit !== 0) words += (digits[digit] ?? '') + (units[unit] ?? '');
    else if (words !== '' && !words.endsWith('零')) words += '零';
  }
  return words.replace(/零$/, '');
}
