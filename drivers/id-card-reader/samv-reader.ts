import type { CardData, CardFault, DevicePartState } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createStatusHolder, type DeviceStatus } from '../device.ts';
import { createListeners } from '../listeners.ts';
import { createLock } from '../lock.ts';
import { within } from '../time-limit.ts';
import type { PortOpener } from '../transport/byte-port.ts';
import type { CardEvent, IdCardReader } from './id-card-reader.ts';
import { readTextAndPhoto, type SamvStatus } from './samv-codec.ts';
import { createSamvSession, type SamvFault, type SamvLimits, type SamvSession } from './samv-session.ts';
import { type Paper, type PaperKind, readPaper } from './samv-text.ts';

export const usualSamvLimits: SamvLimits = { openMs: 2_000, writeMs: 500, answerMs: 1_500, readMs: 4_000, pollMs: 400 };

const decodeLimitMs = 2_000;
/** Papers end at midnight of the one time zone that China has. */
const paperOffsetMs = 8 * 3_600_000;

export interface SamvReaderOptions {
  readonly opener: PortOpener;
  /** Milliseconds since 1970: whether a paper has expired goes by the day that it is in China. */
  readonly now: () => number;
  readonly limits?: SamvLimits;
  /**
   * Makes a picture of the WLT-coded portrait, which only a closed library can. What it is given is wiped afterwards.
   * Null, a rejection, or no answer within two seconds: the card is told without a picture.
   */
  readonly decodePhoto?: (wlt: Uint8Array) => Promise<Uint8Array | null>;
}

/**
 * What lies on the plate, as far as a SAM_V lets one know. `failed`: told of, and tried again in silence. `slipped`: failed as one
 * that is taken away too early does, so its removal is no news. `forgotten`: its visitor has gone before it was read.
 */
type Plate = 'empty' | 'slipped' | 'failed' | 'forgotten' | 'watched' | 'unwatched';

/**
 * A SAM_V on a serial line. It finds a card once and is silent about it until it is lifted, so that "none found" means an empty
 * plate as well as a card that was read. Whether the card still lies there is asked by the one question that needs it and tells
 * nothing of the person: its later address (30 03). A reader that does not answer that question right after a read cannot be
 * watched: there a removal is known only when the next card is found.
 */
