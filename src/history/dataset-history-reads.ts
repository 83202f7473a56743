import type { Kysely } from 'kysely';
import type { ProblemKind } from '../model/problem.ts';
import type { AttemptOutcome } from '../model/snapshot.ts';
import type {
  CatalogueReading,
  DatasetEvent,
  DatasetEventKind,
  DatasetEventQuery,
  HistoryQuery,
} from './dataset-history.ts';
import type { EventTable, FigureTable, ReadingTable } from './dataset-history-tables.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** Rows of a page. */
const PAGE = 1_000;

/** A page, and where the next one begins; undefined after the last. */
export interface HistoryPage<T, Place> {
  readonly items: readonly T[];
  readonly next: Place | undefined;
}

export interface EventPlace {
  readonly at: string;
  readonly n: number;
}

const given = <Name extends string, Value>(name: Name, value: Value | null): Partial<Record<Name, Value>> =>
  (value === null ? {} : { [name]: value }) as Partial<Record<Name, Value>>;

const eventFrom = (row: EventTable): DatasetEvent => ({
  kind: row.kind as DatasetEventKind,
  at: row.at,
  catalogueId: row.catalogue,
  datasetId: row.dataset,
  identity: row.identity,
  ...given('hash', row.hash),
  ...(row.fields === null ? {} : { fields: JSON.parse(row.fields) as readonly string[] }),
  ...(row.facts === null ? {} : { facts: JSON.parse(row.facts) as NonNullable<DatasetEvent['facts']> }),
  ...given('lastSeen', row.last_seen),
});

/** Some events, from after a place. */
export async function eventsAfter(
  db: Database,
  { since, until, catalogueIds, datasetIds, kinds }: DatasetEventQuery,
  place: EventPlace | undefined,
): Promise<HistoryPage<DatasetEvent, EventPlace>> {
  let query = db.selectFrom('record_event').selectAll().orderBy('at').orderBy('n').limit(PAGE);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (until !== undefined) query = query.where('at', '<', until);
  if (catalogueIds !== undefined) query = query.where('catalogue', 'in', orNone(catalogueIds));
  if (datasetIds !== undefined) query = query.where('dataset', 'in', orNone(datasetIds));
  if (kinds !== undefined) query = query.where('kind', 'in', orNone(kinds));
  if (place !== undefined) {
    // The first condition is what the index is entered by.
    query = query
      .where('at', '>=', place.at)
      .where((where) => where.or([where('at', '>', place.at), where('n', '>', place.n)]));
  }
  const rows = await query.execute();
  const last = rows.length < PAGE ? undefined : rows.at(-1);
  return { items: rows.map(eventFrom), next: last && { at: last.at, n: last.n } };
}

/** A list of nothing is no SQL; no name is empty. */
const orNone = (values: readonly string[]): readonly string[] => (values.length === 0 ? [''] : values);

const readingFrom = (row: ReadingTable): CatalogueReading => ({
  catalogueId: row.catalogue,
  at: row.at,
  outcome: row.outcome as AttemptOutcome,
  ...given('problem', row.problem as ProblemKind | null),
  ...given('datasets', row.datasets),
  ...given('durationMs', row.duration_ms),
});

export interface ReadingPlace {
  readonly at: string;
  readonly catalogueId: string;
}

/** Some readings, from after a place. */
export async function readingsAfter(
  db: Database,
  { since, until, catalogueIds }: HistoryQuery,
  place: ReadingPlace | undefined,
): Promise<HistoryPage<CatalogueReading, ReadingPlace>> {
  let query = db.selectFrom('record_reading').selectAll().orderBy('at').orderBy('catalogue').limit(PAGE);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (until !== undefined) query = query.where('at', '<', until);
  if (catalogueIds !== undefined) query = query.where('catalogue', 'in', orNone(catalogueIds));
  if (place !== undefined) {
    query = query
      .where('at', '>=', place.at)
      .where((where) => where.or([where('at', '>', place.at), where('catalogue', '>', place.catalogueId)]));
  }
  const rows = await query.execute();
  const last = rows.length < PAGE ? undefined : rows.at(-1);
  return { items: rows.map(readingFrom), next: last && { at: last.at, catalogueId: last.catalogue } };
}

const figureFrom = (row: FigureTable): ImportedFigure => ({
  date: row.date,
  metric: row.metric as ImportedFigure['metric'],
  value: Number(row.value),
  ...given('collaboration', row.collaboration),
  ...given('organisation', row.organisation),
  ...given('organisationKind', row.organisation_kind as NonNullable<ImportedFigure['organisationKind']> | null),
  sourceUrl: row.source_url,
  ...given('note', row.note),
});

/** All of them: they are few. */
export async function readFigures(db: Database): Promise<readonly ImportedFigure[]> {
  const rows = await db
    .selectFrom('record_figure')
    .selectAll()
    .orderBy('date')
    .orderBy('metric')
    .orderBy('id')
    .execute();
  return rows.map(figureFrom);
}

/** `DatasetHistory.position`. */
export async function readPosition(db: Database): Promise<number> {
  const row = await db.selectFrom('record_event_number').select('last').where('one', '=', 1).executeTakeFirst();
  return row?.last ?? 0;
}
