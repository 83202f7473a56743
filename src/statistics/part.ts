import { ORGANISATION_KINDS } from '../model/organisation.ts';
import { terms } from '../model/vocabulary/index.ts';
import type { DatasetFilter, Dimension, Store } from '../store/store.ts';

/** What statistics are divided by. */
export const STATISTICS_DIMENSIONS = [
  'ORGANISATION',
  'KIND',
  'COUNTY',
  'COLLABORATION',
  'THEME',
  'FORMAT',
  'LICENCE',
  'SPECIFICATION',
  'CATALOGUE',
  'PLATFORM',
  'FREQUENCY',
] as const satisfies readonly (Dimension | 'KIND' | 'PLATFORM' | 'FREQUENCY')[];
export type StatisticsDimension = (typeof STATISTICS_DIMENSIONS)[number];

/** Dimensions whose parts are few and known, so that each is a filter of its own. */
export type FilteredDimension = Exclude<StatisticsDimension, Dimension>;

export const isFiltered = (dimension: StatisticsDimension): dimension is FilteredDimension =>
  dimension === 'KIND' || dimension === 'PLATFORM' || dimension === 'FREQUENCY';

/** A part and what selects it. */
export interface FilteredPart {
  readonly key: string;
  readonly filter: DatasetFilter;
}

const both = <T>(values: readonly T[], given: readonly T[] | undefined): readonly T[] =>
  given === undefined ? values : values.filter((value) => given.includes(value));

/** The parts that the filter leaves something of. */
export function filteredParts(
  store: Pick<Store, 'catalogues'>,
  dimension: FilteredDimension,
  filter: DatasetFilter,
): readonly FilteredPart[] {
  switch (dimension) {
    case 'KIND':
      return both(ORGANISATION_KINDS, filter.organisationKinds).map((kind) => ({
        key: kind,
        filter: { ...filter, organisationKinds: [kind] },
      }));
    case 'FREQUENCY': {
      const codes = terms('frequency').map(({ code }) => code);
      return both(codes, filter.frequencies).map((code) => ({ key: code, filter: { ...filter, frequencies: [code] } }));
    }
    case 'PLATFORM': {
      const catalogues = store.catalogues();
      return [...new Set(catalogues.map(({ platform }) => platform))].flatMap((platform) => {
        const its = catalogues.filter((catalogue) => catalogue.platform === platform).map(({ id }) => id);
        const wanted = both(its, filter.catalogues);
        return wanted.length === 0 ? [] : [{ key: platform, filter: { ...filter, catalogues: wanted } }];
      });
    }
  }
}

/**
 * Whether a dataset is of one part at the most, so that those of none are what the parts leave of the whole: of PLATFORM
 * it can be of several, and is always of one.
 */
export const leavesRest = (dimension: FilteredDimension): boolean => dimension !== 'PLATFORM';
