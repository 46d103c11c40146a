import type { Random } from '../../queue-server/domain/estimate/random.ts';

/** A JSON schema as far as the OpenAPI document uses it. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Strings that fit the patterns of the document, and strings that break things. */
const words = [
  'demo',
  '1',
  'T1',
  'A',
  '08:30',
  '23:59',
  '2026-05-06',
  'take-ticket',
  'paper-out',
  'teller1',
  'DEMO-KIOSK',
];
const people = ['510499194403070022', '510499199201150086', '51049919551010005X', '810000198505059997'];
const odd = [
  '',
  ' ',
  '\u0000',
  '𠮷㐂䶮',
  '\ud800',
  "' OR 1=1 --",
  '../../etc/passwd',
  '<script>',
  '９９９',
  'x'.repeat(5000),
  '__proto__',
];
const wrong: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  { constructor: 1 },
  Number.MAX_SAFE_INTEGER + 1,
];

export function oneOf<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** A value that fits the schema, most of the time. */
export function sample(schema: Schema, random: Random): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return oneOf(schema.enum, random);
  if (schema.anyOf) return sample(oneOf(schema.anyOf, random), random);
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, random);
    case 'array':
      return Array.from({ length: Math.floor(random() * 4) }, () => sample(schema.items ?? {}, random));
    case 'string':
      return sampleString(schema, random);
    case 'integer':
      return Math.floor(sampleNumber(schema, random));
    case 'number':
      return sampleNumber(schema, random);
    case 'boolean':
      return random() < 0.5;
    default:
      return null;
  }
}

function sampleObject(schema: Schema, random: Random): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([name]) => schema.required?.includes(name) || random() < 0.4,
  );
  return Object.fromEntries(entries.map(([name, member]) => [name, sample(member, random)]));
}

function sampleString({ pattern, minLength = 0, maxLength = 40 }: Schema, random: Random): string {
  const fitting = [...words, ...people].filter(
    (word) => word.length >= minLength && word.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(word)),
  );
  return fitting.length > 0 ? oneOf(fitting, random) : 'x'.repeat(minLength);
}

function sampleNumber({ minimum = 0, maximum = 100 }: Schema, random: Random): number {
  return minimum + random() * (Math.min(maximum, minimum + 100) - minimum);
}

/** The same value with something wrong in one place. */
export function spoil(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || random() < 0.2) {
    return random() < 0.5 ? oneOf(wrong, random) : oneOf(odd, random);
  }
  const spoilt: Record<string, unknown> = { ...value };
  const names = Object.keys(spoilt);
  if (names.length === 0 || random() < 0.3)
    spoilt[oneOf(['x', 'constructor', 'status', 'id'], random)] = oneOf(wrong, random);
  else {
    const name = oneOf(names, random);
    if (random() < 0.3) delete spoilt[name];
    else spoilt[name] = spoil(spoilt[name], random);
  }
  return spoilt;
}

/** A part of a path: one that exists, or one that breaks things. */
export function samplePart(known: readonly string[], random: Random): string {
  return random() < 0.85
    ? oneOf(known, random)
    : encodeURIComponent(
        oneOf(
          odd.filter((word) => word !== '\ud800'),
          random,
        ),
      );
}
