import type { Specifications } from '../model/specification.ts';
import type { Connection } from './connection.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { TERM_KINDS } from './schema.ts';

/**
 * Which addresses in the store (terms of the kind `conformsTo`) mean which specification. Worked out from the addresses
 * and not written down, so that a change in `specifications/` needs no dataset to be written anew.
 */
export interface SpecificationTerms {
  /** Row numbers of the terms that mean one of these specifications. */
  of(slugs: readonly string[]): readonly number[];
  /** Slugs by the row numbers of their terms. */
  slugs(): ReadonlyMap<number, string>;
}

export function createSpecificationTerms(connection: Connection, specifications: Specifications): SpecificationTerms {
  const memo = createRevisionMemo<ReadonlyMap<number, string>>(connection);
  const addresses = connection.prepare<{ n: number; value: string }>('SELECT n, value FROM term WHERE kind = ?');
  const slugs = (): ReadonlyMap<number, string> =>
    memo.get('slugs', () => {
      const found = new Map<number, string>();
      for (const { n, value } of addresses.all([TERM_KINDS.conformsTo])) {
        const slug = specifications.specificationSlug(value)?.slug;
        if (slug !== undefined) found.set(n, slug);
      }
      return found;
    });
  return {
    slugs,
    of: (wanted) => [...slugs()].filter(([, slug]) => wanted.includes(slug)).map(([n]) => n),
  };
}
