import type { Context } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import { nearestMatch } from '../src/model/nearest-match.ts';
import type { KeyFigureValue, StatisticsRef } from '../src/model/key-figure.ts';
import type { Organisation } from '../src/model/organisation.ts';
import { DEFINITIONS, registered } from '../src/statistics/figure.ts';
import { MOST_IDS, MOST_YEARS } from '../src/statistics/key-figures/calls.ts';
import { globalIdOf, readGlobalId } from '../src/statistics/key-figures/global-id.ts';
import type { AreaRead, CellRead } from '../src/statistics/key-figures/loaders.ts';
import type { SkippedValue } from '../src/statistics/key-figures/statistics-source.ts';
import type { ProblemOfKeyFigures } from '../src/statistics/key-figures/value-reader.ts';
import type {
  KeyFigureProblemResolvers,
  KeyFigureResolvers,
  KeyFigureUnitResolvers,
  KeyFigureValueResolvers,
  OrganisationResolvers,
  QueryResolvers,
  SkippedValueResolvers,
  StatisticsSourceResolvers,
} from './__generated__/types.ts';
import { textIn } from './text.ts';

/** A value with its key figure's global id, and when it was read. */
export interface PickedValue extends Pick<KeyFigureValue, 'year' | 'gender' | 'status' | 'value' | 'said' | 'count'> {
  readonly keyFigureId: string;
  readonly readAt: string;
  readonly isStale: boolean;
}

/** A problem with where it is. */
export interface ProblemOfSource extends ProblemOfKeyFigures {
  readonly source: StatisticsRef;
}

/** Something skipped with where it was. */
export interface SkippedOfSource extends SkippedValue {
  readonly source: StatisticsRef;
}

const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];

/** A global id that a configured source may have. Throws InputError. */
function readId(text: string, field: string, { loaders }: Context): string {
  const { sources } = loaders.keyFigures;
  if (sources.find(text) !== undefined) return text;
  const named = sources.all.map(({ id }) => id);
  if (named.length === 0) {
    throw new InputError(
      field,
      'No source of key figures is configured: name one under `statistics:` in the sources file',
    );
  }
  const shown = text.slice(0, 60);
  const parts = readGlobalId(text);
  const source = sources.all.find(({ id }) => id === parts?.source);
  if (parts === undefined || source === undefined) {
    const near = parts === undefined ? undefined : nearestMatch(parts.source, named);
    const advice =
      near === undefined ? `the id of a source (${named.join(', ')}), a colon and the key figure's own` : `${near}:…`;
    throw new InputError(field, `${field} "${shown}" is not of a configured source; send ${advice}`);
  }
  const own = source.keyFigures.map(({ id }) => globalIdOf({ source: source.id, keyFigure: id }));
  const advice =
    own.length === 0 ? `as its source writes them after ${source.id}:` : `one of ${own.slice(0, 12).join(', ')}`;
  throw new InputError(field, `${field} "${shown}" is not a key figure of ${source.id}; send ids ${advice}`);
}

function readYear(year: number, field: string): number {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  throw new InputError(field, `${field} ${year} is not a year from ${FIRST_YEAR} to ${LAST_YEAR}; send one as in 2023`);
}

/** A list of distinct values, at least one and at most so many. Throws InputError. */
function readList<T>(values: readonly T[], field: string, most: number): readonly T[] {
  if (values.length === 0) throw new InputError(field, `${field} is an empty list; send at least one`);
  if (values.length > most) {
    throw new InputError(field, `${field} has ${values.length} values; send at most ${most} at a time`);
  }
  return [...new Set(values)];
}

/** SCB's code of what key figures are about; undefined for an organisation that is no municipality or region. */
const areaOf = ({ municipalityCode, regionCode }: Organisation): string | undefined => municipalityCode ?? regionCode;

function valuesOf({ id, year, readAt, isStale, values }: CellRead): readonly PickedValue[] {
  if (values.length === 0) return [{ keyFigureId: id, year, readAt, isStale, gender: 'ALL', status: 'NOT_PUBLISHED' }];
  return values.map((value) => ({ ...value, keyFigureId: id, readAt, isStale }));
}

interface PopulationRead {
  /** Rounded down by nobody: it is a whole number, or not a population. */
  readonly value?: number;
  readonly problem?: ProblemOfKeyFigures;
}

