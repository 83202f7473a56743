import { expect, test } from 'vitest';
import { seal, unseal } from './envelope.ts';

const SEALED = seal('catalogue:ale', Buffer.from('Badplatser'));

test('a sealed value is opened under its own key', () => {
  const value = unseal('catalogue:ale', SEALED);

  expect(value?.toString()).toBe('Badplatser');
});

test.each(['catalogue:ala', 'catalogue:al', 'catalogue:aleB', ''])('it is not opened under "%s"', (key) => {
  const value = unseal(key, SEALED);

  expect(value).toBeUndefined();
});

test('no byte of it can be other than it was, and none can be missing', () => {
  const changed = Array.from(SEALED, (byte, index) => {
    const copy = Buffer.from(SEALED);
    copy[index] = byte ^ 1;
    return unseal('catalogue:ale', copy);
  });
  const cut = Array.from(SEALED, (_, length) => unseal('catalogue:ale', SEALED.subarray(0, length)));

  expect(new Set([...changed, ...cut])).toEqual(new Set([undefined]));
});
