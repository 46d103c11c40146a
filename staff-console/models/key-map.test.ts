import { describe, expect, test } from 'vitest';
import { type KeyPress, keyMeaning } from './key-map.ts';

function press(key: string, over: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...over };
}
const free = { focus: 'nothing', dialogOpen: false, paused: false } as const;

describe('keys of the teller terminal', () => {
  test.each([
    ['F2', 'next'],
    ['F3', 'recall'],
    ['F4', 'miss'],
    ['F6', 'transfer'],
    ['F7', 'hold'],
    ['F8', 'pause'],
    ['F9', 'finish'],
    ['Enter', 'start'],
    [' ', 'start'],
  ])('[B-14] %s means %s', (key, action) => {
    expect(keyMeaning(press(key), free)).toEqual({ kind: 'action', action });
  });

  test('F8 continues a paused window', () => {
    expect(keyMeaning(press('F8'), { ...free, paused: true })).toEqual({ kind: 'action', action: 'continue' });
  });

  test('Ctrl+Z and Cmd+Z take the last step back, but not while a field is edited', () => {
    const undo = { kind: 'action', action: 'undo' };
    expect(keyMeaning(press('z', { ctrlKey: true }), free)).toEqual(undo);
    expect(keyMeaning(press('Z', { metaKey: true }), free)).toEqual(undo);
    expect(keyMeaning(press('z', { ctrlKey: true }), { ...free, focus: 'field' }).kind).toBe('not-ours');
  });

  test('Enter and Space belong to the control that has the focus', () => {
    expect(keyMeaning(press('Enter'), { ...free, focus: 'control' }).kind).toBe('not-ours');
    expect(keyMeaning(press(' '), { ...free, focus: 'field' }).kind).toBe('not-ours');
  });

  test('function keys work wherever the focus is', () => {
    expect(keyMeaning(press('F2'), { ...free, focus: 'field' })).toEqual({ kind: 'action', action: 'next' });
  });

  test('a dialog keeps function keys from the browser and from the window', () => {
    expect(keyMeaning(press('F3'), { ...free, dialogOpen: true }).kind).toBe('ours');
    expect(keyMeaning(press('Enter'), { ...free, dialogOpen: true }).kind).toBe('not-ours');
    expect(keyMeaning(press('z', { ctrlKey: true }), { ...free, dialogOpen: true }).kind).toBe('not-ours');
  });

  test('a key held down acts once', () => {
    expect(keyMeaning(press('F2', { repeat: true }), free).kind).toBe('ours');
  });

  test('keys with a modifier and all others stay with the browser', () => {
    expect(keyMeaning(press('F4', { altKey: true }), free).kind).toBe('not-ours');
    expect(keyMeaning(press('F5'), free).kind).toBe('not-ours');
    expect(keyMeaning(press('a'), free).kind).toBe('not-ours');
  });
});
