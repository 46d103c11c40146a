import { timingSafeEqual } from 'node:crypto';
import type { CardData } from '../../protocol/agent.ts';
import type { CardChallenge } from '../../protocol/agent-social-card.ts';
import { localDay } from '../../protocol/clock.ts';
import type { CardQuestions, CardRandoms } from './authenticate-card.ts';
import type { CardFacts, CardHolder } from './read-card.ts';

/** Cards are valid by the calendar of mainland China, whatever the clock of this PC says. */
const utcOffsetMinutes = 8 * 60;

/** What a page is told of a card. Its last day counts as valid. */
export function toCardData(holder: CardHolder, { expiresOn }: Pick<CardFacts, 'expiresOn'>, nowMs: number): CardData {
  const today = localDay(nowMs, utcOffsetMinutes).replaceAll('-', '');
  const expired = expiresOn !== null && expiresOn < today;
  return { medium: 'social-security-card', ...holder, ...(expired ? { expired } : {}) };
}

export interface ChallengeParts {
  readonly id: string;
  readonly atr: Uint8Array;
  readonly facts: CardFacts;
  readonly questions: CardQuestions;
  readonly terminal: string;
}

/** Step 1 as it goes to the server; the card's own inner answer is not in it. */
export function challengeOf({ id, atr, facts, questions, terminal }: ChallengeParts): CardChallenge {
  const cardId = hex(facts.cardId);
  return {
    id,
    region: cardId.slice(0, 6),
    atr: hex(atr),
    algorithm: facts.algorithm,
    cardId,
    inner: randomsOf(questions.inner),
    outer: randomsOf(questions.outer),
    terminal,
  };
}

/** Whether these bytes are what the hexadecimal digits say, compared in a time that tells nothing. */
export function sameBytes(bytes: Uint8Array, digits: string): boolean {
  const other = Buffer.from(digits, 'hex');
  return other.length === bytes.length && timingSafeEqual(other, bytes);
}

function randomsOf({ source, factor }: CardRandoms): CardChallenge['inner'] {
  return { source: hex(source), factor: hex(factor) };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
