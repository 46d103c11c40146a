/** Which characters a font can draw. */
export type Coverage = (codePoint: number) => boolean;

const collectionTag = 'ttcf';
const segmentedCoverage = 12;

/**
 * Reads the character map of an OpenType font or of the first font of a collection (OpenType 1.9, `cmap` format 12, which every font with
 * characters beyond U+FFFF has). Throws where the bytes are no such font: it came with the program.
 */
export function readCoverage(font: Buffer): Coverage {
  const start = font.toString('latin1', 0, 4) === collectionTag ? font.readUInt32BE(12) : 0;
  const groups = readGroups(font, findTable(font, start, 'cmap'));
  return (codePoint) => {
    let [low, high] = [0, groups.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = groups[middle] ?? [0, 0];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function findTable(font: Buffer, start: number, tag: string): number {
  const tables = font.readUInt16BE(start + 4);
  for (let index = 0; index < tables; index += 1) {
    const entry = start + 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** First and last code point of each run, in ascending order. */
function readGroups(font: Buffer, table: number): readonly (readonly [first: number, last: number])[] {
  const maps = font.readUInt16BE(table + 2);
  for (let index = 0; index < maps; index += 1) {
    const at = table + font.readUInt32BE(table + 4 + index * 8 + 4);
    if (font.readUInt16BE(at) !== segmentedCoverage) continue;
    return Array.from({ length: font.readUInt32BE(at + 12) }, (_, group) => {
      const entry = at + 16 + group * 12;
      return [font.readUInt32BE(entry), font.readUInt32BE(entry + 4)] as const;
    });
  }
  throw new Error('the font has no character map of format 12');
}
