import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { EnterCardPinBody, EnterCardPinReply } from '../../protocol/agent-pin-pad.ts';
import type { CheckCardPinReply } from '../../protocol/agent-social-card.ts';
import type { Device } from '../device.ts';
import type { PinPad } from '../pin-pad/pin-pad.ts';
import { sendProblem } from '../problem-reply.ts';
import type { SocialCardReader } from '../social-card-reader/social-card-reader.ts';

const pinDigits = 6;

/**
 * `POST /pin-pad/card-pin`: from the keys to the card without a page or a text in between (D-04).
 * @param isReaderTaken whether an app other than this one has leased the card's reader meanwhile: its card counts the tries
 */
export function addCardPinRoute(
  app: FastifyInstance,
  pad: Pick<PinPad, 'withCardPin'>,
  reader: Pick<SocialCardReader, 'checkPin'>,
  isReaderTaken: (pageApp: string) => boolean,
): void {
  async function show(
    digits: Uint8Array,
    pageApp: string,
  ): Promise<CheckCardPinReply | { outcome: 'wrong-length' | 'busy' }> {
    if (isReaderTaken(pageApp)) return { outcome: 'busy' };
    return digits.length === pinDigits ? reader.checkPin(pack(digits)) : { outcome: 'wrong-length' };
  }
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post(
      '/pin-pad/card-pin',
      { schema: { body: EnterCardPinBody, response: { 200: EnterCardPinReply } } },
      async ({ body, pageApp }): Promise<EnterCardPinReply> => {
        const shown = await pad.withCardPin(body.timeoutSeconds, (digits) => show(digits, pageApp));
        if (shown.ok) return shown.value;
        const fault = shown.error;
        return fault.kind === 'refused' ? { outcome: fault.refusal } : { outcome: 'failed', state: fault.state };
      },
    );
}

/** `POST /social-card/pin` is refused where a pad is fitted: typed there, the digits never become a text (D-04). */
export function refuseTypedPin(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ routeOptions }, reply) => {
    if (routeOptions.url === '/social-card/pin') return sendProblem(reply, 'pin_pad_fitted');
  });
}

/** Two digits a byte, as the card wants to see them; the card's driver overwrites these too. */
function pack(digits: Uint8Array): Uint8Array {
  const value = (at: number): number => (digits[at] ?? 0x30) - 0x30;
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) => (value(2 * at) << 4) | value(2 * at + 1));
}

export function isPinPad(device: Device): device is PinPad {
  return device.part === 'pin-pad' && 'withCardPin' in device;
}

export function isSocialCardReader(device: Device): device is SocialCardReader {
  return device.part === 'social-card-reader' && 'checkPin' in device;
}
