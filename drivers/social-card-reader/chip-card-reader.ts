import { randomUUID } from 'node:crypto';
import type { CardFault, DevicePartState } from '../../protocol/agent.ts';
import type {
  AuthenticateCardBody,
  AuthenticateCardReply,
  CheckCardPinReply,
} from '../../protocol/agent-social-card.ts';
import { assertNever } from '../../protocol/result.ts';
import { createStatusHolder } from '../device.ts';
import { createListeners } from '../listeners.ts';
import { createLock } from '../lock.ts';
import { within } from '../time-limit.ts';
import type { CardLink } from './apdu.ts';
import { answerQuestions, askQuestions, type CardQuestions } from './authenticate-card.ts';
import { challengeOf, sameBytes, toCardData } from './card-facts.ts';
import type { CardTerminal, TerminalChange } from './card-terminal.ts';
import { checkPin } from './check-pin.ts';
import { type CardFacts, type ReadFault, readFacts, readHolder } from './read-card.ts';
import type { SocialCardEvent, SocialCardReader } from './social-card-reader.ts';

export interface ChipCardOptions {
  /** Taken over: closing the reader closes it. */
  readonly terminal: CardTerminal;
  /** Milliseconds since 1970: whether a card has expired goes by the day that it is in China. */
  readonly now: () => number;
  /** Serial number of this terminal, for the security module; empty where it is left out. */
  readonly terminalId?: string;
  readonly limits?: ChipCardLimits;
}

export interface ChipCardLimits {
  /** How long the server's answer to a challenge may take; after it the card is `not-verifiable`. */
  readonly challengeMs: number;
  /** After a broken answer: how long the terminal may take to say that the card has gone. */
  readonly settleMs: number;
}

export const usualChipCardLimits: ChipCardLimits = { challengeMs: 15_000, settleMs: 1_500 };

/** A card that was in when its terminal went is seen again so soon after the terminal is back, at the latest. */
const seenAgainMs = 3_000;

/** Where a card that is in has got to. */
type Progress =
  | { readonly at: 'reading' }
  | { readonly at: 'asking'; readonly id: string; readonly facts: CardFacts; readonly questions: CardQuestions }
  | { readonly at: 'answering' }
  | { readonly at: 'read' }
  | { readonly at: 'failed' }
  /** The visitor has gone, the card has not: nothing more is told of it but its removal. */
  | { readonly at: 'forgotten' };

interface InsertedCard {
  readonly link: CardLink | null;
  readonly whenGone: Promise<void>;
  readonly tellGone: () => void;
  gone: boolean;
  progress: Progress;
}

