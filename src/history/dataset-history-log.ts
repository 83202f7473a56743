import type { Kysely } from 'kysely';
import type { DatasetEventKind } from './dataset-history.ts';
import type { HistoryPage } from './dataset-history-reads.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** An event as far as datasets are counted by it. */
export interface LoggedEvent {
  /** In the order in which they were committed; the record's position is not below that of any event. */
  readonly n: number;
  readonly kind: DatasetEventKind;
  readonly at: string;
  readonly catalogueId: string;
  readonly datasetId: string;
  readonly identity: string;
  /** `DatasetFacts` as JSON. */
  readonly facts: string | undefined;
}

/** When a catalogue was read to its end. */
export interface GoodReading {
  readonly catalogueId: string;
  /** When it began: ISO 8601, UTC. */
  readonly at: string;
  readonly durationMs: number;
}

/** The record for those who keep what they have read of it, and read only what has come since. */
export interface DatasetHistoryLog {
  /** All events with numbers up to this one, in order of time, then of number; in pages. */
  byTime(upTo: number): AsyncIterable<readonly LoggedEvent[]>;
  /** The events after this number, up to that one, in order of number; in pages. */
  byNumber(after: number, upTo: number): AsyncIterable<readonly LoggedEvent[]>;
  /** Readings to the end, in order of catalogue and time; in pages. */
  goodReadings(): AsyncIterable<readonly GoodReading[]>;
  /** Those of these catalogues that began after the moments given. */
  goodReadingsSince(since: ReadonlyMap<string, string>): Promise<readonly GoodReading[]>;
}

/** Rows of a page: what a thread reads of them stays below some milliseconds. */
const EVENTS = 500;
const READINGS = 2_000;
/** Conditions of one statement. */
const CATALOGUES = 100;
const GOOD = ['SUCCEEDED', 'UNCHANGED'];

interface Row {
  readonly n: number;
  readonly kind: string;
  readonly at: string;
  readonly catalogue: string;
  readonly dataset: string;
  readonly identity: string;
  readonly facts: string | null;
}

const events = (db: Database) =>
  db.selectFrom('record_event').select(['n', 'kind', 'at', 'catalogue', 'dataset', 'identity', 'facts']).limit(EVENTS);

const eventFrom = ({ n, kind, at, catalogue, dataset, identity, facts }: Row): LoggedEvent => ({
  n,
  kind: kind as DatasetEventKind,
  at,
  catalogueId: catalogue,
  datasetId: dataset,
  identity,
  facts: facts ?? undefined,
});

/** A page of `byTime`. */
export async function loggedByTime(
  db: Database,
  upTo: number,
  place: LoggedEvent | undefined,
): Promise<HistoryPage<LoggedEvent, LoggedEvent>> {
  let query = events(db).where('n', '<=', upTo).orderBy('at').orderBy('n');
  if (place !== undefined) {
    // The first condition is what the index is entered by.
    query = query
      .where('at', '>=', place.at)
      .where((where) => where.or([where('at', '>', place.at), where('n', '>', place.n)]));
  }
  const items = (await query.execute()).map(eventFrom);
  return { items, next: items.length < EVENTS ? undefined : items.at(-1) };
}

/** A page of `byNumber`. */
export async function loggedByNumber(
  db: Database,
  after: number,
  upTo: number,
): Promise<HistoryPage<LoggedEvent, LoggedEvent>> {
  const rows = await events(db).where('n', '>', after).where('n', '<=', upTo).orderBy('n').execute();
  const items = rows.map(eventFrom);
  return { items, next: items.length < EVENTS ? undefined : items.at(-1) };
}

interface ReadingRow {
  readonly catalogue: string;
  readonly at: string;
  readonly duration_ms: number | null;
}

const readings = (db: Database) =>
  db.selectFrom('record_reading').select(['catalogue', 'at', 'duration_ms']).where('outcome', 'in', GOOD);

const readingFrom = ({ catalogue, at, duration_ms }: ReadingRow): GoodReading => ({
  catalogueId: catalogue,
  at,
  durationMs: duration_ms ?? 0,
});

/** A page of `goodReadings`. */
export async function goodReadingsAfter(
  db: Database,
  place: GoodReading | undefined,
): Promise<HistoryPage<GoodReading, GoodReading>> {
  let query = readings(db).orderBy('catalogue').orderBy('at').limit(READINGS);
  if (place !== undefined) {
    query = query
      .where('catalogue', '>=', place.catalogueId)
      .where((where) => where.or([where('catalogue', '>', place.catalogueId), where('at', '>', place.at)]));
  }
  const items = (await query.execute()).map(readingFrom);
  return { items, next: items.length < READINGS ? undefined : items.at(-1) };
}

/** `DatasetHistoryLog.goodReadingsSince`. */
export async function goodReadingsSince(
  db: Database,
  since: ReadonlyMap<string, string>,
): Promise<readonly GoodReading[]> {
  const found: GoodReading[] = [];
  const all = [...since];
  for (let from = 0; from < all.length; from += CATALOGUES) {
    const some = all.slice(from, from + CATALOGUES);
    const rows = await readings(db)
      .where((where) =>
        where.or(some.map(([catalogue, at]) => where.and([where('catalogue', '=', catalogue), where('at', '>', at)]))),
      )
      .orderBy('catalogue')
      .orderBy('at')
      .execute();
    found.push(...rows.map(readingFrom));
  }
  return found;
}
