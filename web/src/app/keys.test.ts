import { describe, expect, it } from 'vitest';
import { follow, nameOf } from './keys.ts';

const known = ['j', 'n', 'g m', 'g d', '?', 'Ctrl K', 'Esc'];
const event = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('following keys', () => {
  it('takes a single key at once', () => {
    expect(follow(known, '', 'j')).toEqual({ keys: 'j', begun: '' });
  });

  it('waits for the second key of a sequence', () => {
    expect(follow(known, '', 'g')).toEqual({ keys: '', begun: 'g' });
    expect(follow(known, 'g', 'd')).toEqual({ keys: 'g d', begun: '' });
  });

  it('lets the last key of a broken sequence count by itself', () => {
    expect(follow(known, 'g', 'n')).toEqual({ keys: 'n', begun: '' });
    expect(follow(known, 'g', 'z')).toEqual({ keys: '', begun: '' });
  });
});

describe('naming keys', () => {
  it('knows Ctrl and Command as one', () => {
    expect(nameOf(event('k', { ctrlKey: true }))).toBe('Ctrl K');
    expect(nameOf(event('k', { metaKey: true }))).toBe('Ctrl K');
    expect(nameOf(event('Enter', { ctrlKey: true }))).toBe('Ctrl Enter');
  });

  it('leaves lone modifiers and Alt to the browser', () => {
    expect(nameOf(event('Shift'))).toBe('');
    expect(nameOf(event('d', { altKey: true }))).toBe('');
  });

  it('says Esc as the screens say it', () => {
    expect(nameOf(event('Escape'))).toBe('Esc');
  });
});
