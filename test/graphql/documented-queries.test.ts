import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../resolvers/schema.ts';

const PAGES = ['README.md', 'docs/statistics.md'];
const BLOCK = /```graphql\n([\s\S]*?)```/g;

const schema = createSchema();
const queries = PAGES.flatMap((page) => {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(BLOCK)].map(([, query = ''], index) => ({ page, nth: index + 1, query }));
});

describe('what is written down to be asked', () => {
  it('is found in every page', () => {
    expect(new Set(queries.map(({ page }) => page))).toEqual(new Set(PAGES));
  });

  it.each(queries)('can be asked: $page, query $nth', ({ query }) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });
});
