import { LRUCache } from 'lru-cache';
import type { Connection } from './connection.ts';
import { termKey } from './dataset-terms.ts';
import type { DatasetTerms, Term } from './dataset-terms.ts';
import { FIRST_TERM, TERM_KINDS } from './schema.ts';

/** Numbers of terms remembered between writes; the others are looked up. */
const REMEMBERED = 50_000;

/** Writes which terms a dataset has. */
export interface TermWriter {
  /** Replaces the terms of the dataset with this row number; `catalogues` hold it. */
  write(dataset: number, isNew: boolean, terms: DatasetTerms, catalogues: readonly string[]): void;
  remove(dataset: number): void;
  /** Terms made in a transaction that is rolled back are not there afterwards. */
  forget(): void;
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
      const held = catalogues.map((value) => ({ kind: 'catalogue', key: termKey(value), value }) as const);
      const rows = [
        ...[...terms, ...held].map((term) => [numberOf(term), TERM_KINDS[term.kind]]),
        ...none.map((kind) => [TERM_KINDS[kind], TERM_KINDS[kind]]),
      ];
      attach.run([dataset, JSON.stringify(rows)]);
    },
    remove: (dataset) => {
      detach.run([dataset]);
    },
    forget: () => {
      numbers.clear();
    },
  };
}
