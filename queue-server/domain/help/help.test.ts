import { expect, test } from 'vitest';
import type { DeviceId, HelpId } from '../../../protocol/ids.ts';
import { given } from '../../../tests/support/given.ts';
import { configureHall, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, guide, kiosk } from '../../../tests/support/sample-hall.ts';
import { system } from '../actor.ts';
import type { AcknowledgeHelp, EscalateHelp, RequestHelp } from './help.ts';
import { overdue } from './help.ts';

const ask = (help: string, device = 'kiosk1', time = '09:00:00'): RequestHelp => ({
  type: 'RequestHelp',
  at: at(time),
  actor: kiosk,
  help: help as HelpId,
  device: device as DeviceId,
  screen: 'take-ticket',
});
const answer = (help: string, actor = guide): AcknowledgeHelp => ({
  type: 'AcknowledgeHelp',
  at: at('09:00:30'),
  actor,
  help: help as HelpId,
});
const raise = (time: string): EscalateHelp => ({
  type: 'EscalateHelp',
  at: at(time),
  actor: system,
  afterSeconds: 120,
});

test('[A-06] a call for help tells kiosk and screen, nothing of the person', () => {
  const { events } = given(ask('h1'));
  expect(events).toEqual([
    { type: 'HelpRequested', at: at('09:00'), help: 'h1', device: 'kiosk1', screen: 'take-ticket' },
  ]);
});

test('[A-06] pressing again while somebody is awaited is the same call; another kiosk is another', () => {
  const scene = given(ask('h1'));
  scene.when(ask('h2')).then();
  scene.when(ask('h2', 'kiosk2')).then({ type: 'HelpRequested', help: 'h2' });
  scene.and(answer('h1')).when(ask('h2')).then({ type: 'HelpRequested', help: 'h2' });
});

test('[A-06] the first who answers is on record with the time, a second is told', () => {
  const answered = given(ask('h1'), answer('h1'));
  expect(answered.state.help.requests.get('h1' as HelpId)).toMatchObject({
    acknowledgedBy: 'guide1',
    acknowledgedAt: at('09:00:30'),
  });
  answered.when(answer('h1')).refused('help_already_acknowledged');
  answered.when(answer('h9')).refused('unknown_help');
  given(ask('h1')).when(answer('h1', kiosk)).refused('forbidden');
});

test('[A-06] what nobody answers in time goes to the manager, once', () => {
  const scene = given(ask('h1'), ask('h2', 'kiosk2', '09:01:30'));
  scene.when(raise('09:01:59')).then();
  scene.when(raise('09:02:00')).then({ type: 'HelpEscalated', help: 'h1' });
  scene.and(raise('09:02:00')).when(raise('09:03:00')).then();
  scene.and(answer('h1')).when(raise('09:02:30')).then();
  expect(overdue(scene.state.help, at('09:05'), 120)).toHaveLength(2);
});

test('[A-06] calls for help of yesterday are not kept', () => {
  const next = given(configureHall(), rollDay(at('08:20')), ask('h1'), rollDay(at('08:00', '2026-05-07')));
  expect(next.state.help.requests.size).toBe(0);
});
