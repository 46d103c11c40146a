import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { writeWholeFrames } from './whole-frames.ts';

type Engine = Parameters<typeof writeWholeFrames>[0];

test('the frame of a broadcast is put together once for all sockets, and other packets are left alone', () => {
  const engine = new EventEmitter() as unknown as Engine;
  writeWholeFrames(engine);
  const options = { wsPreEncodedFrame: [Buffer.from('head'), Buffer.from('text')] };
  const alone = { type: 'ping' };
  engine.emit('flush', {}, [{ options }, alone]);
  const [whole] = options.wsPreEncodedFrame;
  engine.emit('flush', {}, [{ options }]);
  expect(options.wsPreEncodedFrame).toHaveLength(1);
  expect(options.wsPreEncodedFrame[0]).toBe(whole);
  expect(String(whole)).toBe('headtext');
  expect(alone).toEqual({ type: 'ping' });
});
