import { FIGURE_METRICS, type FigureMetric, type ImportedFigure } from '../history/imported-figure.ts';
import type { DatasetFilter, Store } from '../store/store.ts';
import { memberCount } from './counts.ts';
import type { Day } from './day.ts';
import { type Definition, type Figure, registered } from './figure.ts';
import { type FoundFigure, importedOn, type ImportedFigures } from './imported-figures.ts';
import { isCounted, KIND_DEFINITIONS, type Measure, MEASURE_DEFINITIONS } from './measure.ts';
import { pastFilter } from './past-filter.ts';
import type { PastCount, PublishingHistory } from './past/publishing-history.ts';

/** What statistics are drawn from. */
export interface StatisticsSources {
  readonly store: Store;
  readonly past: PublishingHistory;
  readonly figures: ImportedFigures;
  readonly signal: AbortSignal;
}

export interface FigureOptions {
  /** Only what was counted in the same way: no imported figures, of which a share would mix two counts. */
  readonly ownOnly?: boolean;
}

/**
 * What a measure was at the end of each day (in order of time, each once): OBSERVED where every catalogue behind the
 * filter had been read by then; else an imported figure of exactly that scope, not older than a year; else DERIVED, a
 * lower bound by the dates of issue. Members of a day without imported figure are those of the register. Throws
 * InputError for conditions that the past cannot meet, and an Error when the record is away.
 */
export async function figuresOn(
  sources: StatisticsSources,
  measure: Measure,
  filter: DatasetFilter,
  days: readonly Day[],
  { ownOnly = false }: FigureOptions = {},
): Promise<readonly Figure[]> {
  const { store, past, figures, signal } = sources;
  const metric = FIGURE_METRICS.find((known) => known === measure);
  const imported = metric === undefined || ownOnly ? [] : await figures.all();
  const found = (day: Day): FoundFigure | undefined => metric && importedOn(imported, metric, filter, day, store);
  const definition = MEASURE_DEFINITIONS[measure];
  if (!isCounted(measure)) {
    return days.map((day) => {
      const figure = found(day);
      return figure === undefined
        ? registered(memberCount(store, filter), definition)
        : importedFigure(figure, definition);
    });
  }
  const [series] = await past.count({ measure, filter: pastFilter(filter), days }, signal);
  const first = await past.firstReading(signal);
  const counts = new Map(series?.counts.map((count) => [count.day, count]));
  return days.map((day) => {
    const count = counts.get(day) ?? { day, value: 0, basis: 'DERIVED', unobserved: [], gaps: [] };
    if (isObserved(count, first)) return observedOn(count, definition);
    const figure = found(day);
    if (figure === undefined || (figure.only !== undefined && count.value > figure.value)) {
      return derived(count, definition);
    }
    return importedFigure(figure, definition);
  });
}

/** What nobody but an imported figure knows of a day. */
export async function importedOnly(
  { store, figures }: StatisticsSources,
  metric: FigureMetric,
  filter: DatasetFilter,
  day: Day,
  definition: Definition,
): Promise<Figure | undefined> {
  const all: readonly ImportedFigure[] = await figures.all();
  const found = importedOn(all, metric, filter, day, store);
  return found && importedFigure(found, definition);
}

/** Where no catalogue at all had been read, nothing was observed, though none is missing either. */
const isObserved = ({ basis, asOf, day }: PastCount, firstReading: string | undefined): boolean =>
  basis === 'OBSERVED' && (asOf !== undefined || (firstReading !== undefined && firstReading.slice(0, 10) <= day));

/** A count of the past as a figure, where nothing imported comes into question. */
export const pastFigure = (count: PastCount, definition: Definition, firstReading: string | undefined): Figure =>
  isObserved(count, firstReading) ? observedOn(count, definition) : derived(count, definition);

function observedOn({ value, asOf, gaps }: PastCount, definition: Definition): Figure {
  return { value, definition, basis: 'OBSERVED', gaps, ...(asOf === undefined ? {} : { asOf }) };
}

function derived({ value, asOf, gaps, unobserved, day }: PastCount, definition: Definition): Figure {
  return { value, definition, basis: 'DERIVED', isLowerBound: true, unobserved, gaps, asOf: asOf ?? day };
}

function importedFigure({ date, value, sourceUrl, note, only }: FoundFigure, definition: Definition): Figure {
  const kind = only && KIND_DEFINITIONS[only];
  return {
    value,
    definition:
      kind === undefined ? definition : { sv: `${definition.sv} ${kind.sv}`, en: `${definition.en} ${kind.en}` },
    basis: 'IMPORTED',
    asOf: date,
    source: { url: sourceUrl, ...(note === undefined ? {} : { note }) },
    ...(kind === undefined ? {} : { isLowerBound: true }),
  };
}
