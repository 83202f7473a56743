import { wholeList } from '../catalogue/whole-list.ts';
import type { Organisation } from '../model/organisation.ts';
import type { DatasetFilter, Store } from '../store/store.ts';
import { organisationsOf, registerKinds } from './counts.ts';
import { type Definition, DEFINITIONS, type Figure, type FigureBasis, registered } from './figure.ts';
import { RATIO_DEFINITIONS } from './measure.ts';
import { perTenThousand } from './ratio.ts';
import { weakerBasis } from './share.ts';

/** Municipalities and regions that meet the filter's conditions on organisations. */
export function membersOf(store: Store, filter: DatasetFilter): readonly Organisation[] {
  const kinds = registerKinds(filter);
  if (kinds.length === 0) return [];
  return wholeList((request) => store.organisations({ ...organisationsOf(filter), kinds }, request));
}

/** How many people live in them, each once; undefined where the register does not say of all of them, or there are none. */
export function populationUnder(store: Store, filter: DatasetFilter): Figure | undefined {
  const members = membersOf(store, filter);
  // A region holds the municipalities of its county.
  const held = new Set(members.flatMap(({ regionCode, countyCode }) => (regionCode === undefined ? [] : [countyCode])));
  const areas = members.filter(({ regionCode, countyCode }) => regionCode !== undefined || !held.has(countyCode));
  let population = 0;
  const dates = new Set<string | undefined>();
  for (const area of areas) {
    if (area.population === undefined) return undefined;
    population += area.population;
    dates.add(area.populationDate);
  }
  if (areas.length === 0) return undefined;
  const [date, ...others] = dates;
  return registered(population, RATIO_DEFINITIONS.population, others.length === 0 ? date : undefined);
}

/** The same of one organisation. */
export function populationOf({ population, populationDate }: Organisation): Figure | undefined {
  return population === undefined ? undefined : registered(population, DEFINITIONS.population, populationDate);
}

/** Datasets by inhabitants. */
export interface Rate {
  readonly datasets: Figure;
  readonly population?: Figure;
  /** Absent where nobody lives there, as far as the register says. */
  readonly value?: number;
  readonly definition: Definition;
  readonly basis: FigureBasis;
}

export function rateOf(datasets: Figure, population: Figure | undefined): Rate {
  const value = population && perTenThousand(datasets.value, population.value);
  return {
    datasets,
    ...(population === undefined ? {} : { population }),
    ...(value === undefined ? {} : { value }),
    definition: RATIO_DEFINITIONS.perTenThousand,
    basis: population === undefined ? datasets.basis : weakerBasis(datasets, population),
  };
}
