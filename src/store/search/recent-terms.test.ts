import { describe, expect, it } from 'vitest';
import { createRecentTerms } from './recent-terms.ts';

const found = (n: number) => ({ n, rows: 1 });

describe('terms that were looked up lately', () => {
  it('are known, those that the index does not have too, until they are cleared', () => {
    const recent = createRecentTerms(10);
    recent.set('bad', found(1));
    recent.set('zzz', 'absent');

    const before = [recent.get('bad'), recent.get('zzz'), recent.get('park')];
    recent.clear();

    expect(before).toEqual([found(1), 'absent', undefined]);
    expect(recent.get('bad')).toBeUndefined();
  });

  it('stay while they are asked for, and go when twice as many others have come', () => {
    const recent = createRecentTerms(3);
    recent.set('asked', found(1));
    recent.set('left', found(2));

    const asked = Array.from({ length: 6 }, (_, n) => {
      recent.set(`other ${n}`, found(10 + n));
      return recent.get('asked');
    });

    expect(asked).toEqual(Array(6).fill(found(1)));
    expect(recent.get('left')).toBeUndefined();
  });
});