async function populationOf(one: Organisation, year: number, { loaders }: Context): Promise<PopulationRead> {
  const { sources, values } = loaders.keyFigures;
  const area = areaOf(one);
  if (area === undefined || sources.population === undefined) return {};
  const { cells, trouble }: AreaRead = await values.load({ area, ids: [sources.population], years: [year] });
  const [found] = cells.flatMap((cell) => cell.values.filter(({ gender }) => gender === 'ALL'));
  const [problem] = trouble.flatMap(({ problems }) => problems);
  return {
    ...(found?.value === undefined || !Number.isInteger(found.value) ? {} : { value: found.value }),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Whether the register's number is of the last day of a year. */
const isRegistered = ({ populationDate, population }: Organisation, year: number): boolean =>
  population !== undefined && populationDate === `${year}-12-31`;

export const organisationKeyFigures: Pick<OrganisationResolvers, 'keyFigures' | 'population' | 'populationProblem'> = {
  keyFigures: async (one, { ids, years, genders }, context) => {
    const asked = readList(ids, 'ids', MOST_IDS).map((id) => readId(id, 'ids', context));
    const wanted = readList(years, 'years', MOST_YEARS).map((year) => readYear(year, 'years'));
    const area = areaOf(one);
    if (area === undefined) return { values: [], problems: [], skipped: [] };
    const { cells, trouble } = await context.loaders.keyFigures.values.load({ area, ids: asked, years: wanted });
    return {
      values: cells.flatMap(valuesOf).filter(({ gender, status }) => {
        // That a source has nothing at all is so for every gender.
        return genders == null || genders.includes(gender) || status === 'NOT_PUBLISHED';
      }),
      problems: trouble.flatMap(({ source, problems }) => problems.map((problem) => ({ ...problem, source }))),
      skipped: trouble.flatMap(({ source, skipped }) => skipped.map((each) => ({ ...each, source }))),
    };
  },
  population: async (one, { year }, context) => {
    const { population, populationDate } = one;
    if (year == null || isRegistered(one, readYear(year, 'year'))) {
      return population === undefined ? undefined : registered(population, DEFINITIONS.population, populationDate);
    }
    const { value } = await populationOf(one, year, context);
    if (value === undefined) return undefined;
    return { value, definition: DEFINITIONS.populationOfYear, basis: 'KEY_FIGURE', asOf: `${year}-12-31` };
  },
  populationProblem: async (one, { year }, context) => {
    if (isRegistered(one, readYear(year, 'year'))) return undefined;
    return (await populationOf(one, year, context)).problem;
  },
};

export const keyFigureQueries: Pick<QueryResolvers, 'keyFigure' | 'statisticsSources'> = {
  keyFigure: (_root, { id }, context) => context.loaders.keyFigures.descriptions.load(readId(id, 'id', context)),
  statisticsSources: (_root, _args, { loaders }) => loaders.keyFigures.sources.all,
};

export const keyFigure: KeyFigureResolvers = {
  title: ({ keyFigure: one }, asked) => textIn(one?.titles ?? [], asked),
  titles: ({ keyFigure: one }) => one?.titles ?? [],
  description: ({ keyFigure: one }, asked) => textIn(one?.descriptions ?? [], asked),
  descriptions: ({ keyFigure: one }) => one?.descriptions ?? [],
  unit: ({ keyFigure: one }) => one?.unit,
  byGender: ({ keyFigure: one }) => one?.byGender,
  area: ({ keyFigure: one }) => one?.area,
  producer: ({ keyFigure: one }) => one?.producer,
  latestPeriod: ({ keyFigure: one }) => one?.latestPeriod,
  publication: ({ keyFigure: one }) => one?.publication,
  updated: ({ keyFigure: one }) => one?.updated,
  page: ({ keyFigure: one }) => one?.page,
  otherProperties: ({ keyFigure: one }) => one?.otherProperties ?? [],
};

export const unit: KeyFigureUnitResolvers = {
  text: ({ texts }, asked) => textIn(texts, asked),
};

export const keyFigureValue: KeyFigureValueResolvers = {
  keyFigure: ({ keyFigureId }, _args, { loaders }) => loaders.keyFigures.descriptions.load(keyFigureId),
};

export const keyFigureProblem: KeyFigureProblemResolvers = {
  ids: ({ source, keyFigures }) => keyFigures.map((one) => globalIdOf({ source: source.id, keyFigure: one })),
};

export const skippedValue: SkippedValueResolvers = {
  at: ({ id }) => id,
};

export const statisticsSource: StatisticsSourceResolvers = {
  slug: ({ id }) => id,
  name: ({ id, names }, asked) => textIn(names, asked) ?? id,
};
