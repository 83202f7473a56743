import { describe, expect, test } from 'vitest';
import { nearestMatch } from './nearest-match.ts';

const PLATFORMS = ['dcat', 'entryscape'];

describe('the nearest match', () => {
  test.each([
    ['entryscap', 'entryscape'],
    ['EntryScape', 'entryscape'],
    ['enrtyscape', 'entryscape'],
    ['dact', 'dcat'],
  ])('of %s is %s', (written, meant) => {
    const found = nearestMatch(written, PLATFORMS);

    expect(found).toBe(meant);
  });

  test('is none when nothing is near', () => {
    const found = nearestMatch('opendatasoft', PLATFORMS);

    expect(found).toBeUndefined();
  });

  test('is none when two are equally near, in whatever order they come', () => {
    const found = [nearestMatch('144', ['1440', '1441']), nearestMatch('144', ['1441', '1440'])];

    expect(found).toEqual([undefined, undefined]);
  });

  test('is the nearer of two', () => {
    const found = nearestMatch('1499x', ['1498', '1499', '1490']);

    expect(found).toBe('1499');
  });

  test('counts two letters that changed places as one step', () => {
    const found = nearestMatch('ulr', ['url', 'name']);

    expect(found).toBe('url');
  });
});
