import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { err, ok, type Result } from '../../protocol/result.ts';

const strict = { additionalProperties: false };
const PaperMm = Type.Union([Type.Literal(58), Type.Literal(80)]);
const Confirmation = Type.Optional(Type.Enum(['paper-status', 'process-id']));

const PrinterConfigSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('tcp'),
      host: Type.String({ minLength: 1 }),
      port: Type.Integer({ minimum: 1, maximum: 65_535 }),
      paperMm: PaperMm,
      confirmation: Confirmation,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('serial'),
      path: Type.String({ minLength: 1 }),
      baudRate: Type.Integer({ minimum: 1_200, maximum: 921_600 }),
      paperMm: PaperMm,
      confirmation: Confirmation,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('device-file'),
      path: Type.String({ minLength: 1 }),
      paperMm: PaperMm,
      confirmation: Confirmation,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('simulated'), paperMm: PaperMm }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
]);
export type PrinterConfig = Static<typeof PrinterConfigSchema>;

const CardReaderConfigSchema = Type.Object({ kind: Type.Enum(['simulated', 'absent']) }, strict);
export type CardReaderConfig = Static<typeof CardReaderConfigSchema>;

/** The agent's configuration file. Everything in it is checked at the start; what it does not know it refuses. */
const AgentConfigSchema = Type.Object(
  {
    /** On 127.0.0.1, always. 0 takes any free port. */
    port: Type.Integer({ minimum: 0, maximum: 65_535 }),
    /** What the kiosk page shows with every call. */
    token: Type.String({ minLength: 8, maxLength: 200 }),
    /** Where the kiosk page may come from, for instance `http://hall:8080`. */
    origins: Type.Array(Type.String({ pattern: '^https?://[^/*]+$' }), { minItems: 1, maxItems: 20 }),
    printer: PrinterConfigSchema,
    cardReader: CardReaderConfigSchema,
  },
  strict,
);
export type AgentConfig = Static<typeof AgentConfigSchema>;

/** Reads the configuration file; refuses with one line of words for each mistake, never with the token in them. */
export function parseConfig(text: string): Result<AgentConfig, readonly string[]> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return err(['the configuration is not valid JSON']);
  }
  return checkConfig(read);
}

export function checkConfig(read: unknown): Result<AgentConfig, readonly string[]> {
  if (Value.Check(AgentConfigSchema, read)) return ok(read);
  return err(complaints(read));
}

function complaints(read: unknown): string[] {
  const unknownKeys =
    typeof read === 'object' && read !== null
      ? Object.keys(read).filter((key) => !(key in AgentConfigSchema.properties))
      : [];
  const found = unknownKeys.map((key) => `${key}: no such setting`);
  for (const error of Value.Errors(AgentConfigSchema, read)) {
    const part = error.instancePath.split('/')[1];
    if (part === undefined || part === '') {
      found.push(...missingKeys(read));
    } else if (part === 'printer' || part === 'cardReader') {
      found.push(`${part}: ${part === 'printer' ? printerHint : readerHint}`);
    } else if (!unknownKeys.includes(part)) {
      found.push(`${error.instancePath.slice(1)}: ${error.message}`);
    }
  }
  return [...new Set(found)];
}

function missingKeys(read: unknown): string[] {
  if (typeof read !== 'object' || read === null) return ['the configuration is not an object'];
  return AgentConfigSchema.required.filter((key) => !(key in read)).map((key) => `${key}: is missing`);
}

const printerHint =
  'wants exactly {kind: "tcp", host, port, paperMm}, {kind: "serial", path, baudRate, paperMm}, {kind: "device-file", path, paperMm}, {kind: "simulated", paperMm} or {kind: "absent"}; paperMm is 58 or 80, confirmation "paper-status" or "process-id"';
const readerHint = 'wants exactly {kind: "simulated"} or {kind: "absent"}';

/** What in a configuration has no place in a real hall (DESIGN: simulated devices are refused in production). */
export function simulatedParts(config: AgentConfig): readonly string[] {
  return [
    ...(config.printer.kind === 'simulated' ? ['printer'] : []),
    ...(config.cardReader.kind === 'simulated' ? ['cardReader'] : []),
  ];
}
