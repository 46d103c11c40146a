import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CardTerminal } from './card-terminal.ts';
import { createChipCardReader } from './chip-card-reader.ts';
import { createPcscTerminal, type PcscLimits } from './pcsc/pcsc-terminal.ts';
import { prepareRealPcscd, type RealPcscd } from './simulator/real-pcscd.ts';
import { benchLimits, benchNow, listenTo, sampleCard, type ToldEvents } from './simulator/test-bench.ts';
import { createVpcdSlot, type VpcdSlot } from './simulator/vpcd-slot.ts';
import type { SocialCardReader } from './social-card-reader.ts';
import { describeSocialCardReader } from './social-card-reader-contract.ts';

/** The real 'pcscd' with its virtual reader 'vpcd': one a machine, so everything about it stands in this file. */
const limits: PcscLimits = { startMs: 30_000, transmitMs: 3_000, backOffMs: 20, longestBackOffMs: 100 };
const slotPort = 0x8c8b;
vi.setConfig({ testTimeout: 60_000 });

let pcscd: RealPcscd;
let slot: VpcdSlot;
beforeAll(async () => {
  pcscd = await prepareRealPcscd(slotPort);
  await pcscd.start();
  slot = createVpcdSlot(slotPort);
});
afterAll(() => pcscd.stop());

const complaints: string[] = [];
/** Readers that see a card now. */
const occupied = new Set<CardTerminal>();

/** Leaves an empty slot that pcscd knows to be empty: a card that is changed behind its back is not seen by it. */
async function emptySlot(): Promise<void> {
  await slot.remove();
  await expect.poll(() => occupied.size, { timeout: 15_000 }).toBe(0);
}

function openReader(over: Partial<PcscLimits> = {}, readerName = 'Virtual PCD 00 00'): SocialCardReader {
  complaints.length = 0;
  const terminal = createPcscTerminal({
    readerName,
    tellOperator: (line) => complaints.push(line),
    limits: { ...limits, ...over },
  });
  terminal.onChange(({ kind }) => {
    if (kind === 'card' || kind === 'mute') occupied.add(terminal);
    if (kind === 'gone') occupied.delete(terminal);
  });
  return createChipCardReader({ terminal, now: () => benchNow, limits: { ...benchLimits, settleMs: 3_000 } });
}

describeSocialCardReader('the real pcscd', async () => {
  const reader = openReader();
  return {
    reader,
    insert: slot.insert,
    remove: slot.remove,
    async close() {
      await emptySlot();
      await reader.close();
    },
  };
});

describe('what happens to a real reader', () => {
  let reader: SocialCardReader;
  let told: ToldEvents;
  async function open(over: Partial<PcscLimits> = {}): Promise<void> {
    reader = openReader(over);
    told = listenTo(reader, 20_000);
    expect((await reader.check()).state).toBe('ok');
  }
  afterEach(async () => {
    await emptySlot();
    await reader.close();
  });

  test('[D-03] a card whose chip does not answer is named, its removal told, and the next one read', async () => {
    await open();
    const mute = sampleCard();
    mute.pull({ mute: true });
    await slot.insert(mute);
    expect(await told.next()).toEqual({ kind: 'failed', fault: 'no-chip-answer' });
    await slot.remove();
    expect(await told.next()).toEqual({ kind: 'removed' });
    await slot.insert(sampleCard());
    expect((await told.next()).kind).toBe('read');
  });

  test('[D-03] a card that is pulled out in the middle of a command was taken too early, and the next one is read', async () => {
    await open();
    for (const commands of [0, 2, 4]) {
      slot.removeAfter(commands);
      await slot.insert(sampleCard());
      expect(await told.next()).toEqual({ kind: 'failed', fault: 'removed-too-early' });
      await slot.insert(sampleCard());
      expect(await told.next()).toMatchObject({ kind: 'read' });
      await slot.remove();
      expect(await told.next()).toEqual({ kind: 'removed' });
    }
  });

  test('[D-03] a chip that stops answering is given up within the time limit, and the reader comes back', async () => {
    await open({ transmitMs: 500 });
    const card = sampleCard();
    card.pull({ commandsLeft: 3 });
    await slot.insert(card);
    expect(await told.next()).toEqual({ kind: 'failed', fault: 'no-chip-answer' });
    expect(reader.getStatus().state).toBe('stalled');
    await slot.remove();
    await expect.poll(async () => (await reader.check()).state, { timeout: 15_000 }).toBe('ok');
    await slot.insert(sampleCard());
    expect(await told.next()).toMatchObject({ kind: 'read' });
  });

  test('[D-03] another program that holds the card is told as such', async () => {
    await open();
    await slot.insert(sampleCard());
    await told.next();
    const second = openReader();
    await second.check();
    await expect.poll(() => second.getStatus().state, { timeout: 10_000 }).toBe('in-use');
    const toldSecond = listenTo(second, 20_000);
    await reader.close();
    expect((await toldSecond.next()).kind).toBe('read');
    expect(second.getStatus().state).toBe('ok');
    await second.close();
  });

  test('[D-03] pcscd that dies and comes back costs nothing but the card that was in', async () => {
    await open();
    await slot.insert(sampleCard());
    expect((await told.next()).kind).toBe('read');
    await pcscd.kill();
    expect(await told.next()).toEqual({ kind: 'removed' });
    expect(reader.getStatus().state).toBe('absent');
    expect(complaints[0]).toContain('apt-get install pcscd');
    await slot.remove();
    await pcscd.start();
    await expect.poll(async () => (await reader.check()).state, { timeout: 15_000 }).toBe('ok');
    await slot.insert(sampleCard());
    expect((await told.next()).kind).toBe('read');
  });

  test('[D-03] 25 cards one after the other are each read once', { timeout: 120_000 }, async () => {
    await open();
    for (let cycle = 0; cycle < 25; cycle += 1) {
      await slot.insert(sampleCard());
      expect((await told.next()).kind).toBe('read');
      await slot.remove();
      expect((await told.next()).kind).toBe('removed');
    }
    expect(told.events).toHaveLength(50);
  });

  test('[D-03] a reader of another name is not taken', async () => {
    reader = openReader({}, 'No Such Reader');
    expect((await reader.check()).state).toBe('absent');
    expect(complaints[0]).toContain('no reader of that name');
  });
});
