import type { Collaboration } from '../model/catalogue.ts';
import type { Connection } from './connection.ts';
import type { Selection } from './dataset-selection.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { TERM_KINDS } from './schema.ts';
import type { TermKind } from './schema.ts';
import type { SpecificationCounts } from './specification-counts.ts';
import type { DatasetFilter, Dimension, DimensionCount, Store } from './store.ts';

type DatasetCounts = Pick<Store, 'countDatasets' | 'countDatasetsBy' | 'countDistributions' | 'countPublishers'>;

const TERM_DIMENSIONS = {
  THEME: 'theme',
  FORMAT: 'format',
  LICENCE: 'licence',
  CATALOGUE: 'catalogue',
} as const satisfies Partial<Record<Dimension, TermKind>>;

interface TermCount {
  readonly key: string | null;
  readonly value: string | null;
  readonly datasets: number;
}

/** What a topmost organisation publishes; all null: datasets without a publisher that we know. */
interface PublisherCount {
  readonly id: string | null;
  readonly county: string | null;
  readonly code: string | null;
  readonly datasets: number;
}

/** Most first; those without a key last. */
function ordered(counts: ReadonlyMap<string | undefined, number>): readonly DimensionCount[] {
  return [...counts]
    .map(([key, datasets]) => ({ key, datasets }))
    .filter(({ datasets }) => datasets > 0)
    .toSorted(
      (a, b) =>
        Number(a.key === undefined) - Number(b.key === undefined) ||
        b.datasets - a.datasets ||
        ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
    );
}

/** Spellings that differ in case are one key, shown as the one that comes first. */
function byTerm(rows: readonly TermCount[]): ReadonlyMap<string | undefined, number> {
  const shown = new Map<string | null, string | undefined>();
  const counts = new Map<string | null, number>();
  for (const { key, value, datasets } of rows) {
    counts.set(key, (counts.get(key) ?? 0) + datasets);
    const known = shown.get(key);
    if (value !== null && (known === undefined || value < known)) shown.set(key, value);
  }
  return new Map([...counts].map(([key, datasets]) => [shown.get(key), datasets]));
}

function byPublisher(
  rows: readonly PublisherCount[],
  keys: (row: PublisherCount) => readonly (string | null)[],
): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const row of rows) {
    const found = keys(row);
    for (const key of found.length === 0 ? [undefined] : found) {
      counts.set(key ?? undefined, (counts.get(key ?? undefined) ?? 0) + row.datasets);
    }
  }
  return counts;
}

/** Counts of datasets; each is worked out once for a revision. */
export function createDatasetCounts(
  connection: Connection,
  select: (filter: DatasetFilter) => Selection,
  collaborations: readonly Collaboration[],
  bySpecification: SpecificationCounts['bySpecification'],
): DatasetCounts {
  const { prepare } = connection;
  const numbers = createRevisionMemo<number>(connection);
  const breakdowns = createRevisionMemo<readonly DimensionCount[]>(connection);
  const publishers = createRevisionMemo<readonly PublisherCount[]>(connection);

  const distributions = (filter: DatasetFilter): number => {
    const { rows, narrowest } = select(filter);
    const from = narrowest === undefined ? 'dataset d' : `(${rows.sql}) m CROSS JOIN dataset d ON d.n = m.n`;
    const row = prepare<{ c: number | null }>(`SELECT sum(d.distributions) AS c FROM ${from}`).get(rows.parameters);
    return row?.c ?? 0;
  };
  const publishersOf = (filter: DatasetFilter): readonly PublisherCount[] =>
    publishers.get(JSON.stringify(filter), () => {
      const { rows, narrowest } = select(filter);
      const counted =
        narrowest === undefined
          ? 'SELECT organisation, count(*) AS datasets FROM dataset GROUP BY organisation'
          : `SELECT d.organisation, count(*) AS datasets FROM (${rows.sql}) m CROSS JOIN dataset d ON d.n = m.n GROUP BY d.organisation`;
      return prepare<PublisherCount>(
        `SELECT t.id, t.county, t.code, sum(p.datasets) AS datasets FROM (${counted}) p
         LEFT JOIN organisation o ON o.n = p.organisation LEFT JOIN organisation t ON t.n = o.top GROUP BY t.n`,
      ).all(rows.parameters);
    });
  const termCounts = (kind: TermKind, filter: DatasetFilter): readonly TermCount[] => {
    const { rows, narrowest } = select(filter);
    const counted =
      narrowest === undefined
        ? 'SELECT t.key, t.value, (SELECT count(*) FROM dataset_term x WHERE x.term = t.n) AS datasets FROM term t WHERE t.kind = ?'
        : `SELECT t.key, t.value, p.datasets FROM (
             SELECT x.term, count(*) AS datasets FROM (${rows.sql}) m
             CROSS JOIN dataset_term x ON x.dataset = m.n AND x.kind = ? GROUP BY x.term
           ) p JOIN term t ON t.n = p.term`;
    return prepare<TermCount>(counted).all([...rows.parameters, TERM_KINDS[kind]]);
  };
  const countBy = (dimension: Dimension, filter: DatasetFilter): ReadonlyMap<string | undefined, number> => {
    switch (dimension) {
      case 'ORGANISATION':
        return byPublisher(publishersOf(filter), (row) => [row.id]);
      case 'COUNTY':
        return byPublisher(publishersOf(filter), (row) => [row.county]);
      case 'COLLABORATION':
        return byPublisher(publishersOf(filter), ({ code }) =>
          collaborations.filter(({ members }) => code !== null && members.includes(code)).map(({ id }) => id),
        );
      case 'SPECIFICATION':
        return bySpecification(filter);
      default:
        return byTerm(termCounts(TERM_DIMENSIONS[dimension], filter));
    }
  };
  return {
    countDatasets: (filter) =>
      numbers.get(`datasets ${JSON.stringify(filter)}`, () => {
        const { rows } = select(filter);
        return prepare<{ c: number }>(`SELECT count(*) AS c FROM (${rows.sql})`).get(rows.parameters)?.c ?? 0;
      }),
    countDistributions: (filter) => numbers.get(`distributions ${JSON.stringify(filter)}`, () => distributions(filter)),
    countDatasetsBy: (dimension, filter) =>
      breakdowns.get(`${dimension} ${JSON.stringify(filter)}`, () => ordered(countBy(dimension, filter))),
    countPublishers: (filter) => publishersOf(filter).filter(({ id }) => id !== null).length,
  };
}
