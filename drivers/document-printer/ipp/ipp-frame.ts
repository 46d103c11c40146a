/** Collections within collections: more than any printer nests. */
const deepest = 12;

const endOfAttributes = 0x03;
const firstValueTag = 0x10;
const beginCollection = 0x34;
const endCollection = 0x37;
const memberName = 0x4a;

/** Value tags whose length is fixed (RFC 8010, 3.9). */
const fixedLengths: Readonly<Record<number, number>> = {
  16: 0,
  18: 0,
  19: 0,
  21: 0,
  22: 0,
  23: 0,
  33: 4,
  34: 1,
  35: 4,
  49: 11,
  50: 9,
  51: 8,
};
const freeLengths = new Set([0x30, 0x41, 0x42, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49]);
const withLanguage = new Set([0x35, 0x36]);

/** Where the walk stands; a step answers the next position, or null where the bytes are no message. */
type Position = number | null;

/**
 * Whether the bytes are one whole IPP message (RFC 8010, 3.1), every length within them. Asked before the package parses: it takes
 * lengths as signed numbers, and one above 0x7FFF sends it backwards through the bytes for ever.
 */
export function isWholeMessage(bytes: Uint8Array): boolean {
  let at = 8;
  while (at < bytes.length) {
    const group = bytes[at] ?? 0;
    if (group === endOfAttributes) return true;
    if (group === 0 || group >= firstValueTag - 1) return false;
    at += 1;
    while ((bytes[at] ?? 0) >= firstValueTag) {
      const next = passAttribute(bytes, at, 0);
      if (next === null) return false;
      at = next;
    }
  }
  return false;
}

function passAttribute(bytes: Uint8Array, at: number, depth: number): Position {
  const named = passText(bytes, at + 1);
  return named === null ? null : passValue(bytes, bytes[at] ?? 0, named, depth);
}

function passValue(bytes: Uint8Array, tag: number, at: number, depth: number): Position {
  const end = passText(bytes, at);
  if (end === null) return null;
  if (tag === beginCollection) return depth < deepest ? passCollection(bytes, end, depth + 1) : null;
  const length = end - at - 2;
  if (tag in fixedLengths) return fixedLengths[tag] === length ? end : null;
  if (withLanguage.has(tag)) return passWithLanguage(bytes, at, end);
  return freeLengths.has(tag) ? end : null;
}

function passCollection(bytes: Uint8Array, start: number, depth: number): Position {
  let at: Position = start;
  while (at !== null && bytes[at] === memberName) {
    at = passText(bytes, at + 1);
    at = at === null ? null : passText(bytes, at);
    do at = at === null || bytes[at] === undefined ? null : passAttribute(bytes, at, depth);
    while (at !== null && isAnotherValue(bytes, at));
  }
  if (at === null || bytes[at] !== endCollection) return null;
  const named = passText(bytes, at + 1);
  return named === null ? null : passText(bytes, named);
}

/** A further value of the same member has a tag and no name. */
function isAnotherValue(bytes: Uint8Array, at: number): boolean {
  const tag = bytes[at];
  return tag !== memberName && tag !== endCollection && bytes[at + 1] === 0 && bytes[at + 2] === 0;
}

/** Language and text, each with its length; some makes leave the outer length out, so that the first is the language's own. */
function passWithLanguage(bytes: Uint8Array, at: number, end: number): Position {
  if (bytes[at + 2] !== 0) return end === at + 2 ? null : passText(bytes, end);
  const language = passText(bytes, at + 2);
  const text = language === null ? null : passText(bytes, language);
  return text === end ? end : null;
}

/** Two bytes of length and so many bytes. */
function passText(bytes: Uint8Array, at: number): Position {
  const high = bytes[at];
  const low = bytes[at + 1];
  if (high === undefined || low === undefined) return null;
  const end = at + 2 + high * 256 + low;
  return end <= bytes.length ? end : null;
}
