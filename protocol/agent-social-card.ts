import { type Static, Type } from 'typebox';
import { strict } from './schema.ts';

const hex = (bytes: number) => Type.String({ pattern: `^[0-9A-F]{${bytes * 2}}$` });

/** Two random numbers of the card: the first goes into the calculation as data, the second makes the key of this session. */
const Randoms = Type.Object({ source: hex(8), factor: hex(8) }, strict);

/**
 * Step 1 of the two-step reading of a third-generation card (RKSSSE): what the card gave, for the security module on the server,
 * which alone has the keys. Goes from the agent through the page to the server. Upper-case hexadecimal throughout.
 */
export const CardChallengeSchema = Type.Object(
  {
    /** Names this challenge between page and agent; it dies with the card's removal. */
    id: Type.String({ minLength: 8, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' }),
    /** Administrative region that issued the card, six digits. */
    region: Type.String({ pattern: '^[0-9A-F]{6}$' }),
    /** Answer to reset. */
    atr: Type.String({ pattern: '^([0-9A-F]{2}){2,33}$' }),
    /** Algorithm id of the card's application; `00` where the card does not tell it. */
    algorithm: hex(1),
    /** 卡识别码. */
    cardId: hex(16),
    /** From these the server makes what a genuine card must have answered; the agent compares. */
    inner: Randoms,
    /** From these the server makes what the card wants to see. */
    outer: Randoms,
    /** Serial number of the terminal as the operator configured it. */
    terminal: Type.String({ maxLength: 40, pattern: '^[A-Za-z0-9_-]*$' }),
  },
  strict,
);
export type CardChallenge = Static<typeof CardChallengeSchema>;

/** `POST /halls/{hall}/card-authentications` on the server: what the security module made of a challenge. */
export const CardAuthenticationReply = Type.Object({
  /** What a genuine card answers to the inner challenge. */
  innerResult: hex(8),
  /** What the card wants to see before it tells its holder. */
  outerValue: hex(16),
});
export type CardAuthenticationReply = Static<typeof CardAuthenticationReply>;

/** `POST /social-card/authentication` on the agent: step 2. A null answer says that the server has none. */
export const AuthenticateCardBody = Type.Object(
  {
    challenge: Type.String({ minLength: 8, maxLength: 40 }),
    answer: Type.Union([Type.Object({ innerResult: hex(8), outerValue: hex(16) }, strict), Type.Null()]),
  },
  strict,
);
export type AuthenticateCardBody = Static<typeof AuthenticateCardBody>;
/** What came of it is told by `card:read` or `card:failed`. `gone`: no such challenge is open (any more). */
export const AuthenticateCardReply = Type.Object({ outcome: Type.Enum(['read', 'failed', 'gone']) });
export type AuthenticateCardReply = Static<typeof AuthenticateCardReply>;

/**
 * `POST /social-card/pin`: the card's own PIN, six digits. It is shown to the card once and to nobody else; never a bank's PIN.
 * Only for a PC without a PIN pad; with one it is refused (`pin_pad_fitted`), and `POST /pin-pad/card-pin` takes its place.
 */
export const CheckCardPinBody = Type.Object({ pin: Type.String({ pattern: '^[0-9]{6}$' }) }, strict);
export type CheckCardPinBody = Static<typeof CheckCardPinBody>;
export const CheckCardPinReply = Type.Union([
  Type.Object({ outcome: Type.Literal('right') }),
  /** The card counts; at 0 it is blocked. */
  Type.Object({ outcome: Type.Literal('wrong'), triesLeft: Type.Integer({ minimum: 0, maximum: 15 }) }),
  Type.Object({ outcome: Type.Literal('blocked') }),
  /** No card that was read lies there. */
  Type.Object({ outcome: Type.Literal('no-card') }),
  /** Broke off: whether the card counted the try is not known. */
  Type.Object({ outcome: Type.Literal('broken-off') }),
  /** This way of reading cards checks no PIN. */
  Type.Object({ outcome: Type.Literal('not-offered') }),
]);
export type CheckCardPinReply = Static<typeof CheckCardPinReply>;

export interface SocialCardEvents {
  /** A third-generation card waits for the server's answer; a page brings it there and back. */
  'social-card:challenge': (challenge: CardChallenge) => void;
}
