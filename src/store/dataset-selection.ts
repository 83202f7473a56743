import type { Connection } from './connection.ts';
import type { Condition } from './dataset-conditions.ts';
import type { Fragment } from './keyset.ts';
import { createRevisionMemo } from './revision-memo.ts';
import type { DatasetFilter } from './store.ts';

/** How the datasets of a filter are found. */
export interface Selection {
  /** SELECT of the row numbers `n` of all of them, each once. */
  readonly rows: Fragment;
  /** How many meet the narrowest condition; undefined without conditions. */
  readonly narrowest: number | undefined;
  /** FROM and WHERE for reading them beginning at the narrowest condition. */
  readonly driven: { readonly from: Fragment; readonly where: readonly Fragment[] };
  /** WHERE for reading along an index of `dataset d`, testing each row. */
  readonly tests: readonly Fragment[];
}

const join = (fragments: readonly Fragment[]): Fragment => ({
  sql: fragments.map(({ sql }) => sql).join(' AND '),
  parameters: fragments.flatMap(({ parameters }) => parameters),
});

/**
 * Decides how to read a filter. The engine has no idea how many rows a condition leaves, so it is counted (and
 * remembered for the revision): the narrowest condition is read first, the others are tested on its rows.
 */
export function createDatasetSelection(
  connection: Connection,
  conditionsOf: (filter: DatasetFilter) => readonly Condition[],
): (filter: DatasetFilter) => Selection {
  const sizes = createRevisionMemo<number>(connection);
  const sizeOf = ({ rows: { sql, parameters } }: Condition): number =>
    sizes.get(
      `${sql} ${JSON.stringify(parameters)}`,
      () => connection.prepare<{ c: number }>(`SELECT count(*) AS c FROM (${sql})`).get(parameters)?.c ?? 0,
    );
  return (filter) => {
    const ordered = conditionsOf(filter)
      .map((condition) => ({ condition, size: sizeOf(condition) }))
      .toSorted((a, b) => a.size - b.size);
    const tests = ordered.map(({ condition }) => condition.test);
    const [first, ...others] = ordered;
    if (first === undefined) {
      const all = { sql: 'dataset d', parameters: [] };
      return {
        rows: { sql: 'SELECT n FROM dataset', parameters: [] },
        narrowest: undefined,
        driven: { from: all, where: [] },
        tests,
      };
    }
    const { rows } = first.condition;
    // CROSS JOIN: the engine keeps this order.
    const from = { sql: `(${rows.sql}) m CROSS JOIN dataset d ON d.n = m.n`, parameters: rows.parameters };
    const where = others.map(({ condition }) => condition.test);
    const rest = join(where);
    return {
      rows:
        where.length === 0
          ? rows
          : {
              sql: `SELECT d.n FROM ${from.sql} WHERE ${rest.sql}`,
              parameters: [...from.parameters, ...rest.parameters],
            },
      narrowest: first.size,
      driven: { from, where },
      tests,
    };
  };
}
