import { LRUCache } from 'lru-cache';
import type { Connection } from './connection.ts';
import { termKey } from './dataset-terms.ts';
import type { DatasetTerms, Term } from './dataset-terms.ts';
import { FIRST_TERM, TERM_KINDS } from './schema.ts';
import type { TermKind } from './schema.ts';
import { LIST_COLUMNS } from './search/search-index.ts';
import type { IndexEntry, ListColumn } from './search/search-index.ts';

/** Numbers of terms remembered between writes; the others are looked up. */
const REMEMBERED = 50_000;

/** Writes which terms a dataset or a data service has. */
export interface TermWriter {
  /** Replaces the terms of the dataset with this row number; `catalogues` hold it. Returns their numbers for the index. */
  write(dataset: number, isNew: boolean, terms: DatasetTerms, catalogues: readonly string[]): IndexEntry['lists'];
  /** As `write`, for a data service. */
  writeService(service: number, terms: readonly Term[], catalogues: readonly string[]): IndexEntry['lists'];
  remove(dataset: number): void;
  removeService(service: number): void;
  /** Terms made in a transaction that is rolled back are not there afterwards. */
  forget(): void;
}

const held = (catalogues: readonly string[]): readonly Term[] =>
  catalogues.map((value) => ({ kind: 'catalogue', key: termKey(value), value }));

const isListed = (kind: TermKind): kind is ListColumn => kind in LIST_COLUMNS;

/** The numbers of the kinds that the index has columns of. */
function listsOf(rows: readonly { readonly kind: TermKind; readonly n: number }[]): IndexEntry['lists'] {
  const lists: Partial<Record<ListColumn, number[]>> = {};
  for (const { kind, n } of rows) if (isListed(kind)) (lists[kind] ??= []).push(n);
  return lists;
}

export function createTermWriter(connection: Connection): TermWriter {
  const numbers = new LRUCache<string, number>({ max: REMEMBERED });
  const find = connection.prepare<{ n: number }>('SELECT n FROM term WHERE kind = ? AND key = ? AND value = ?');
  const insert = connection.prepare(
    `INSERT INTO term (n, kind, key, value) SELECT max(${FIRST_TERM}, (SELECT max(n) + 1 FROM term)), ?, ?, ?`,
  );
  // One statement for all of a dataset's terms: each call of the engine costs more than the row it writes.
  const attach = connection.prepare(
    'INSERT INTO dataset_term (dataset, term, kind) SELECT CAST(? AS INTEGER), value ->> 0, value ->> 1 FROM json_each(?)',
  );
  const detach = connection.prepare('DELETE FROM dataset_term WHERE dataset = ?');

  const attachService = connection.prepare(
    'INSERT INTO data_service_term (service, term) SELECT CAST(? AS INTEGER), value FROM json_each(?)',
  );
  const detachService = connection.prepare('DELETE FROM data_service_term WHERE service = ?');

  const numberOf = ({ kind, key, value }: Term): number => {
    const known = numbers.get(`${kind} ${value}`);
    if (known !== undefined) return known;
    const parameters = [TERM_KINDS[kind], key, value];
    const n = find.get(parameters)?.n ?? insert.run(parameters).row;
    numbers.set(`${kind} ${value}`, n);
    return n;
  };
  return {
    write(dataset, isNew, { terms, none }, catalogues) {
      if (!isNew) detach.run([dataset]);
      const rows = [
        ...[...terms, ...held(catalogues)].map((term) => ({ kind: term.kind, n: numberOf(term) })),
        ...none.map((kind) => ({ kind, n: TERM_KINDS[kind] })),
      ];
      attach.run([dataset, JSON.stringify(rows.map(({ kind, n }) => [n, TERM_KINDS[kind]]))]);
      return listsOf(rows);
    },
    writeService(service, terms, catalogues) {
      const rows = [...terms, ...held(catalogues)].map((term) => ({ kind: term.kind, n: numberOf(term) }));
      attachService.run([service, JSON.stringify(rows.map(({ n }) => n))]);
      return listsOf(rows);
    },
    removeService: (service) => {
      detachService.run([service]);
    },
    remove: (dataset) => {
      detach.run([dataset]);
    },
    forget: () => {
      numbers.clear();
    },
  };
}
