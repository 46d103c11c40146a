import { expect, test } from 'vitest';
import { given } from '../../tests/support/given.ts';
import { atWindow, configureHall, issue, rollDay } from '../../tests/support/queue-commands.ts';
import { at, sampleHall } from '../../tests/support/sample-hall.ts';
import { announcementOf } from './announcements.ts';

const { hours } = sampleHall();
const mute = [
  { from: '12:00', to: '13:30' },
  { from: '22:00', to: '06:00' },
];
const config = sampleHall({ hours: { ...hours, alwaysOpen: true }, voice: { languages: ['zh', 'en'], mute } });

function spokenAt(time: string) {
  const scene = given(
    configureHall(config),
    rollDay(at('00:00')),
    issue('a', { at: at(time), subject: 'zhang' }),
    atWindow('OpenWindow', '1', { at: at(time) }),
    atWindow('CallNextTicket', '1', { at: at(time) }),
  );
  return scene.events.flatMap((event, index) => announcementOf(event, scene.state, config, index + 1) ?? []);
}

test('[C-03] a call is spoken in the languages of the hall, with its words for who cannot hear', () => {
  const spoken = spokenAt('09:00');
  expect(spoken).toMatchObject([{ id: 'demo-5', kind: 'call', number: 'A001', windowLabel: '1', at: at('09:00') }]);
  expect(spoken[0]?.audio.map((clip) => clip.language)).toEqual(['zh', 'en']);
  expect(spoken[0]?.text.zh).toContain('窗口');
});

test('[C-03] in mute hours, also over midnight, calls are shown and not spoken', () => {
  const voiced = (time: string) => spokenAt(time)[0]?.audio.length === 2;
  const times = ['11:59:59', '12:00', '13:29:59', '13:30', '21:59:59', '22:00', '00:00', '05:59:59', '06:00'];
  expect(times.map(voiced)).toEqual([true, false, false, true, true, false, false, false, true]);
});

test('[C-05] what is said and where its sound lies names number and window, and no person', () => {
  expect(JSON.stringify(spokenAt('09:00'))).not.toMatch(/zhang|"ticket"|subject/);
});
