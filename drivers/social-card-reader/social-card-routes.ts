import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import {
  AuthenticateCardBody,
  AuthenticateCardReply,
  CheckCardPinBody,
  CheckCardPinReply,
} from '../../protocol/agent-social-card.ts';
import { packPin } from './check-pin.ts';
import type { SocialCardReader } from './social-card-reader.ts';

/** What a page may ask of the reader: the second step of a third-generation card, and the check of a PIN. */
export function addSocialCardRoutes(app: FastifyInstance, reader: SocialCardReader): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/social-card/authentication',
    { schema: { body: AuthenticateCardBody, response: { 200: AuthenticateCardReply } } },
    (request) => reader.authenticate(request.body),
  );
  routes.post(
    '/social-card/pin',
    { schema: { body: CheckCardPinBody, response: { 200: CheckCardPinReply } } },
    (request) => {
      const digits = packPin(request.body.pin);
      // The text itself cannot be zeroed; nothing refers to it from here on.
      request.body.pin = '';
      return reader.checkPin(digits);
    },
  );
}