export function createSamvReader(options: SamvReaderOptions): IdCardReader {
  const { opener, now, limits = usualSamvLimits, decodePhoto } = options;
  const status = createStatusHolder(now);
  const cards = createListeners<[CardEvent]>();
  const exclusively = createLock();
  let session: SamvSession | null = null;
  let plate: Plate = 'empty';
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  /** Nobody has wiped since the reading under way began. */
  let isWanted = true;
  /** The reader went while a card lay there: found again once its visitor has gone, before or since, it is not read anew (D-27). */
  let isLeftOn = false;

  function empty(): void {
    const lay = plate !== 'empty' && plate !== 'slipped';
    plate = 'empty';
    if (lay) cards.tell({ kind: 'removed' });
  }

  function losePlate(): void {
    if (plate !== 'empty') isLeftOn = true;
    empty();
  }

  /** A reader that has gone takes its card out of sight: for the page that is the end of the session. */
  async function drop(state: DevicePartState): Promise<DeviceStatus> {
    const dropped = session;
    session = null;
    clearTimeout(timer);
    losePlate();
    const told = status.set(state);
    await dropped?.close();
    return told;
  }

  async function connect(): Promise<Result<SamvSession, DevicePartState>> {
    if (session?.isOpen()) return ok(session);
    const port = await opener.open(limits.openMs);
    if (!port.ok) return err('absent');
    const opened = createSamvSession(port.value, limits);
    session = opened;
    opened.onClosed(() => {
      if (session === opened) void drop('absent');
    });
    return ok(opened);
  }

  async function checkReader(): Promise<DeviceStatus> {
    if (closed) return status.getStatus();
    const connected = await connect();
    if (!connected.ok) return drop(connected.error);
    const answer = await connected.value.ask('status');
    if (!answer.ok) return drop(stateOf(answer.error));
    if (answer.value.status !== 'ok') return disable();
    status.set('ok');
    await look(connected.value);
    watchPlate();
    return status.getStatus();
  }

  /** The reader speaks, and reads no card until somebody comes: no licence, or it failed its own test. The line stays open. */
  function disable(): DeviceStatus {
    clearTimeout(timer);
    losePlate();
    return status.set('fault');
  }

  /** Looks for cards as long as this session lives; who opens the next one is `check`. */
  function watchPlate(): void {
    clearTimeout(timer);
    if (closed || session === null || status.getStatus().state !== 'ok') return;
    timer = setTimeout(() => {
      void exclusively(async () => {
        if (session?.isOpen()) await look(session);
      }).then(watchPlate);
    }, limits.pollMs);
  }

  async function look(at: SamvSession): Promise<void> {
    if (plate === 'watched') {
      const there = await isThere(at);
      if (there !== false) return;
      empty();
    }
    const found = await at.ask('find');
    // Without a card there is nobody to tell: what comes damaged here is the line's trouble.
    if (!found.ok) return void (await drop(stateOf(found.error)));
    if (found.value.status === 'found') {
      // Found again although it was read: it was lifted in between.
      if (plate === 'unwatched') empty();
      if (isLeftOn && !isWanted) plate = 'forgotten';
      isLeftOn = false;
      if (plate !== 'forgotten') await take(at);
    } else if (found.value.status === 'not-authorised' || found.value.status === 'self-test-failed') disable();
    else {
      isLeftOn = false;
      if (plate !== 'unwatched') empty();
    }
  }

  /** Null: the reader has gone, and with it the card. */
  async function isThere(at: SamvSession): Promise<boolean | null> {
    const answer = await at.ask('read-new-address');
    if (!answer.ok && answer.error !== 'torn') {
      await drop(stateOf(answer.error));
      return null;
    }
    if (!answer.ok) return true;
    answer.value.data.fill(0);
    return answer.value.status === 'ok' || answer.value.status === 'no-such-item';
  }

  async function take(at: SamvSession): Promise<void> {
    isWanted = true;
    const selected = await at.ask('select');
    if (!selected.ok) return onSilence(selected.error);
    if (selected.value.status !== 'ok') return fail(faultOf(selected.value.status));
    const read = await at.ask('read');
    if (!read.ok) return onSilence(read.error);
    if (read.value.status !== 'ok') return fail(faultOf(read.value.status));
    const event = await readCard(read.value.data);
    read.value.data.fill(0);
    if (!event.ok) return fail(event.error);
    const there = await isThere(at);
    if (there !== null) plate = there ? 'watched' : 'unwatched';
    if (there !== null && isWanted) cards.tell({ ...event.value, presence: there ? 'watched' : 'unwatched' });
    else event.value.photo?.fill(0);
  }

  async function readCard(
    data: Uint8Array,
  ): Promise<Result<Omit<Extract<CardEvent, { kind: 'read' }>, 'presence'>, CardFault>> {
    const parts = readTextAndPhoto(data);
    if (!parts.ok) return err('unreadable');
    const paper = readPaper(parts.value.text);
    if (!paper.ok) return err(paper.error === 'unknown-kind' ? 'wrong-card' : 'unreadable');
    const photo = decodePhoto === undefined ? null : await pictureOf(decodePhoto(parts.value.photo));
    return ok({ kind: 'read', card: cardOf(paper.value, dayOf(now())), photo });
  }

  async function onSilence(fault: SamvFault): Promise<void> {
    if (fault === 'torn') fail('unreadable');
    else await drop(fault);
  }

  /** Told once for a card that lies there; the next looks try it again in silence. */
  function fail(fault: CardFault): void {
    if (plate === 'failed' || plate === 'slipped' || plate === 'forgotten') return;
    plate = !isWanted ? 'forgotten' : fault === 'removed-too-early' ? 'slipped' : 'failed';
    if (isWanted) cards.tell({ kind: 'failed', fault });
  }

  return {
    part: 'id-card-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onCard: cards.add,
    check: () => exclusively(checkReader),
    async wipe() {
      isWanted = false;
      if (plate === 'failed' || plate === 'slipped') plate = 'forgotten';
    },
    close: () =>
      exclusively(async () => {
        closed = true;
        await drop('absent');
      }),
  };
}

function stateOf(fault: SamvFault): DevicePartState {
  return fault === 'torn' ? 'fault' : fault;
}

/** What each refusal of a SAM_V means for the person who laid the card. */
function faultOf(status: SamvStatus): CardFault {
  switch (status) {
    case 'not-selected':
      return 'not-selected';
    case 'read-failed':
      return 'removed-too-early';
    case 'card-rejects-sam':
    case 'sam-rejects-card':
    case 'not-verified':
      return 'not-genuine';
    case 'card-type':
      return 'wrong-card';
    default:
      return 'unreadable';
  }
}

async function pictureOf(decoding: Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  const settled = decoding.catch(() => null);
  const decoded = await within(settled, decodeLimitMs);
  if (decoded.ok) return decoded.value;
  // The card has been told without it.
  void settled.then((late) => late?.fill(0));
  return null;
}

function dayOf(now: number): string {
  return new Date(now + paperOffsetMs).toISOString().slice(0, 10);
}

const papers: Readonly<Record<PaperKind, Pick<CardData, 'paper'>>> = {
  'resident-id-card': {},
  'hmt-permit': { paper: 'hmt-permit' },
  'foreigner-permit-2017': { paper: 'foreigner-permit' },
  'foreigner-permit-2023': { paper: 'foreigner-permit' },
};

function cardOf({ kind, name, idNumber, birthDay, validUntil }: Paper, today: string): CardData {
  return {
    medium: 'resident-id-card',
    name,
    idNumber,
    ...papers[kind],
    ...(kind === 'foreigner-permit-2017' ? { birthDay } : {}),
    ...(validUntil !== null && validUntil < today ? { expired: true as const } : {}),
  };
}