/** The driver of a reader that hands on commands: reads cards of the first and second generation, and of the third with the server's help. */
export function createChipCardReader({
  terminal,
  now,
  terminalId = '',
  ...options
}: ChipCardOptions): SocialCardReader {
  const limits = options.limits ?? usualChipCardLimits;
  const status = createStatusHolder(now);
  const listeners = createListeners<[SocialCardEvent]>();
  const exclusively = createLock();
  let inserted: InsertedCard | null = null;
  let challengeTimer: NodeJS.Timeout | undefined;
  /** What was in the terminal when it went: nothing, a card, or one whose visitor has gone, before or since. */
  let leftIn: 'nothing' | 'card' | 'forgotten' = 'nothing';
  let backAt = Number.NEGATIVE_INFINITY;

  function onChange(change: TerminalChange): void {
    switch (change.kind) {
      case 'state':
        if (change.state === 'ok' && status.getStatus().state !== 'ok') backAt = performance.now();
        status.set(change.state);
        return;
      case 'card': {
        const card = putIn(change.link);
        if (card.progress.at === 'reading') void exclusively(() => read(change.link, card));
        return;
      }
      case 'mute':
        fail(putIn(null), 'no-chip-answer');
        return;
      case 'gone':
        takeOut();
        return;
      default:
        assertNever(change);
    }
  }

  /** What lies in a terminal that is just back is the card that its visitor left there: the next one must not be taken for that person. */
  function putIn(link: CardLink | null): InsertedCard {
    const card = newCard(link);
    if (leftIn === 'forgotten' && performance.now() - backAt < seenAgainMs) card.progress = { at: 'forgotten' };
    leftIn = 'nothing';
    inserted = card;
    return card;
  }

  function takeOut(): void {
    const card = inserted;
    inserted = null;
    if (card === null) return;
    const isForgotten = card.progress.at === 'forgotten';
    leftIn = status.getStatus().state === 'ok' ? 'nothing' : isForgotten ? 'forgotten' : 'card';
    card.gone = true;
    card.tellGone();
    if (card.progress.at === 'asking') fail(card, goneFault());
    // A reading that broke off tells so itself; after it there is nothing to take away from a page.
    else if (card.progress.at !== 'reading' && card.progress.at !== 'answering') listeners.tell({ kind: 'removed' });
  }

  async function read(link: CardLink, card: InsertedCard): Promise<void> {
    if (card.gone) return fail(card, goneFault());
    const facts = await readFacts(link);
    if (!facts.ok) return settle(card, facts.error);
    if (facts.value.generation < 3) return tellHolder(link, card, facts.value);
    const questions = await askQuestions(link);
    if (!questions.ok) return settle(card, questions.error);
    if (card.gone) return fail(card, goneFault());
    if (card.progress.at !== 'reading') return;
    const id = randomUUID();
    card.progress = { at: 'asking', id, facts: facts.value, questions: questions.value };
    challengeTimer = setTimeout(() => endAsking(card, id), limits.challengeMs);
    listeners.tell({
      kind: 'challenge',
      challenge: challengeOf({
        id,
        atr: link.atr,
        facts: facts.value,
        questions: questions.value,
        terminal: terminalId,
      }),
    });
  }

  function endAsking(card: InsertedCard, id: string): void {
    if (card.progress.at === 'asking' && card.progress.id === id) fail(card, 'not-verifiable');
  }

  async function tellHolder(link: CardLink, card: InsertedCard, facts: CardFacts): Promise<void> {
    const holder = await readHolder(link);
    if (!holder.ok) return settle(card, holder.error);
    if (card.gone) return fail(card, goneFault());
    if (card.progress.at === 'forgotten') return;
    card.progress = { at: 'read' };
    listeners.tell({ kind: 'read', card: toCardData(holder.value, facts, now()) });
  }

  /** Says why, once it is known whether the card is still there: an answer breaks off some moments before the terminal sees it go. */
  async function settle(card: InsertedCard, fault: ReadFault): Promise<void> {
    if (fault === 'silent') return fail(card, 'no-chip-answer');
    const broken = fault === 'gone' || fault === 'broken';
    if (broken && !card.gone) await within(card.whenGone, limits.settleMs);
    if (card.gone) return fail(card, goneFault());
    fail(card, broken ? 'no-chip-answer' : fault);
  }

  function goneFault(): CardFault {
    return status.getStatus().state === 'ok' ? 'removed-too-early' : 'reader-absent';
  }

  function fail(card: InsertedCard, fault: CardFault): void {
    clearTimeout(challengeTimer);
    if (card.progress.at === 'forgotten') return;
    card.progress = { at: 'failed' };
    listeners.tell({ kind: 'failed', fault });
  }

  async function authenticate({ challenge, answer }: AuthenticateCardBody): Promise<AuthenticateCardReply> {
    const card = inserted;
    if (card === null || card.link === null || card.progress.at !== 'asking' || card.progress.id !== challenge) {
      return { outcome: 'gone' };
    }
    clearTimeout(challengeTimer);
    const { facts, questions } = card.progress;
    card.progress = { at: 'answering' };
    if (answer === null) fail(card, 'not-verifiable');
    else if (!sameBytes(questions.innerAnswer, answer.innerResult)) fail(card, 'not-genuine');
    else {
      const shown = await answerQuestions(card.link, Buffer.from(answer.outerValue, 'hex'));
      await (shown.ok ? tellHolder(card.link, card, facts) : settle(card, shown.error));
    }
    return { outcome: hasBeenRead(card) ? 'read' : 'failed' };
  }

  async function showPin(digits: Uint8Array): Promise<CheckCardPinReply> {
    const card = inserted;
    if (card !== null && card.link !== null && card.progress.at === 'read') return checkPin(card.link, digits);
    digits.fill(0);
    return { outcome: 'no-card' };
  }

  const stopListening = terminal.onChange(onChange);
  return {
    part: 'social-card-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onCard: listeners.add,
    check: async () => status.set(await terminal.check()),
    authenticate: (body) => exclusively(() => authenticate(body)),
    checkPin: (digits) => exclusively(() => showPin(digits)),
    async wipe() {
      const card = inserted;
      clearTimeout(challengeTimer);
      if (leftIn === 'card') leftIn = 'forgotten';
      if (card === null || card.link === null) return;
      card.progress = { at: 'forgotten' };
      await card.link.powerOff();
    },
    async close() {
      clearTimeout(challengeTimer);
      stopListening();
      await terminal.close();
      status.set('absent' satisfies DevicePartState);
    },
  };
}

function newCard(link: CardLink | null): InsertedCard {
  let tellGone = (): void => undefined;
  const whenGone = new Promise<void>((resolve) => {
    tellGone = resolve;
  });
  return { link, whenGone, tellGone, gone: false, progress: { at: 'reading' } };
}

function hasBeenRead(card: InsertedCard): boolean {
  return card.progress.at === 'read';
}
