import { err, ok, type Result } from '../../protocol/result.ts';
import { type CardLink, command, exchange, type LinkFault, sendOnce, swDone } from './apdu.ts';

/** What the card gave for the server's security module, and the card's own answer, which stays here. */
export interface CardQuestions {
  readonly inner: CardRandoms;
  /** What the card answered to the inner challenge; the server must come to the same. */
  readonly innerAnswer: Uint8Array;
  readonly outer: CardRandoms;
}

/** Two random numbers of the card, eight bytes each: `source` goes into the calculation, `factor` makes its key. */
export interface CardRandoms {
  readonly source: Uint8Array;
  readonly factor: Uint8Array;
}

const randomBytes = 8;
const innerAnswerBytes = 8;
/** Which of the card's keys the outer authentication is about. */
const readKey = 0x0a;

/** Step 1 of the two-step reading of a third-generation card (RKSSSE). The application must have been selected. */
export async function askQuestions(link: CardLink): Promise<Result<CardQuestions, LinkFault | 'not-verifiable'>> {
  const inner = await askRandoms(link);
  if (!inner.ok) return inner;
  const data = Uint8Array.of(...inner.value.factor, ...inner.value.source);
  // Without Le: over T=0 the card says 6108, over T=1 it answers at once.
  const answered = await exchange(link, command([0x00, 0x88, 0x00, 0x00], { data }));
  if (!answered.ok) return answered;
  const { sw, data: innerAnswer } = answered.value;
  if (sw !== swDone || innerAnswer.length !== innerAnswerBytes) return err('not-verifiable');
  const outer = await askRandoms(link);
  return outer.ok ? ok({ inner: inner.value, innerAnswer, outer: outer.value }) : outer;
}

/** Step 2: shows the card what the server's security module made of its questions. The card counts wrong answers: sent once. */
export async function answerQuestions(
  link: CardLink,
  outerValue: Uint8Array,
): Promise<Result<void, LinkFault | 'not-verifiable'>> {
  const answered = await sendOnce(link, command([0x00, 0x82, 0x00, readKey], { data: outerValue }));
  if (!answered.ok) return answered;
  return answered.value.sw === swDone ? ok(undefined) : err('not-verifiable');
}

async function askRandoms(link: CardLink): Promise<Result<CardRandoms, LinkFault | 'not-verifiable'>> {
  const source = await askRandom(link);
  if (!source.ok) return source;
  const factor = await askRandom(link);
  return factor.ok ? ok({ source: source.value, factor: factor.value }) : factor;
}

async function askRandom(link: CardLink): Promise<Result<Uint8Array, LinkFault | 'not-verifiable'>> {
  const answered = await exchange(link, command([0x00, 0x84, 0x00, 0x00], { le: randomBytes }));
  if (!answered.ok) return answered;
  const { sw, data } = answered.value;
  return sw === swDone && data.length === randomBytes ? ok(data) : err('not-verifiable');
}
