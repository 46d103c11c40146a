import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import type { AgentStatus, DevicePartName, DevicePartState } from '../../protocol/agent.ts';
import { type Tile, tiles } from '../flow/inputs.ts';
import { type Capabilities, capabilitiesOf, distrustedParts, haltedAt, tilesThatWork } from './capabilities.ts';
import { watchCapabilities } from './watch-capabilities.ts';

type Told = Partial<Record<DevicePartName, DevicePartState>>;

function told(parts: Told, since = 0, fitted: Partial<Record<DevicePartName, boolean>> = {}): AgentStatus {
  const entries = Object.entries(parts) as [DevicePartName, DevicePartState][];
  return {
    version: '1',
    simulated: true,
    parts: entries.map(([part, state]) => ({ part, state, since, fitted: fitted[part] ?? true })),
  };
}
const all: Told = { 'ticket-printer': 'ok', 'id-card-reader': 'ok', 'social-card-reader': 'ok', scanner: 'ok' };

test.each<[string, Told, Partial<Capabilities>]>([
  ['all well', {}, { ways: ['id-card', 'social-card', 'e-card'], paper: 'printed', readersDown: false }],
  [
    'another app has the ID reader for itself',
    { 'id-card-reader': 'in-use' },
    { ways: ['social-card', 'e-card'], readersDown: false, readersInUse: false },
  ],
  [
    'another app has the only reader that works',
    { 'id-card-reader': 'in-use', 'social-card-reader': 'absent' },
    { ways: ['e-card'], readersDown: false, readersInUse: true },
  ],
  [
    'another app prints: it will be done when a ticket comes',
    { 'ticket-printer': 'in-use' },
    { paper: 'printed', printerDown: false },
  ],
  ['ID reader gone', { 'id-card-reader': 'absent' }, { ways: ['social-card', 'e-card'], readersDown: false }],
  ['ID reader stalled', { 'id-card-reader': 'stalled' }, { ways: ['social-card', 'e-card'] }],
  [
    'only the scanner left',
    { 'id-card-reader': 'fault', 'social-card-reader': 'absent' },
    { ways: ['e-card'], readersDown: true },
  ],
  [
    'no reader left',
    { 'id-card-reader': 'absent', 'social-card-reader': 'offline', scanner: 'fault' },
    { ways: [], readersDown: true },
  ],
  ['paper runs low', { 'ticket-printer': 'paper-near-end' }, { paper: 'printed', printerDown: false }],
  ['paper out', { 'ticket-printer': 'paper-out' }, { paper: 'none', printerDown: true }],
  ['cover open', { 'ticket-printer': 'cover-open' }, { paper: 'none', printerDown: true }],
  ['printer gone', { 'ticket-printer': 'absent' }, { paper: 'none', printerDown: true }],
])('[D-02] %s: what the kiosk can still do', (_case, parts, expected) => {
  expect(capabilitiesOf(told({ ...all, ...parts }), true)).toMatchObject(expected);
});

test('[D-02] an agent that is not reached does nothing, and is missed; a screen without one is not', () => {
  expect(capabilitiesOf(null, true)).toEqual({
    ways: [],
    paper: 'none',
    readersDown: true,
    readersInUse: false,
    printerDown: true,
  });
  expect(capabilitiesOf(null, false)).toEqual({
    ways: [],
    paper: 'none',
    readersDown: false,
    readersInUse: false,
    printerDown: false,
  });
});

test('[D-23] what the PC was never meant to have is not missed', () => {
  const none = told({ 'ticket-printer': 'absent', 'id-card-reader': 'absent' }, 0, {
    'ticket-printer': false,
    'id-card-reader': false,
  });
  expect(capabilitiesOf(none, true)).toEqual({
    ways: [],
    paper: 'none',
    readersDown: false,
    readersInUse: false,
    printerDown: false,
  });
});

test('[D-02] [B-13] every tile stays or gives way to another; without a reader the number without a card is there', () => {
  const home: Tile[] = ['take-ticket', 'find-item', 'my-ticket', 'result-pickup', 'unresolved-matter', 'check-in'];
  const withCards = capabilitiesOf(told(all), true);
  const without = capabilitiesOf(told({ 'id-card-reader': 'absent' }), true);
  expect(tilesThatWork(home, withCards)).toEqual(home);
  expect(tilesThatWork(home, without)).toEqual([
    'take-ticket',
    'find-item',
    'no-card',
    'result-pickup',
    'unresolved-matter',
    'check-in',
  ]);
  expect(tilesThatWork(['take-ticket', 'my-ticket', 'no-card'], without)).toEqual(['take-ticket', 'no-card']);
  for (const tile of tiles) expect(tilesThatWork([tile], without)).toHaveLength(1);
});

test('[D-02] a part is lost at once, and trusted again after ten good seconds with nobody there', () => {
  const none = new Set<DevicePartName>();
  const lost = distrustedParts(none, told({ ...all, 'id-card-reader': 'absent' }), true, 0);
  expect([...lost]).toEqual(['id-card-reader']);
  const back = told({ ...all }, 100_000);
  expect([...distrustedParts(lost, back, true, 109_999)]).toEqual(['id-card-reader']);
  expect([...distrustedParts(lost, back, false, 150_000)]).toEqual(['id-card-reader']);
  expect([...distrustedParts(lost, back, true, 110_000)]).toEqual([]);
  expect([...distrustedParts(none, back, false, 100_000)]).toEqual([]);
  expect(distrustedParts(lost, null, true, 200_000)).toBe(lost);
});

test('[D-21] a reader that another app has had for itself was never in trouble: it is back with the end of the lease', () => {
  const leased = told({ ...all, 'id-card-reader': 'in-use' }, 0);
  const distrusted = distrustedParts(new Set(), leased, false, 1_000);
  expect(capabilitiesOf(leased, true, distrusted).ways).not.toContain('id-card');
  expect(capabilitiesOf(told(all, 1_000), true, distrusted).ways).toContain('id-card');
});

test('[D-24] a terminal that cannot keep its log begins nothing, and ends what has begun', () => {
  const halted: AgentStatus = { ...told(all), halted: 'full' };
  for (const at of ['home', 'confirm', 'identify', 'booking-code'] as const) expect(haltedAt(halted, at)).toBe('full');
  for (const at of ['working', 'ticket', 'found', 'goodbye'] as const) expect(haltedAt(halted, at)).toBeNull();
  expect(haltedAt(told(all), 'home')).toBeNull();
  expect(haltedAt(null, 'home')).toBeNull();
});

afterEach(() => {
  vi.useRealTimers();
});

test('[D-02] the tile goes while somebody stands there, and comes back when the kiosk is idle again', () => {
  vi.useFakeTimers({ now: 0 });
  const status = signal<AgentStatus | null>(told(all));
  let idle = true;
  const { capabilities, stop } = watchCapabilities({
    status,
    hasAgent: signal(true),
    idle: () => idle,
    now: () => Date.now(),
  });
  idle = false;
  status.value = told({ ...all, 'id-card-reader': 'absent' });
  expect(capabilities.value.ways).not.toContain('id-card');
  status.value = told(all, Date.now());
  vi.advanceTimersByTime(20_000);
  expect(capabilities.value.ways).not.toContain('id-card');
  idle = true;
  vi.advanceTimersByTime(2_000);
  expect(capabilities.value.ways).toContain('id-card');
  stop();
});
