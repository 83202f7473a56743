import type { Connection } from '../connection.ts';
import { termKey } from '../dataset-terms.ts';
import { createRevisionMemo } from '../revision-memo.ts';
import { FIRST_TERM, TERM_KINDS } from '../schema.ts';
import type { TermKind } from '../schema.ts';
import type { NumberCounts } from './facet-numbers.ts';
import type { FacetCount } from './search.ts';

interface TermRow {
  readonly n: number;
  readonly key: string;
  readonly value: string;
}

/** Terms of the read model, as facets show them. */
export interface FacetTerms {
  /** Row numbers of the terms that these values name, without regard to case. */
  numbers(kind: TermKind, values: readonly string[]): readonly number[];
  /** The values that most rows have, and the chosen ones. */
  values(kind: TermKind, counted: NumberCounts, chosen: readonly string[], limit: number): readonly FacetCount[];
}

/**
 * Spellings that differ in case are several terms, but one value of a facet: a dataset has only one of them (`termsOf`), so
 * that their counts add up. Shown is the one of the counted ones that comes first.
 */
export function createFacetTerms(connection: Connection): FacetTerms {
  const memo = createRevisionMemo<ReadonlyMap<number, number>>(connection);
  /** Terms that were shown: most answers show the same. */
  const shownMemo = createRevisionMemo<Map<number, TermRow>>(connection);
  const spellings = connection.prepare<{ numbers: string }>(
    'SELECT json_group_array(n) AS numbers FROM term WHERE kind = ? AND key IS NOT NULL GROUP BY key HAVING count(*) > 1',
  );
  const named = connection.prepare<TermRow>(
    'SELECT n, key, value FROM term WHERE n IN (SELECT value FROM json_each(?))',
  );
  const numbered = connection.prepare<TermRow>(
    'SELECT n, key, value FROM term WHERE kind = ? AND key IN (SELECT value FROM json_each(?))',
  );
  /** Of the terms that are spelled in several ways: the number that stands for all of them. */
  const sameAs = (kind: TermKind): ReadonlyMap<number, number> =>
    memo.get(kind, () => {
      const same = new Map<number, number>();
      for (const { numbers } of spellings.all([TERM_KINDS[kind]])) {
        const group = JSON.parse(numbers) as readonly number[];
        for (const n of group) same.set(n, group[0] ?? n);
      }
      return same;
    });
  const rowsOf = (numbers: readonly number[]): readonly TermRow[] => {
    const known = shownMemo.get('all', () => new Map<number, TermRow>());
    const missing = numbers.filter((n) => !known.has(n));
    if (missing.length > 0) for (const row of named.all([JSON.stringify(missing)])) known.set(row.n, row);
    return numbers.flatMap((n) => known.get(n) ?? []);
  };
  const keysOf = (values: readonly string[]): readonly string[] => values.map(termKey).filter((key) => key !== '');
  const termsOf = (kind: TermKind, values: readonly string[]): readonly TermRow[] =>
    values.length === 0 ? [] : numbered.all([TERM_KINDS[kind], JSON.stringify(keysOf(values))]);

  return {
    numbers: (kind, values) => termsOf(kind, values).map(({ n }) => n),
    values(kind, { counts, none }, chosen, limit) {
      const same = sameAs(kind);
      const sums = new Map<number, number>();
      let without = none;
      for (const [n, count] of counts) {
        // The kind's own number stands for "has none".
        if (n < FIRST_TERM) without += count;
        else {
          const one = same.get(n) ?? n;
          sums.set(one, (sums.get(one) ?? 0) + count);
        }
      }
      const least = leastOf([...sums.values()], limit);
      const shown = new Set([...sums].filter(([, count]) => count >= least).map(([n]) => n));
      const chosenTerms = termsOf(kind, chosen);
      for (const { n } of chosenTerms) shown.add(same.get(n) ?? n);
      const all = [...shown, ...[...same].filter(([n, one]) => n !== one && shown.has(one)).map(([n]) => n)];
      const values = new Map<string, { value: string; datasets: number }>();
      const rows = rowsOf(all).toSorted((a, b) => (a.value < b.value ? -1 : 1));
      for (const { n, key, value } of rows) {
        const datasets = counts.get(n) ?? 0;
        const known = values.get(key);
        if (known === undefined) values.set(key, { value, datasets });
        else
          values.set(key, { value: known.datasets === 0 ? value : known.value, datasets: known.datasets + datasets });
      }
      const chosenKeys = new Set(keysOf(chosen));
      for (const said of chosen) {
        const key = termKey(said);
        if (key !== '' && !values.has(key)) values.set(key, { value: said.trim(), datasets: 0 });
      }
      const found = [...values].map(([key, { value, datasets }]) => ({
        key: value,
        datasets,
        selected: chosenKeys.has(key),
      }));
      return ranked(found, without, limit);
    },
  };
}

/** The count that the value at the limit has: those with less are not among the first. */
function leastOf(counts: readonly number[], limit: number): number {
  return counts.toSorted((a, b) => b - a)[limit - 1] ?? 1;
}

/**
 * Most first, then by key; at most `limit`, the selected ones besides. Rows that have none come last and take the last of
 * the places, where there are two.
 */
export function ranked(
  values: readonly (FacetCount & { readonly key: string })[],
  none: number,
  limit: number,
): readonly FacetCount[] {
  const ordered = values
    .filter(({ datasets, selected }) => datasets > 0 || selected)
    .toSorted((a, b) => b.datasets - a.datasets || (a.key < b.key ? -1 : 1));
  const hasNone = none > 0 && (limit > 1 || ordered.length === 0);
  const first = new Set(ordered.slice(0, hasNone ? Math.max(0, limit - 1) : limit));
  const listed: FacetCount[] = ordered.filter((value) => first.has(value) || value.selected);
  return hasNone ? [...listed, { key: undefined, datasets: none, selected: false }] : listed;
}
