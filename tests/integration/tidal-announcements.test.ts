import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '../../protocol/result.ts';
import { silentSpeech } from '../../queue-server/speech/speech.ts';
import { type Client, createClient, type Device, pair, signIn } from '../support/client.ts';
import { connect, followBoard } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const spoken: string[] = [];
let app: StartedApp;
let board: Device;
let teller: Client;
beforeAll(async () => {
  const speech = {
    ...silentSpeech(''),
    render(text: string) {
      spoken.push(text);
      return Promise.resolve(ok({ id: text, wav: new Uint8Array([1, 2, 3]) }));
    },
  };
  app = await startApp({ speech });
  const admin = await signIn(app, 'admin');
  board = await pair(app, admin, 'board');
  teller = await signIn(app, 'teller9');
});
afterAll(() => app.stop());

test('[B-08] boards say and show that a tidal window is open; closing it and opening a regular one are only shown', async () => {
  const socket = await connect(app, { auth: { token: board.token } });
  const watched = await followBoard(socket);
  const status = (id: string) => watched.view.windows.find((window) => window.id === id)?.status;
  for (const [step, wanted] of [
    ['T1/open', 'ready'],
    ['T1/close', 'closed'],
    ['2/open', 'ready'],
  ] as const) {
    expect((await teller.post(`/halls/demo/windows/${step}`)).status).toBe(200);
    await watched.until(() => status(step.split('/')[0] ?? '') === wanted);
  }
  const url = (language: string) => ({ language, url: `/api/v1/speech/tidal-windows?window=9&language=${language}` });
  expect(watched.announcements).toEqual([
    {
      id: expect.any(String),
      kind: 'notice',
      number: null,
      windowLabel: '9',
      text: { zh: '9 号潮汐窗口现已开放', en: 'Peak-time counter 9 is now open' },
      audio: [url('zh'), url('en')],
      at: app.clock.now(),
    },
  ]);
  for (const { url: path } of watched.announcements[0]?.audio ?? []) {
    expect((await board.send('GET', path)).headers.get('content-type')).toBe('audio/wav');
    expect((await createClient(app).send('GET', path)).status).toBe(401);
  }
  expect(spoken).toEqual(['9 号潮汐窗口现已开放', 'Peak-time counter 9 is now open']);
  socket.close();
});

test('[C-03] numbers of kiosks that are cut off have two letters, and are called as well', async () => {
  const sound = (number: string) => board.get(`/speech/calls?number=${number}&window=9&language=zh`);
  expect((await sound('AB12')).status).toBe(200);
  expect((await sound('ABC12')).body.code).toBe('invalid_request');
});

test('[C-03] a window that is called by more than a number is called aloud as well', async () => {
  for (const label of ['综合1', '3-1', 'A 2']) {
    const { status } = await board.get(`/speech/calls?number=A012&window=${encodeURIComponent(label)}&language=zh`);
    expect(status, label).toBe(200);
  }
  expect((await board.get('/speech/calls?number=A012&window=123456789&language=zh')).status).toBe(400);
});

test('[B-15] moves have a sound as well: of one called ticket, and of a whole window', async () => {
  spoken.length = 0;
  const status = async (query: string) => (await board.get(`/speech/${query}`)).status;
  expect(await status('moved-windows?from=6&window=5&language=zh')).toBe(200);
  expect(await status('moved-windows?from=6&language=zh')).toBe(200);
  expect(await status('moved-tickets?number=A012&window=3&language=en')).toBe(200);
  expect(await status('moved-tickets?number=somebody&language=en')).toBe(400);
  expect(await status('moved-windows?window=5&language=zh')).toBe(400);
  expect(spoken).toEqual([
    '6 号窗口的等候号改到 5 号窗口，请看大屏',
    '6 号窗口的等候号改由其他窗口呼叫，请看大屏',
    'Ticket A012, please go to counter 3 instead',
  ]);
});
