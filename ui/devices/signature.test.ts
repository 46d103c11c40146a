import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSignature } from './signature.ts';
import { packStrokes, signatureFault } from './strokes.ts';

type Points = readonly { readonly x: number; readonly y: number }[];
const name: Points = [
  { x: 50, y: 80 },
  { x: 120, y: 160 },
  { x: 210.26, y: 60 },
];
const stroke = (points: Points) => ({ points });

test('[D-17] strokes are packed as flat lists within their box; strokes without points are left out', () => {
  expect(packStrokes([stroke(name), stroke([])], 600, 300)).toEqual({
    width: 600,
    height: 300,
    strokes: [[50, 80, 120, 160, 210.3, 60]],
  });
});

test('[D-17] empty, a dot and a scribble in the corner are asked for again; a name is taken', () => {
  const fault = (...strokes: Points[]) => signatureFault(packStrokes(strokes.map(stroke), 600, 300));
  expect(fault()).toBe('empty');
  expect(fault([{ x: 10, y: 10 }])).toBe('too-small');
  expect(fault([{ x: 10, y: 10 }], [{ x: 500, y: 250 }])).toBe('too-small');
  expect(
    fault([
      { x: 10, y: 10 },
      { x: 30, y: 25 },
      { x: 12, y: 11 },
    ]),
  ).toBe('too-small');
  expect(fault(name)).toBeNull();
  expect(signatureFault({ width: 0, height: 0, strokes: [[1, 1, 2, 2]] })).toBe('empty');
});

test('[D-17] the size of the box does not matter: a name that is scaled with it is judged alike', () => {
  const coordinate = fc.integer({ min: 0, max: 100 });
  const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(points, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 20 }), (drawn, scale) => {
      const larger = drawn.map((one) => one.map(({ x, y }) => ({ x: x * scale, y: y * scale })));
      const judge = (strokes: Points[], side: number) => signatureFault(packStrokes(strokes.map(stroke), side, side));
      expect(judge(larger, 100 * scale)).toBe(judge(drawn, 100));
    }),
  );
});

function setUp() {
  let strokes: Points[] = [];
  const canvas = { clientWidth: 600, clientHeight: 300 } as HTMLCanvasElement;
  let removed = 0;
  let write: () => void = () => undefined;
  const signature = createSignature((_canvas, onStroke) => {
    write = onStroke;
    return {
      strokes: () => strokes.map(stroke),
      clear() {
        strokes = [];
      },
      remove() {
        strokes = [];
        removed += 1;
      },
    };
  });
  return {
    signature,
    canvas,
    draw(points: Points) {
      strokes.push(points);
      write();
    },
    drawn: () => strokes.length,
    removed: () => removed,
  };
}

test('[D-17] what is too small is cleared and asked for again, then the next try is taken', () => {
  const set = setUp();
  set.signature.attach(set.canvas);
  expect(set.signature.confirm()).toBeNull();
  expect(set.signature.state.value).toEqual({ at: 'asked-again', why: 'empty' });
  set.draw([{ x: 1, y: 1 }]);
  expect(set.signature.state.value).toEqual({ at: 'written' });
  expect(set.signature.confirm()).toBeNull();
  expect(set.signature.state.value).toEqual({ at: 'asked-again', why: 'too-small' });
  expect(set.drawn()).toBe(0);
  set.draw(name);
  expect(set.signature.confirm()?.strokes).toHaveLength(1);
});

test('[D-17] [D-27] a signature that was confirmed is with whoever took it, and no longer on the canvas', () => {
  const set = setUp();
  set.signature.attach(set.canvas);
  set.draw(name);
  expect(set.signature.confirm()?.strokes).toEqual([[50, 80, 120, 160, 210.3, 60]]);
  expect(set.drawn()).toBe(0);
  expect(set.signature.state.value).toEqual({ at: 'blank' });
});

test('[D-27] a wipe forgets the strokes, and so does leaving the box; an old box cannot end a new one', () => {
  const set = setUp();
  const leave = set.signature.attach(set.canvas);
  set.draw(name);
  set.signature.wipe();
  expect(set.drawn()).toBe(0);
  expect(set.signature.state.value).toEqual({ at: 'blank' });
  const leaveSecond = set.signature.attach(set.canvas);
  expect(set.removed()).toBe(1);
  leave();
  expect(set.removed()).toBe(1);
  leaveSecond();
  expect(set.removed()).toBe(2);
  expect(set.signature.confirm()).toBeNull();
});
