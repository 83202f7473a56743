import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createDocumentStore, DOCUMENT_TEXT_KEPT } from './document-store.ts';

test('a flood of queries of which no two are the same is kept within a bound, the latest first', async () => {
  const store = createDocumentStore();
  const text = (n: number): string => `{ a${n} ${'#'.padEnd(2_000, 'x')}\n }`;
  const count = 1_000;

  for (let n = 0; n < count; n += 1) await store.set(String(n), parse(text(n)));

  const kept = [];
  for (let n = 0; n < count; n += 1) if ((await store.get(String(n))) !== undefined) kept.push(n);
  expect(kept.length * 2_000).toBeLessThanOrEqual(DOCUMENT_TEXT_KEPT);
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.at(-1)).toBe(count - 1);
});

test('a document that is deleted is gone', async () => {
  const store = createDocumentStore();
  await store.set('a', parse('{ a }'));

  const wasThere = await store.delete('a');

  expect(wasThere).toBe(true);
  expect(await store.get('a')).toBeUndefined();
});
