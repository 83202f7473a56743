import { LRUCache } from 'lru-cache';
import type { Store } from '../../store/store.ts';
import { createAskedDays } from './asked-days.ts';
import { behindParts, cataloguesBehind, createReadingSigns, type ReadingSigns } from './behind.ts';
import { daySums } from './day-sums.ts';
import type { Meanings } from './filter-tests.ts';
import { createParts } from './parts.ts';
import type { PastCount, PastQuestion, PastSeries, PublishingHistory } from './publishing-history.ts';
import { createPublishers, type Publisher } from './publishers.ts';
import { createRecordReader, type KnownRecord, type RecordReaderOptions } from './record-reader.ts';

export interface RecordedPastOptions extends Pick<RecordReaderOptions, 'history'> {
  readonly store: Store;
  /**
   * How long a question waits for what may have been recorded since the last one, in milliseconds; then it is answered by
   * what is known. 25 unless told.
   */
  readonly patienceMs?: number;
  /** Told once when the record cannot be read, and again after it could. */
  readonly onProblem?: (error: unknown) => void;
}

/** The past, and its end. */
export interface RecordedPast extends PublishingHistory {
  /** Reads the record, so that the first question need not wait for it. Rejects when the record is away, or on `close`. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 25;
/** Counts remembered: about 20 MiB. */
const REMEMBERED = 200_000;

const sizeOf = (series: readonly PastSeries[]): number => series.reduce((sum, { counts }) => sum + counts.length, 1);

/** By the last day's value, most first; those without a key last; equals by key. As the read model orders breakdowns. */
function ordered(series: readonly PastSeries[]): readonly PastSeries[] {
  const last = ({ counts }: PastSeries): number => counts.at(-1)?.value ?? 0;
  return series.toSorted(
    (one, other) =>
      Number(one.key === undefined) - Number(other.key === undefined) ||
      last(other) - last(one) ||
      ((one.key ?? '') < (other.key ?? '') ? -1 : 1),
  );
}

/**
 * The past as the durable record tells it, under the organisations, collaborations and specifications of today. What is read
 * of the record is kept in memory in few bytes, and read on; nothing keeps the thread for more than some milliseconds.
 */
export function createRecordedPast(options: RecordedPastOptions): RecordedPast {
  const { history, store, patienceMs = PATIENCE_MS, onProblem = () => undefined } = options;
  const reader = createRecordReader({ history, store, patienceMs, onProblem });
  const answers = new LRUCache<string, readonly PastSeries[]>({ maxSize: REMEMBERED, sizeCalculation: sizeOf });
  let today: { readonly revision: number; readonly publisherOf: (agent: string) => Publisher } | undefined;

  /** Who is whose unit is looked up once for a revision. */
  const publishersAt = (revision: number): ((agent: string) => Publisher) => {
    if (today?.revision !== revision) today = { revision, publisherOf: createPublishers(store) };
    return today.publisherOf;
  };
  const workOut = async (
    { measure, filter, days: asked, by }: PastQuestion,
    { record }: KnownRecord,
    signal: AbortSignal,
  ): Promise<readonly PastSeries[]> => {
    const publisherOf = publishersAt(store.revision());
    const meanings: Meanings = { states: record.states, store, publisherOf };
    const context = { record, store, publisherOf };
    const days = createAskedDays(asked);
    const parts = by === undefined ? undefined : createParts(by, meanings, record.catalogues);
    const sums = await daySums({ measure, filter, days, ...(parts === undefined ? {} : { parts }) }, record, meanings, signal); // prettier-ignore
    const behind = cataloguesBehind(filter, context);
    const signs = createReadingSigns(context, days);
    const behindPart =
      parts?.ofHolders !== undefined
        ? (key: string | undefined) => behind.filter((number) => record.catalogues.id(number) === key)
        : parts?.ofPublisher === undefined
          ? () => behind
          : behindParts(behind, parts.ofPublisher, context);
    const series = [...sums].map(([key, values]): PastSeries => {
      const its = signs(behindPart(key));
      const counts = asked.map((day, place) => countOf(day, values[place] ?? 0, its[place] ?? UNKNOWN));
      return { ...(key === undefined ? {} : { key }), counts };
    });
    return ordered(series.filter(({ counts }) => by === undefined || counts.some(({ value }) => value > 0)));
  };

  return {
    count: (question, signal) =>
      reader.withRecord(async (known) => {
        const key = JSON.stringify([known.version, store.epoch(), store.revision(), question]);
        const before = answers.get(key);
        if (before !== undefined) return before;
        const series = await workOut(question, known, signal);
        answers.set(key, series);
        return series;
      }, signal),
    firstReading: (signal) =>
      reader.withRecord(({ record }) => {
        const ends = Array.from({ length: record.catalogues.size() }, (_, n) => record.readings().of(n).firstEnd ?? []);
        return Promise.resolve(ends.flat().toSorted()[0]);
      }, signal),
    prepare: reader.read,
    close: reader.close,
  };
}

/** Written out: of a long series by many parts there are a hundred thousand. */
function countOf(day: string, value: number, { basis, unobserved, gaps, asOf }: ReadingSigns[number]): PastCount {
  if (asOf === undefined) return { day, value, basis, unobserved, gaps };
  return { day, value, basis, unobserved, gaps, asOf };
}

const UNKNOWN: ReadingSigns[number] = { basis: 'DERIVED', unobserved: [], gaps: [] };
