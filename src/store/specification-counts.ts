import type { Connection } from './connection.ts';
import type { Selection } from './dataset-selection.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { TERM_KINDS } from './schema.ts';
import type { SpecificationTerms } from './specification-terms.ts';
import type { AddressCount, DatasetFilter, Store } from './store.ts';

/** Counts of datasets by the specifications that they follow. */
export interface SpecificationCounts {
  readonly unknownSpecifications: () => ReturnType<Store['unknownSpecifications']>;
  /** Datasets by slug, each once for a specification that it names in several ways; undefined: follow none that is known. */
  readonly bySpecification: (filter: DatasetFilter) => ReadonlyMap<string | undefined, number>;
}

export function createSpecificationCounts(
  connection: Connection,
  select: (filter: DatasetFilter) => Selection,
  terms: SpecificationTerms,
): SpecificationCounts {
  const { prepare } = connection;
  const unknown = createRevisionMemo<readonly AddressCount[]>(connection);
  return {
    bySpecification: (filter) => {
      const { rows } = select(filter);
      // Read from the terms, which are few; the datasets behind them are then looked up in the selection.
      const pairs = `SELECT x.dataset, s.value ->> 1 AS slug FROM json_each(?) s CROSS JOIN dataset_term x
        ON x.term = s.value ->> 0 WHERE x.dataset IN (${rows.sql})`;
      const parameters = [JSON.stringify([...terms.slugs()]), ...rows.parameters];
      const counts = prepare<{ slug: string; c: number }>(
        `SELECT slug, count(DISTINCT dataset) AS c FROM (${pairs}) GROUP BY slug`,
      ).all(parameters);
      const some =
        prepare<{ c: number }>(`SELECT count(DISTINCT dataset) AS c FROM (${pairs})`).get(parameters)?.c ?? 0;
      const all = prepare<{ c: number }>(`SELECT count(*) AS c FROM (${rows.sql})`).get(rows.parameters)?.c ?? 0;
      return new Map<string | undefined, number>([
        ...counts.map(({ slug, c }) => [slug, c] as const),
        [undefined, all - some],
      ]);
    },
    unknownSpecifications: () =>
      unknown.get('addresses', () => {
        const known = terms.slugs();
        return prepare<AddressCount & { readonly n: number }>(
          // Spellings that differ in case are one address, as they are to a filter.
          `SELECT min(t.n) AS n, min(t.value) AS address, count(DISTINCT x.dataset) AS datasets
           FROM term t JOIN dataset_term x ON x.term = t.n WHERE t.kind = ? GROUP BY t.key ORDER BY datasets DESC, address`,
        )
          .all([TERM_KINDS.conformsTo])
          .filter(({ n }) => !known.has(n))
          .map(({ address, datasets }) => ({ address, datasets }));
      }),
  };
}
