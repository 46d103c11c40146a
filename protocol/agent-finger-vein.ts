import { type Static, Type } from 'typebox';
import { DevicePartStateSchema } from './agent.ts';

/**
 * `POST /finger-vein/capture` (D-09): never the only way; a visitor who is not enrolled or does not want it is offered the others.
 * The template is the reader's own sealed bytes: it goes to the gateway that compares it, and is stored nowhere on the way.
 */
export const CaptureVeinBody = Type.Object(
  { timeoutSeconds: Type.Integer({ minimum: 5, maximum: 60 }) },
  { additionalProperties: false },
);
export type CaptureVeinBody = Static<typeof CaptureVeinBody>;

/** `unclear`: a finger was there and gave no usable picture. */
export const veinRefusals = ['cancelled', 'timeout', 'unclear', 'busy'] as const;
export type VeinRefusal = (typeof veinRefusals)[number];

export const CaptureVeinReply = Type.Union([
  /** Base64. */
  Type.Object({ outcome: Type.Literal('captured'), template: Type.String({ maxLength: 6_000 }) }),
  Type.Object({ outcome: Type.Enum([...veinRefusals]) }),
  Type.Object({ outcome: Type.Literal('failed'), state: DevicePartStateSchema }),
]);
export type CaptureVeinReply = Static<typeof CaptureVeinReply>;

/** `POST /finger-vein/cancel`, without a body. */
export const CancelVeinReply = Type.Object({ cancelled: Type.Boolean() });
